import { invariant, packRows, peopleOf, type CopyOf, type StationCopy } from '@yangui/domain';
import * as z from 'zod';
import { defineRead } from '../../http/reading.ts';
import { idParameter, moment } from '../../http/shapes.ts';
import { readHeads } from '../../journal/heads.ts';
import type { Queryable } from '../../journal/read.ts';
import { onSnapshot } from '../../postgres/snapshot.ts';
import { payout, payoutsOf } from '../ledger/earnings.ts';
import { fewKinds, gatherHanging, gatherOwn, inOrder, newGathering, readNames, readPeople, stationOf } from './copied-rows.ts';
import { readOwnLines } from './own-earnings.ts';

const idsGone = z.array(z.string()).optional();

/**
 * Everything a station's device needs to work alone: the station's own rows, the private rows of its people, and the
 * earnings of whoever asks. For those who serve there and no one else.
 */
export const copyOfStation = defineRead({
  path: '/stations/:station/copy',
  summary: 'A station’s own data for its devices: whole, or what changed since a cursor',
  capability: 'villagers.contact',
  asks: z.object({ station: idParameter, after: z.coerce.number().int().min(0).optional(), hash: z.string().max(64).optional(), partner: z.uuid().optional() }),
  answer: z.object({
    seq: z.int(),
    hash: z.string(),
    epoch: z.uuid(),
    whole: z.boolean(),
    continues: z.boolean(),
    now: moment,
    station: z.uuid(),
    village: z.string(),
    partner: z.uuid(),
    linesWhole: z.boolean(),
    packed: z.custom<StationCopy['packed']>().describe('rows by field: packages/domain/src/sync/packed-rows.ts'),
    gone: z.object({ villager: idsGone, order: idsGone, parcel: idsGone, people: idsGone }),
    payouts: z.array(payout),
    names: z.record(z.string(), z.string()),
  }),
  async read({ pool, county, person, within }, { station }) {
    return onSnapshot(pool, async (db) => {
      const row = await stationOf(db, county, station);
      if (row === undefined || !within.some((place) => row.village.startsWith(place.slice(0, -1)))) return undefined;
      return wholeCopy(db, county, { station, village: row.village, partner: person, now: Date.now() });
    });
  },
});

/** The kinds that are the station's by themselves; the others hang on them. */
const ownKinds = [...fewKinds, 'product', 'remittance', 'villager', 'order', 'parcel', 'vanLoad', 'consent'] as const;

async function wholeCopy(db: Queryable, county: string, of: CopyOf): Promise<StationCopy> {
  const [head] = await readHeads(db, [county]);
  invariant(head !== undefined, `county ${county} has a journal`);
  const gathering = newGathering({ db, county, ...of });
  await gatherOwn(gathering, ownKinds);
  await gatherHanging(gathering, gathering.rows);
  const people = await readPeople(gathering, [...peopleOf(gathering)].toSorted());
  const lines = await readOwnLines(db, { county, partner: of.partner, after: 0, now: of.now });
  return {
    seq: head.lastSeq,
    hash: head.lastHash,
    epoch: head.epoch,
    whole: true,
    continues: true,
    ...of,
    linesWhole: true,
    packed: packRows({ ...inOrder(gathering.rows), people, lines }),
    gone: {},
    payouts: [...(await payoutsOf(db, county, of.partner))],
    names: await readNames(gathering),
  };
}
