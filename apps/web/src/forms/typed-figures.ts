/** A whole number with its thousands apart or not at all, and decimals where there are some. */
const FIGURE = /^(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d*))?$/;

/**
 * The one reader of figures that people type, in units of the last decimal: `12.5` with two decimals is 1,250. Wide
 * digits and signs are folded, a Chinese full stop is a point. A comma is for thousands only: `59,5` is no figure.
 * @returns undefined where it is none, has more decimals than that, or more than nine digits before them
 */
export function decimalOf(typed: string, decimals: number): number | undefined {
  const match = FIGURE.exec(
    typed
      .normalize('NFKC')
      .replace(/\u3002/, '.')
      .trim(),
  );
  if (match === null) return undefined;
  const [, whole = '', part = ''] = match;
  return part.length > decimals ? undefined : Number(`${whole.replace(/,/g, '')}${part.padEnd(decimals, '0')}`);
}

/** What a person typed as yuan, in fen. */
export function fenOf(typed: string): number | undefined {
  return decimalOf(typed, 2);
}

/** What a person typed as a count. */
export function countOf(typed: string): number | undefined {
  return decimalOf(typed, 0);
}

/** What a person typed as kilograms, in grams. */
export function gramsOf(typed: string): number | undefined {
  return decimalOf(typed, 3);
}

/** What a person typed as kilometres, in metres. */
export function metresOf(typed: string): number | undefined {
  return decimalOf(typed, 3);
}

/** What a person typed as per cent, in basis points; more than the whole is none. */
export function basisPointsOf(typed: string): number | undefined {
  const basisPoints = decimalOf(typed, 2);
  return basisPoints === undefined || basisPoints > 10_000 ? undefined : basisPoints;
}

/** What a person typed as milligrams a kilogram, in nanograms a kilogram. */
export function nanogramsOf(typed: string): number | undefined {
  return decimalOf(typed, 6);
}

/** What a person typed as hours, in minutes: `1.5` are 90. */
export function minutesOfHours(typed: string): number | undefined {
  const hundredths = decimalOf(typed, 2);
  return hundredths === undefined ? undefined : Math.round((hundredths * 60) / 100);
}

/** What a person typed as a time of the day, in minutes; undefined when it is none. `24:00` ends a day. */
export function minuteOf(typed: string): number | undefined {
  const match = /^(\d{1,2})\s*:\s*(\d{2})$/.exec(typed.normalize('NFKC').trim());
  if (match === null) return undefined;
  const [hours, minutes] = [Number(match[1]), Number(match[2])];
  return minutes < 60 && hours * 60 + minutes <= 1_440 ? hours * 60 + minutes : undefined;
}

/** A minute of the day as people write it: 485 is `08:05`. */
export function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
