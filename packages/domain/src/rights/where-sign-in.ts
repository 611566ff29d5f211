import type { Command, Place, State } from '../kernel/index.ts';

/** Where a command about somebody's sign-in happens: where they hold their first role, else in the county. */
export function whereSignIn(state: State, { county, payload }: Command<{ readonly person: string }>): Place {
  return state.get('member', payload.person)?.holdings[0]?.place ?? county;
}
