import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, SYSTEM_ID } from '../kernel/index.ts';
import { name, phone, signInName } from '../person.ts';
import { mayManageSignIn } from './may-manage-sign-in.ts';
import { whereSignIn } from './where-sign-in.ts';

/**
 * Makes a person a one-time password, for the first time or anew: what they had open ends. The server makes the password, outside
 * of the journal, in the same transaction, and tells it to whoever sent the command.
 */
export const makeSignIn = defineCommand({
  type: 'make-sign-in',
  capability: 'signins.manage',
  payload: z.object({ person: id }),
  personal: z.object({ signInName, name, phone: z.optional(phone) }),
  access: ({ person }, given) => given && { opens: person, ...given },
  place: whereSignIn,
  decide(state, { county, by, payload: { person } }) {
    const member = state.get('member', person);
    if (member === undefined || member.holdings.length === 0) return refuse('sign-in-without-role');
    const maker = state.get('member', by);
    if (by !== SYSTEM_ID && (maker === undefined || !mayManageSignIn(maker, member, county)))
      return refuse('not-allowed', { capability: 'signins.manage-staff' });
    return accept({ type: 'SignInMade', data: { person } });
  },
});
