import { figureText, refuse, wallClock, type Amending, type Refusal, type State } from '../kernel/index.ts';
import { handOn } from './last-hand.ts';

/** One figure that two people changed, as it is told to the second: `now` is JSON; `by` and `at` where they are known. People are told a name (`who`) in place of `by`. */
export interface CrossedFigure {
  readonly what: string;
  readonly now: string;
  readonly by?: string;
  readonly at?: number;
}

/**
 * Why a command that amends a row does not hold: somebody else changed the same figure since its maker looked, or something
 * that no rule can read. Undefined where nobody did.
 */
export function crossedRefusal(state: State, { row, crossed, outdated }: Amending): Refusal | undefined {
  if (outdated !== undefined) return outdated;
  const [first] = crossed;
  if (first === undefined) return undefined;
  const figures = state.get('lastHand', handOn(row))?.figures ?? {};
  const told = crossed.map(({ what, now }): CrossedFigure => {
    const hand = figures[what];
    // Where it came to be so by another way, whose hand was on it before is beside the point.
    const known = hand !== undefined && JSON.stringify(hand.value) === JSON.stringify(now);
    return { what, now: JSON.stringify(now), ...(known && { by: hand.by, at: hand.at }) };
  });
  return refuse('changed-meanwhile', {
    where: `payload.${first.what}`,
    now: figureText(first.what, first.now),
    own: figureText(first.what, first.own),
    who: '—',
    when: told[0]?.at === undefined ? '—' : wallClock(told[0].at),
    crossed: JSON.stringify(told),
  }).refusal;
}
