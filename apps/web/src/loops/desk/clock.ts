const DAY_MS = 86_400_000;

/** The business day some days after another: `2026-11-30` and 1 give `2026-12-01`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Metres as kilometres with one decimal. */
export function kilometreText(metres: number): string {
  return (metres / 1_000).toFixed(1);
}
