/** One measured figure, as one line of JSON: what every benchmark prints. */
export interface Figure {
  readonly bench: string;
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: string;
  /** The quickest of the measurements: what it takes when nothing else runs on the machine. */
  readonly least?: number;
}

/** The first value of each bench and unit in this run: what the later ones are set against. */
const firsts = new Map<string, Figure>();

/**
 * Prints a figure, its value to three significant digits or the whole number, and beside it `ratio`: how it stands `to` the
 * first figure of its bench in the same unit. Machines and hours differ; within one run the ratio tells.
 */
export function print(figure: Figure): void {
  const { bench, unit, value, least } = figure;
  const key = `${bench} ${unit}`;
  const first = firsts.get(key);
  if (first === undefined) firsts.set(key, figure);
  console.log(
    JSON.stringify({
      ...figure,
      value: short(value),
      ...(least !== undefined && { least: short(least) }),
      ...(first !== undefined && first.value !== 0 && { ratio: short(value / first.value), to: first.figure }),
    }),
  );
}

function short(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

/** The value that `share` of the sorted ones do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
