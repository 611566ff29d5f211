import { invariant, MINUTE, type Instant } from '../kernel/index.ts';

/** What is too odd to be recorded or booked of a loop without a second look. */
export const loopDoubtKinds = ['minutes-short', 'minutes-long', 'metres-short', 'metres-long', 'too-fast'] as const;
export type LoopDoubtKind = (typeof loopDoubtKinds)[number];

/**
 * The bounds of what needs no second look: in percent of the plan, which knows no queue at a station and no way round; and the
 * speed from door to door, stops included, which no van on county roads reaches. The house's own, against slips and against
 * loops that were begun and ended at a desk.
 */
export const doubtBounds = {
  minutesPercent: { least: 34, most: 300 },
  metresPercent: { least: 50, most: 200 },
  kmPerHour: 90,
} as const;

/** How far and how long. */
export interface Way {
  readonly metres: number | null;
  readonly minutes: number | null;
}

/** A doubt with the two figures that do not fit: minutes, metres, or kilometres an hour against the bound. */
export interface LoopDoubt {
  readonly kind: LoopDoubtKind;
  readonly told: number;
  readonly expected: number;
}

/**
 * What of a loop does not fit its plan, to be said to whoever records it or books its cost; it refuses nothing, since vans do
 * get stuck. What nobody told, or the plan does not say, is not doubted.
 */
export function doubtsAbout(
  told: Way,
  planned: { readonly metres: number; readonly minutes: number },
): readonly LoopDoubt[] {
  const { minutesPercent, metresPercent, kmPerHour } = doubtBounds;
  const speed =
    told.metres === null || told.minutes === null
      ? null
      : Math.round((told.metres * 60) / (1_000 * Math.max(1, told.minutes)));
  const doubts = [
    ...outside(told.minutes, planned.minutes, minutesPercent, ['minutes-short', 'minutes-long']),
    ...outside(told.metres, planned.metres, metresPercent, ['metres-short', 'metres-long']),
  ];
  // Where a figure is odd by itself, the speed says nothing more.
  return doubts.length === 0 && speed !== null && speed > kmPerHour
    ? [{ kind: 'too-fast', told: speed, expected: kmPerHour }]
    : doubts;
}

function outside(
  told: number | null,
  expected: number,
  { least, most }: { readonly least: number; readonly most: number },
  [short, long]: readonly [LoopDoubtKind, LoopDoubtKind],
): readonly LoopDoubt[] {
  invariant(expected >= 0, `a plan of ${expected}`);
  if (told === null || expected === 0) return [];
  const percent = (told * 100) / expected;
  return percent < least ? [{ kind: short, told, expected }] : percent > most ? [{ kind: long, told, expected }] : [];
}

/** How many minutes a van was on its way, by the clocks of whoever recorded its leaving and its coming home. */
export function minutesSince(startedAt: Instant | null, at: Instant): number {
  return Math.max(0, Math.round((at - (startedAt ?? at)) / MINUTE));
}
