import type { Draft, EventRules, Instant, Recorded } from '../kernel/index.ts';

/** What was done about a person's sign-in: a one-time password made (for the first time or anew), or the sign-in shut. */
export interface SignInAct {
  readonly what: 'made' | 'ended';
  readonly at: Instant;
  readonly by: string;
}

/** What this county did about a person's sign-in, in order; it stays when the sign-in is shut. The id is the person's. */
export interface SignIn {
  readonly id: string;
  readonly acts: readonly SignInAct[];
}

/** A one-time password was made for somebody. Neither it nor the sign-in name stands in the journal. */
export interface SignInMade {
  readonly person: string;
}

/** Somebody was shut out. */
export interface SignInEnded {
  readonly person: string;
}

declare module '../kernel/state.ts' {
  interface Entities {
    signIn: SignIn;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    SignInMade: SignInMade;
    SignInEnded: SignInEnded;
  }
}

function add(draft: Draft, person: string, what: SignInAct['what'], { at, by }: Recorded): void {
  const acts = draft.get('signIn', person)?.acts ?? [];
  draft.put('signIn', { id: person, acts: [...acts, { what, at, by }] });
}

export const signInEvents: EventRules<'SignInMade' | 'SignInEnded'> = {
  SignInMade: { writes: ['signIn'], evolve: (draft, { person }, recorded) => add(draft, person, 'made', recorded) },
  SignInEnded: { writes: ['signIn'], evolve: (draft, { person }, recorded) => add(draft, person, 'ended', recorded) },
};
