/** Under so many people a curve says who they are rather than how it goes: the people are shown, and no curve. */
export const LEAST_FOR_CURVE = 10;

/** How long somebody has stayed, in whole days or months from the start; `left` false where they are still there. */
export interface Stay {
  readonly time: number;
  readonly left: boolean;
}

/** A step of a curve: at `time` somebody left. */
export interface StayingStep {
  readonly time: number;
  /** Who was still there just before: whoever is last seen on this very day is among them. */
  readonly atRisk: number;
  readonly left: number;
  /** Share of all who stay beyond this time, 0 to 1. */
  readonly staying: number;
  /** The 95 % band; null where everybody has left, when it has none. */
  readonly low: number | null;
  readonly high: number | null;
}

/** Two groups compared: `chiSquared` of one degree of freedom, and how likely chance alone gives so much. */
export interface GroupsCompared {
  readonly chiSquared: number;
  readonly p: number;
}

/** The 97.5 % point of the normal distribution. */
const Z = 1.959963984540054;

/**
 * How many stay how long (Kaplan and Meier 1958), one step for each time at which somebody left; a time of 0 counts. The
 * band is Greenwood’s variance on the scale log(−log S), so that it lies within 0 and 1 (Kalbfleisch and Prentice 1980).
 */
export function stayingCurve(stays: readonly Stay[]): readonly StayingStep[] {
  let staying = 1;
  let spread = 0;
  return table(stays)
    .filter(({ left }) => left > 0)
    .map(({ time, atRisk, left }): StayingStep => {
      staying *= (atRisk - left) / atRisk;
      if (atRisk === left) return { time, atRisk, left, staying: 0, low: null, high: null };
      spread += left / (atRisk * (atRisk - left));
      const reach = Math.exp((Z * Math.sqrt(spread)) / -Math.log(staying));
      return { time, atRisk, left, staying, low: staying ** reach, high: staying ** (1 / reach) };
    });
}

/** The curve of a group, or null where it is too small for one: then its people are shown. */
export function curveOfGroup(stays: readonly Stay[]): readonly StayingStep[] | null {
  return stays.length < LEAST_FOR_CURVE ? null : stayingCurve(stays);
}

/**
 * Whether two groups stay differently long (log-rank, Mantel 1966). The groups need no times in common. Null where nothing
 * can be said: nobody left, or never while both groups were there.
 */
export function compareStaying(one: readonly Stay[], other: readonly Stay[]): GroupsCompared | null {
  const all = table([...one, ...other]);
  const mine = table(one);
  let at = 0;
  let remaining = one.length;
  let difference = 0;
  let variance = 0;
  for (const { time, atRisk, left } of all) {
    const row = mine[at]?.time === time ? mine[at] : undefined;
    const share = remaining / atRisk;
    difference += (row?.left ?? 0) - left * share;
    if (atRisk > 1) variance += (left * share * (1 - share) * (atRisk - left)) / (atRisk - 1);
    if (row !== undefined) {
      remaining -= row.gone;
      at += 1;
    }
  }
  if (variance === 0) return null;
  const chiSquared = difference ** 2 / variance;
  return { chiSquared, p: complementaryError(Math.sqrt(chiSquared / 2)) };
}

/** Each time at which somebody left or was last seen: who was there just before, who left, and who is gone from the count after. */
function table(stays: readonly Stay[]) {
  const times = Float64Array.from(stays, ({ time }) => time).toSorted();
  const leaving = Float64Array.from(
    stays.filter(({ left }) => left),
    ({ time }) => time,
  ).toSorted();
  const rows: { time: number; atRisk: number; left: number; gone: number }[] = [];
  let seenLeaving = 0;
  for (let at = 0; at < times.length;) {
    const time = times[at] ?? 0;
    const [began, leftBefore] = [at, seenLeaving];
    while (at < times.length && times[at] === time) at += 1;
    while (seenLeaving < leaving.length && leaving[seenLeaving] === time) seenLeaving += 1;
    rows.push({ time, atRisk: times.length - began, left: seenLeaving - leftBefore, gone: at - began });
  }
  return rows;
}

/**
 * The complementary error function of x ≥ 0: by its series up to 2, by its continued fraction beyond (Abramowitz and Stegun
 * 7.1.6 and 7.1.14), each to twelve digits.
 */
function complementaryError(x: number): number {
  const scale = Math.exp(-x * x) / Math.sqrt(Math.PI);
  if (x < 2) {
    let term = x;
    let sum = x;
    for (let n = 1; n < 60; n += 1) {
      term *= (2 * x * x) / (2 * n + 1);
      sum += term;
    }
    return 1 - 2 * scale * sum;
  }
  let fraction = x;
  for (let n = 120; n > 0; n -= 1) fraction = x + n / 2 / fraction;
  return scale / fraction;
}
