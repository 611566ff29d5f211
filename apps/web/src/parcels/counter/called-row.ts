import { codeSaid, isSameCode, isVisitCode, tidyNumber } from '@yangui/domain';

/** What waits, as far as it is called by something. */
interface Called {
  readonly number: string;
  readonly code: string;
}

/** What was typed or scanned names it: its number, or its code, told for this place on the shelf or another. */
export function isCalled({ number, code }: Called, text: string): boolean {
  const typed = tidyNumber(text);
  return number === typed || code === typed || isSameCode(code, codeSaid(text));
}

/**
 * Which of those that fit is opened by what was typed or scanned, and the code that was told by it: good as it was told, also before
 * what waits was laid elsewhere. The only one that fits needs no code.
 */
export function calledRow<R extends Called>(
  rows: readonly R[],
  text: string,
): { readonly row: R; readonly code: string | undefined } | undefined {
  const [typed, code] = [tidyNumber(text), codeSaid(text)];
  const row = rows.find((one) => isCalled(one, text)) ?? (rows.length === 1 ? rows[0] : undefined);
  if (row === undefined) return undefined;
  if (row.code === typed) return { row, code: typed };
  return { row, code: isVisitCode(code) && !row.number.endsWith(typed) ? code : undefined };
}
