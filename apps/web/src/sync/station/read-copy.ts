import { stationCopy, unpackCopy, type CopyNews } from '@yangui/domain';
import type { Ask } from '../http.ts';
import type { Head } from './station-database.ts';

/** Asks for a station's rows: all of them, or what changed since a cursor. @throws Refused, NoAnswer */
export async function readCopy(ask: Ask, county: string, station: string, since: Pick<Head, 'seq' | 'hash' | 'partner'> | undefined): Promise<CopyNews> {
  const cursor = since === undefined ? '' : `?after=${since.seq}&hash=${since.hash}&partner=${since.partner}`;
  return unpackCopy(await ask(`/api/counties/${county}/stations/${station}/copy${cursor}`, stationCopy));
}
