import { defineModule } from '../kernel/index.ts';
import { accessLogRetention, knownDeviceRetention } from './access-log.ts';
import { endSignIn } from './end-sign-in.ts';
import { forgetStaff, forgetStaffEvents, staffContactRetention, staffNameRetention } from './forget-staff.ts';
import { grantRole } from './grant-role.ts';
import { makeSignIn } from './make-sign-in.ts';
import { memberEvents } from './member.ts';
import { revokeRole } from './revoke-role.ts';
import { signInEvents } from './sign-in.ts';

/** Who may do what, and where. */
export const rights = defineModule({
  name: 'rights',
  kinds: {
    member: { heldWhole: true, holder: 'station', told: 'whole' },
    signIn: { heldWhole: true },
  },
  events: {
    ...forgetStaffEvents,
    ...memberEvents,
    ...signInEvents,
  },
  keeps: [staffContactRetention, staffNameRetention, accessLogRetention, knownDeviceRetention],
  commands: [endSignIn, forgetStaff, grantRole, makeSignIn, revokeRole],
});
