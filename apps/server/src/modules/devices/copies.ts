import {
  copyAddress,
  holders,
  keptSince,
  kindsHeldBy,
  packRows,
  peopleOf,
  type CopiedPerson,
  type CopyAnswer,
  type HolderRule,
} from '@yangui/domain';
import type { Pool } from 'pg';
import type { copyReads } from '@yangui/domain/reads';
import type * as z from 'zod/mini';
import type { Here, Reading } from '../../http/reading.ts';
import type { Queryable } from '../../journal/read.ts';
import { onSnapshot } from '../../postgres/snapshot.ts';
import { mappings } from '../../store/mapping.ts';
import { payoutsOf } from '../ledger/earnings.ts';
import { readOwnLines } from '../ledger/own-lines.ts';
import { gatherTouched, readStrangers, readTouched } from './changed-rows.ts';
import { noteReport, readReport } from './device-reports.ts';
import { gather, newGathering, readNames, readPeople, ruleOf, toPack, type Gathering } from './gathering.ts';
import { continuesFrom, headOf, type JournalCursor } from './journal-cursor.ts';

type Asked = z.output<(typeof copyReads)[`/copies/${string}`]['asks']>;
type CopyQuery = (reading: Reading & Here, asked: Asked) => Promise<CopyAnswer | undefined>;

/** What answers each holder's copy. */
export const copies: Readonly<Record<`/copies/${string}`, CopyQuery>> = Object.fromEntries(
  [...holders.keys()].map((by): [string, CopyQuery] => [
    copyAddress(by),
    (reading, { holder = reading.person, ...asked }) => copyFor(reading, by, holder, asked),
  ]),
);

async function copyFor(
  { pool, county, person, within, countyPublicKey, hearIdle }: Reading & Here,
  by: string,
  holder: string,
  { report, person: before, after, hash, confirmed }: Omit<Asked, 'holder'>,
): Promise<CopyAnswer | undefined> {
  const rule = ruleOf(by);
  const heard = report === undefined ? undefined : readReport(report, rule.is === 'station' ? holder : null);
  const found = await onSnapshot(pool, async (db) => {
    const place = await placeOf(db, county, rule, holder, within);
    if (place === undefined) return undefined;
    const of = { holder, place, person, now: Date.now() };
    const since = after === undefined ? undefined : { after, hash, confirmed, person: before };
    return copyOf(newGathering({ db, county, by, ...of }), since);
  });
  if (found !== undefined && heard !== undefined)
    await noteReport(pool, { county, report: heard, person, now: Date.now() });
  // Where the server was put back from a backup, the device sends again what it lost: that is older than this moment.
  if (heard?.waiting === 0 && found?.continues === true) await hearIdle(person, heard.device);
  return found && { ...found, countyKey: countyPublicKey(county) };
}

/** Where a holder is, for whoever serves there; undefined where there is none in the asker's places. A person is in the county. */
async function placeOf(
  db: Queryable,
  county: string,
  { is }: HolderRule,
  holder: string,
  within: readonly string[],
): Promise<string | undefined> {
  if (is === 'member') return county;
  const { rows } = await db.query<{ village: string }>(
    `select t.village from ${mappings[is].table} t where t.county = $1 and t.id = $2 and t.village like any($3::text[])`,
    [county, holder, within],
  );
  return rows[0]?.village;
}

/** A whole copy of a station for a daily pack, for whoever serves there; undefined where it is not in the asker's places. */
export async function copyForPack(
  pool: Pool,
  asked: {
    readonly county: string;
    readonly station: string;
    readonly within: readonly string[];
    readonly serves: string;
  },
): Promise<CopyAnswer | undefined> {
  const { county, station: holder, within, serves: person } = asked;
  return onSnapshot(pool, async (db) => {
    const place = await placeOf(db, county, ruleOf('station'), holder, within);
    if (place === undefined) return undefined;
    return wholeCopy(newGathering({ db, county, by: 'station', holder, place, person, now: Date.now() }), true);
  });
}

/** What a device says of the copy it has: where it ends, and who asked for it. */
interface Cursor extends JournalCursor {
  readonly person: string | undefined;
}

/** What changed since a cursor; or everything, where that is less, or the journal does not have the cursor. A person's own is little and told whole. */
async function copyOf(gathering: Gathering, since: Cursor | undefined): Promise<CopyAnswer> {
  const { db, county, by, person } = gathering;
  if (since === undefined) return wholeCopy(gathering, true);
  const { seq } = await headOf(db, county);
  if (!(await continuesFrom(db, county, since))) return wholeCopy(gathering, false);
  const touched = ruleOf(by).is === 'member' ? undefined : await readTouched(gathering, since.after, seq);
  if (touched === undefined) return wholeCopy(gathering, true);
  const gone = await gatherTouched(gathering, touched);
  const asked = [...peopleOf(by, gathering.rows), ...(await readStrangers(gathering))];
  const people = await readPeople(gathering, asked);
  const known = new Set(people.map(({ id }) => id));
  const forgotten = [...new Set(asked.flatMap(([, id]) => (known.has(id) ? [] : [id])))];
  const linesWhole = since.person !== person;
  return {
    ...(await told(gathering, people, linesWhole ? 0 : since.after)),
    whole: false,
    continues: true,
    linesWhole,
    gone: forgotten.length === 0 ? gone : { ...gone, people: forgotten },
  };
}

async function wholeCopy(gathering: Gathering, continues: boolean): Promise<CopyAnswer> {
  await gather(gathering, kindsHeldBy(gathering.by));
  const people = await readPeople(gathering, peopleOf(gathering.by, gathering.rows));
  return { ...(await told(gathering, people, 0)), whole: true, continues, linesWhole: true, gone: {} };
}

/** What every answer has: where the journal stands, the rows gathered, and the earnings after a journal number. */
async function told(gathering: Gathering, people: readonly CopiedPerson[], linesAfter: number) {
  const { db, county, by, holder, place, person, now } = gathering;
  const { earnings = false } = ruleOf(by);
  const lines = earnings
    ? await readOwnLines(db, { county, person, after: linesAfter, since: keptSince({ now }) })
    : [];
  return {
    ...(await headOf(db, county)),
    now,
    heldBy: by,
    holder,
    place,
    person,
    packed: packRows({ ...toPack(gathering), people, lines }),
    payouts: earnings ? [...(await payoutsOf(db, county, person))] : [],
    names: await readNames(gathering),
  };
}
