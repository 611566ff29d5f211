import { copyAnswer, type CopyNews, type DeviceReport, type Rules } from '@yangui/domain';
import type { Ask } from '../http.ts';
import type { Head, Mark } from './held-database.ts';

/** So that the address stays short. More would take hundreds of answers without one look at the copy between them. */
const MARKS_AT_MOST = 100;

/** What a device says when it asks: how far its copy goes, what it was told since, and how it stands. */
interface Asking {
  readonly since: Pick<Head, 'seq' | 'hash' | 'person'> | undefined;
  /** What the journal said it recorded since: whether it still has them tells a server put back from a backup. */
  readonly marks: readonly Mark[];
  readonly report: DeviceReport | undefined;
}

/** Asks for a holder's rows: all of them, or what changed since a cursor. @throws Refused, NoAnswer */
export async function readCopy(
  { ask, rules }: { readonly ask: Ask; readonly rules: Rules },
  county: string,
  { by, id }: { readonly by: string; readonly id: string },
  { since, marks, report }: Asking,
): Promise<CopyNews> {
  const asked = cursorOf(since, marks, report);
  if (since !== undefined) asked.set('person', since.person);
  const query = asked.toString();
  const address = rules.copyAddress(by).replace(':holder', id);
  return rules.unpackCopy(await ask(`/api/counties/${county}${address}${query === '' ? '' : `?${query}`}`, copyAnswer));
}

/** How far what is kept here goes in the county's journal, what it said since, and how this device stands: as a query. */
export function cursorOf(
  since: { readonly seq: number; readonly hash: string } | undefined,
  marks: readonly Mark[],
  report: DeviceReport | undefined,
): URLSearchParams {
  const asked = new URLSearchParams();
  if (since !== undefined) {
    asked.set('after', String(since.seq));
    asked.set('hash', since.hash);
    if (marks.length > 0)
      asked.set(
        'confirmed',
        marks
          .slice(-MARKS_AT_MOST)
          .map(({ seq, id }) => `${seq}:${id}`)
          .join(','),
      );
  }
  if (report !== undefined) asked.set('report', JSON.stringify(report));
  return asked;
}
