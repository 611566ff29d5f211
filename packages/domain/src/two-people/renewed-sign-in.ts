import { DAY, type Instant, type State } from '../kernel/index.ts';

/** For so many days a sign-in that was opened anew may be in the hands of who opened it: after that its own person has missed it. */
export const RENEWED_DAYS = 7;

/** Who opened a person's sign-in anew in the last days, and so got a password for it. The first sign-in, with the first role, is no renewal. */
export function renewedBy(state: State, person: string, at: Instant): readonly string[] {
  const acts = state.get('signIn', person)?.acts ?? [];
  const since = Math.min(...(state.get('member', person)?.holdings ?? []).map((held) => held.since));
  return acts
    .filter(
      ({ what, at: then }, index) =>
        what === 'made' &&
        then > at - RENEWED_DAYS * DAY &&
        (then > since + DAY || acts.slice(0, index).some((before) => before.what === 'made')),
    )
    .map(({ by }) => by);
}

/** Whether one person may speak by both sign-ins: one opened the other's anew, or a third opened both. */
export function inOneHand(state: State, one: string, other: string, at: Instant): boolean {
  const first = new Set([one, ...renewedBy(state, one, at)]);
  return [other, ...renewedBy(state, other, at)].some((person) => first.has(person));
}
