import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, SYSTEM_ID } from '../kernel/index.ts';
import { mayManageSignIn } from './may-manage-sign-in.ts';
import { whereSignIn } from './where-sign-in.ts';

/** Shuts a person out at once: no sign-in, no session, no PIN, in the same transaction. What they did, and this, stays on record. */
export const endSignIn = defineCommand({
  type: 'end-sign-in',
  capability: 'signins.manage',
  payload: z.object({ person: id }),
  access: ({ person }) => ({ shuts: person }),
  place: whereSignIn,
  decide(state, { county, by, payload: { person } }) {
    const member = state.get('member', person);
    const maker = state.get('member', by);
    if (member === undefined) return refuse('sign-in-without-role');
    if (by !== SYSTEM_ID && (maker === undefined || !mayManageSignIn(maker, member, county)))
      return refuse('not-allowed', { capability: 'signins.manage-staff' });
    return accept({ type: 'SignInEnded', data: { person } });
  },
});
