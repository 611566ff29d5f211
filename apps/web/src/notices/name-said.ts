const MONTH = /^(\d{4})-(\d{2})$/;

/** What a notice tells of, as people call it: a month in words, all else as it is. */
export function nameSaid(name: string, monthOf: (year: number, month: number) => string): string {
  const [, year, month] = MONTH.exec(name) ?? [];
  return year === undefined ? name : monthOf(Number(year), Number(month));
}
