import { numberedId, type Envelope } from '@yangui/domain';
import type { RegisterEntryRow } from '../../../sync/produce.ts';
import type { Refusal } from '../../../ui/words.ts';
import {
  entryKey,
  isAlike,
  type LineProblem,
  type ReadLine,
  type RegisterColumn,
  type RegisterProblem,
  type RegisterRow,
} from './register-rows.ts';

/** Who is in the register already, as far as it takes to find them again. */
export type Known = Pick<RegisterEntryRow, 'id' | 'called' | 'village' | 'phone' | 'household' | 'householdName'>;

/** What an import would do with one line: enter somebody, leave whoever is there, or nothing. */
export type PlannedLine = { readonly number: number; readonly text: string } & (
  | { readonly does: 'enter'; readonly row: RegisterRow; readonly envelope: Envelope }
  | { readonly does: 'there'; readonly row: RegisterRow; readonly was: Known }
  | { readonly does: 'nothing'; readonly problems: readonly LineProblem<RegisterProblem | Refusal>[] }
);

/** What the command of a line would be refused for, by the rules that decide when it is sent. */
export type CheckForm = (
  envelope: Envelope,
) => { readonly problem: Refusal; readonly where: string | undefined } | undefined;

/**
 * Compares the lines of a sheet with the register. Who is there already, a household of the network among them, stays as they are. Each
 * line's command has an id that follows from the import's and the line, so that sending it again changes nothing.
 */
export function planRegister(
  { importId, at, check }: { readonly importId: string; readonly at: number; readonly check: CheckForm },
  lines: readonly ReadLine[],
  register: readonly Known[],
): readonly PlannedLine[] {
  const there = new Map<string, Known[]>();
  for (const known of register)
    // Whoever is of a household is known by their own name.
    for (const name of (known.called ?? '').split(/、/u)) {
      const key = entryKey({ name, village: known.village });
      there.set(key, [...(there.get(key) ?? []), known]);
    }
  return lines.map((line): PlannedLine => {
    const { number, text } = line;
    if (!('row' in line)) return { number, text, does: 'nothing', problems: line.problems };
    const { row } = line;
    const was = there
      .get(entryKey({ name: row.name, village: row.village.code }))
      ?.find((known) => isAlike(known, row));
    if (was !== undefined) return { number, text, does: 'there', row, was };
    const envelope = entering(row, numberedId(importId, number), importId, at);
    const wrong = check(envelope);
    if (wrong === undefined) return { number, text, does: 'enter', row, envelope };
    const column = columnOf(wrong.where ?? '');
    return { number, text, does: 'nothing', problems: [{ column, problem: wrong.problem, value: '' }] };
  });
}

function entering(
  { name, village, phone, ...row }: RegisterRow,
  entry: string,
  importId: string,
  at: number,
): Envelope {
  const payload = { entry, village: village.code, importId, ...row };
  return {
    id: entry,
    type: 'enter-in-register',
    at,
    payload,
    personal: { name, ...(phone === null ? {} : { phone }) },
  };
}

const columnOfField: Readonly<Record<string, RegisterColumn>> = {
  name: 'name',
  phone: 'phone',
  village: 'village',
  trades: 'trade',
  grows: 'size',
  founded: 'founded',
};

/** The column that a field of the command comes from. */
function columnOf(where: string): RegisterColumn {
  return columnOfField[where.split('.')[1] ?? ''] ?? 'name';
}
