/** A minute of the day as people write it: 485 is `08:05`. */
export function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** What a person typed as a time of the day, in minutes; undefined when it is none. `24:00` ends a day. */
export function minuteOf(text: string): number | undefined {
  const match = /^\s*(\d{1,2})\s*[:：]\s*(\d{2})\s*$/.exec(text);
  if (match === null) return undefined;
  const [hours, minutes] = [Number(match[1]), Number(match[2])];
  return minutes < 60 && hours * 60 + minutes <= 1_440 ? hours * 60 + minutes : undefined;
}

const DAY_MS = 86_400_000;

/** The business day some days after another: `2026-11-30` and 1 give `2026-12-01`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Metres as kilometres with one decimal. */
export function kilometreText(metres: number): string {
  return (metres / 1_000).toFixed(1);
}

/** Grams as whole kilograms; below ten with one decimal. */
export function kilogramText(grams: number): string {
  return grams < 10_000 ? (grams / 1_000).toFixed(1) : String(Math.round(grams / 1_000));
}
