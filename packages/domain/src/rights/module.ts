import { defineModule } from '../kernel/index.ts';
import { accessLogRetention, knownDeviceRetention } from './access-log.ts';
import { endSignIn } from './end-sign-in.ts';
import { eraseGuest } from './erase-guest.ts';
import { forgetStaff, forgetStaffEvents, staffContactRetention, staffNameRetention } from './forget-staff.ts';
import { grantRole } from './grant-role.ts';
import { guestEvents, guestRetention } from './guest.ts';
import { heldByStations } from './held.ts';
import { makeSignIn } from './make-sign-in.ts';
import { memberEvents } from './member.ts';
import { revokeRole } from './revoke-role.ts';
import { signInEvents } from './sign-in.ts';
import { rightsProblems } from './problems.ts';

/** Who may do what, and where. */
export const rights = defineModule({
  name: 'rights',
  problems: rightsProblems,
  kinds: {
    member: { heldWhole: true, owner: 'id', dates: null },
    signIn: { heldWhole: true, dates: null },
    // A guest may be erased before their matter is done.
    guest: { heldWhole: false, owner: 'id', dates: null },
  },
  held: { station: heldByStations },
  events: {
    ...guestEvents,
    ...forgetStaffEvents,
    ...memberEvents,
    ...signInEvents,
  },
  keeps: [guestRetention, staffContactRetention, staffNameRetention, accessLogRetention, knownDeviceRetention],
  commands: [endSignIn, eraseGuest, forgetStaff, grantRole, makeSignIn, revokeRole],
});
