/** What goes back of what was given; less than nothing is what is lacking. In fen. */
export function changeOf(owedFen: number, givenFen: number): number {
  return givenFen - owedFen;
}

/** The notes that people pay with, in fen, down to ten yuan. */
const NOTES = [1_000, 2_000, 5_000, 10_000];
const MOST_OFFERED = 3;

/** What somebody is likely to give who owes an amount: the next sums above it in notes of one kind, the least first. */
export function notesFor(owedFen: number): readonly number[] {
  const sums = NOTES.map((note) => Math.ceil(owedFen / note) * note).filter((sum) => sum > owedFen);
  return [...new Set(sums)].toSorted((one, other) => one - other).slice(0, MOST_OFFERED);
}
