import { packRows, peopleOf, toldWhole, type CopiedPerson, type CopyOf, type StationCopy } from '@yangui/domain';
import type { Pool } from 'pg';
import type { Queryable } from '../../journal/read.ts';
import { onSnapshot } from '../../postgres/snapshot.ts';
import { payoutsOf } from '../ledger/earnings.ts';
import { gatherTouched, readStrangers, readTouched } from './changed-rows.ts';
import {
  gatherHanging,
  gatherOwn,
  inOrder,
  newGathering,
  ownKinds,
  readNames,
  readPeople,
  stationOf,
  type Gathering,
} from './copied-rows.ts';
import { noteReport, readReport } from './device-reports.ts';
import { continuesFrom, headOf, type JournalCursor } from './journal-cursor.ts';
import { readOwnLines } from './own-earnings.ts';
import type { Query } from '../../http/reading.ts';

/**
 * Everything a station's device needs to work alone: the station's own rows, the private rows of its people, and the
 * earnings of whoever asks. For those who serve there and no one else.
 */
export const copyOfStation: Query<'/stations/:station/copy'> = async (
  { pool, county, person, within, countyPublicKey, hearIdle },
  { station, after, hash, partner, confirmed, report },
) => {
  const heard = report === undefined ? undefined : readReport(report, station);
  const copy = await onSnapshot(pool, async (db) => {
    const row = await stationOf(db, county, station);
    if (row === undefined || !within.some((place) => row.village.startsWith(place.slice(0, -1)))) return undefined;
    const of = { station, village: row.village, partner: person, now: Date.now() };
    return after === undefined
      ? wholeCopy(db, county, of, true)
      : changes(db, county, of, { after, hash, partner, confirmed });
  });
  if (copy !== undefined && heard !== undefined)
    await noteReport(pool, { county, report: heard, person, now: Date.now() });
  // Where the server was put back from a backup, the device sends again what it lost: that is older than this moment.
  if (heard?.waiting === 0 && copy?.continues === true) await hearIdle(person, heard.device);
  return copy && { ...copy, countyKey: countyPublicKey(county) };
};

/** A whole copy for a daily pack, for whoever serves there; undefined where the station is not in the asker's places. */
export async function copyForPack(
  pool: Pool,
  asked: {
    readonly county: string;
    readonly station: string;
    readonly within: readonly string[];
    readonly serves: string;
  },
): Promise<StationCopy | undefined> {
  const { county, station, within, serves } = asked;
  return onSnapshot(pool, async (db) => {
    const row = await stationOf(db, county, station);
    if (row === undefined || !within.some((place) => row.village.startsWith(place.slice(0, -1)))) return undefined;
    return wholeCopy(db, county, { station, village: row.village, partner: serves, now: Date.now() }, true);
  });
}

/** What a device says of the copy it has: where it ends, and whose earnings are in it. */
interface Cursor extends JournalCursor {
  readonly partner: string | undefined;
}

/** What changed since a cursor; or everything, where that is less, or the journal does not have the cursor. */
async function changes(db: Queryable, county: string, of: CopyOf, cursor: Cursor): Promise<StationCopy> {
  const { after, partner } = cursor;
  const { seq } = await headOf(db, county);
  if (!(await continuesFrom(db, county, cursor))) return wholeCopy(db, county, of, false);
  const gathering = newGathering({ db, county, ...of });
  const touched = await readTouched(gathering, after, seq);
  if (touched === undefined) return wholeCopy(db, county, of, true);
  await gatherOwn(gathering, [...toldWhole, 'account']);
  const gone = await gatherTouched(gathering, touched);
  await gatherHanging(gathering, gathering.rows);
  const asked = [...peopleOf(gathering), ...(await readStrangers(gathering))];
  const people = await readPeople(gathering, asked);
  const known = new Set(people.map(({ id }) => id));
  const forgotten = asked.filter((id) => !known.has(id));
  const linesWhole = partner !== of.partner;
  return {
    ...(await answer(gathering, people, linesWhole ? 0 : after)),
    whole: false,
    continues: true,
    linesWhole,
    gone: forgotten.length === 0 ? gone : { ...gone, people: forgotten },
  };
}

async function wholeCopy(db: Queryable, county: string, of: CopyOf, continues: boolean): Promise<StationCopy> {
  const gathering = newGathering({ db, county, ...of });
  await gatherOwn(gathering, ownKinds);
  await gatherHanging(gathering, gathering.rows);
  const people = await readPeople(gathering, [...peopleOf(gathering)]);
  return { ...(await answer(gathering, people, 0)), whole: true, continues, linesWhole: true, gone: {} };
}

/** What every answer has: where the journal stands, the rows gathered, and the earnings after a journal number. */
async function answer(gathering: Gathering, people: readonly CopiedPerson[], linesAfter: number) {
  const { db, county, station, village, partner, now, rows } = gathering;
  const lines = await readOwnLines(db, { county, partner, after: linesAfter, now });
  return {
    ...(await headOf(db, county)),
    now,
    station,
    village,
    partner,
    packed: packRows({ ...inOrder(rows), people, lines }),
    payouts: [...(await payoutsOf(db, county, partner))],
    names: await readNames(gathering),
  };
}
