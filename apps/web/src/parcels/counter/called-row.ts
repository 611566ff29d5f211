import { codeSaid, isSameCode, isVisitCode, tidyNumber } from '@yangui/domain';

/** What waits, as far as it is called by something. */
interface Called {
  readonly number: string;
  readonly code: string;
}

/** The same of a list, with whose visit it waits for; null where it waited before there were visits. */
interface Waits extends Called {
  readonly visit: string | null;
}

/** What was typed or scanned names it: its number, or its code, told for this place on the shelf or another. */
export function isCalled({ number, code }: Called, text: string): boolean {
  const typed = tidyNumber(text);
  return number === typed || code === typed || isSameCode(code, codeSaid(text));
}

/**
 * Which of those that fit is opened by what was typed or scanned, and the code that was told by it: good as it was told, also before
 * what waits was laid elsewhere. The only one that fits, or all that one person has waiting, needs no code.
 */
export function calledRow<R extends Waits>(
  rows: readonly R[],
  text: string,
): { readonly row: R; readonly code: string | undefined } | undefined {
  const [typed, code] = [tidyNumber(text), codeSaid(text)];
  const row =
    rows.find((one) => isCalled(one, text)) ??
    (rows.length === 1 || !isVisitCode(code) ? onlyVisitOf(rows) : undefined);
  if (row === undefined) return undefined;
  if (row.code === typed) return { row, code: typed };
  return { row, code: isVisitCode(code) && !row.number.endsWith(typed) ? code : undefined };
}

/** The first of what waits, where all of it is one person's and so goes out together. */
function onlyVisitOf<R extends Waits>([first, ...others]: readonly R[]): R | undefined {
  return others.every(({ visit }) => visit !== null && visit === first?.visit) ? first : undefined;
}
