import { defineModule } from '../kernel/index.ts';
import { endSignIn } from './end-sign-in.ts';
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
    ...memberEvents,
    ...signInEvents,
  },
  commands: [endSignIn, grantRole, makeSignIn, revokeRole],
});
