import { stationCopy, unpackCopy, type CopyNews } from '@yangui/domain';
import type { Ask } from '../http.ts';
import type { Head, Mark } from './station-database.ts';

/** So that the address stays short. More would take hundreds of answers without one look at the copy between them. */
const MARKS_AT_MOST = 100;

/**
 * Asks for a station's rows: all of them, or what changed since a cursor. `marks` are what the journal said it recorded
 * since: whether it still has them tells a server put back from a backup.
 * @throws Refused, NoAnswer
 */
export async function readCopy(ask: Ask, county: string, station: string, since: Pick<Head, 'seq' | 'hash' | 'partner'> | undefined, marks: readonly Mark[]): Promise<CopyNews> {
  const confirmed = marks.length === 0 ? '' : `&confirmed=${marks.slice(-MARKS_AT_MOST).map(({ seq, id }) => `${seq}:${id}`).join(',')}`;
  const cursor = since === undefined ? '' : `?after=${since.seq}&hash=${since.hash}&partner=${since.partner}${confirmed}`;
  return unpackCopy(await ask(`/api/counties/${county}/stations/${station}/copy${cursor}`, stationCopy));
}
