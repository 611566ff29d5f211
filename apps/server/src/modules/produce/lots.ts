import {
  businessDay,
  goesDown,
  isMissing,
  isOnVan,
  lotLabelIn,
  originOf,
  saleRefusal,
  shortCode,
  unusableOn,
  type Commodity,
  type Grade,
  type Lot,
  type LotMaking,
  type WeightUnit,
} from '@yangui/domain';
import type { AnswerOf, ReceivedBy, RowOf } from '@yangui/domain/reads';
import { momentsOf, onDays, sumUp, type Fitting } from '../../http/fitting.ts';
import { backwards } from '../../http/like.ts';
import { ordered } from '../../http/ordering.ts';
import { problemAnswer } from '../../http/problem-answer.ts';
import type { Query, Reading } from '../../http/reading.ts';
import { entityOf } from '../../store/statements.ts';
import { answerOfMaking, makingsOf } from './lot-makings.ts';
import { papersOf } from './papers.ts';
import { closureOf } from './lot-closure.ts';

type Answer = RowOf<'/lots'>;

export interface LotRow {
  readonly row: Lot;
  readonly stationName: string | null;
  readonly commodityName: string;
  readonly commodityNameEn: string | null;
  readonly unit: WeightUnit;
  readonly grades: readonly Grade[];
  readonly judgedByName: string | null;
  readonly vanName: string | null;
}

export const lotColumns = `select ${entityOf('lot')} as row, s.name as "stationName", c.name as "commodityName", c.name_en as "commodityNameEn",
  c.unit, c.grades, p.name as "judgedByName", v.name as "vanName"`;
export const lotNames = `join commodity c on c.county = $1 and c.id = t.commodity left join station s on s.county = $1 and s.id = t.station
  left join person_private p on p.county = $1 and p.kind = 'member' and p.person = (t.judged ->> 'by')::uuid
  left join loop o on o.county = $1 and o.id = t.loop left join vehicle v on v.county = $1 and v.id = o.vehicle`;

const sorting = ordered<'/lots'>({
  id: { sql: 't.id', type: 'uuid', of: ({ id }) => id },
  by: {
    made: { sql: 't.made_at', type: 'instant', of: ({ madeAt }) => madeAt },
    expiry: {
      sql: 't.keeps_until',
      type: 'text',
      of: ({ keepsUntil }) => keepsUntil,
      has: 't.keeps_until is not null',
    },
    left: { sql: 't.left_grams', type: 'bigint', of: ({ leftGrams }) => leftGrams },
  },
});

/** How a lot stands on the day that is the parameter: the same as `unusableOn` says, to which a test holds it. */
export const stateOn = (
  day: number,
) => `case when t.stage <> 'in-stock' then 'lot-gone' when t.stand <> 'free' then 'lot-' || t.stand
  when t.test_hold in ('failed', 'kin-failed') then 'lot-' || t.test_hold when t.test_hold is not null then 'lot-in-test' when json_array_length(t.held_through) > 0 then 'lot-source-held'
  when t.keeps_until < $${day} then 'lot-expired' else 'usable' end`;

/** Which lots fit; the sixth parameter is the day on which they would be used. A query finds by the lot’s number. */
function fittingLots({ county, within }: Reading, asked: ReceivedBy<'/lots-sums'>): Fitting {
  const { station, at, commodity, state, query, day = businessDay(Date.now()) } = asked;
  const typed = query?.trim() ?? '';
  // Of a scanned label, whichever piece’s: the digits that its lot’s number ends with.
  const code = (lotLabelIn(typed)?.slice('LT'.length) ?? typed).toLowerCase();
  return {
    from: 'lot t',
    where: `t.county = $1 and t.village like any($2::text[]) and ($3::uuid is null or t.station = $3)
      and ($4::text is null or split_part(t.holder, ':', 1) = $4) and ($5::uuid is null or t.commodity = $5)
      and ($7::text is null or ${stateOn(6)} = $7) and ($7 = 'lot-gone' or t.stage <> 'undone') is true
      and ${onDays('t.made_at', 8)} and ($10::text is null or reverse(t.id::text) like $10)`,
    values: [
      county,
      within,
      station ?? null,
      at ?? null,
      commodity ?? null,
      day,
      state ?? null,
      ...momentsOf(asked),
      code === '' ? null : `${backwards(/^[0-9a-f-]{1,36}$/.test(code) ? code : 'none')}%`,
    ],
  };
}

/** Lots, newest first where no other order is asked for. */
export const lots: Query<'/lots'> = async (reading, asked) => {
  const { where, values } = fittingLots(reading, asked);
  const limit = values.length + 1;
  return sorting.page(asked, async (stretch) => {
    const { rows } = await reading.pool.query<LotRow>(
      `${lotColumns} from lot t ${lotNames} where ${where} and ${stretch.where(limit + 1)} order by ${stretch.orderBy} limit $${limit}`,
      [...values, stretch.limit, ...stretch.values],
    );
    return rows.map((row) => answerOfLot(row, asked.day));
  });
};

/** What the lots that fit come to. */
export const lotsSums: Query<'/lots-sums'> = async (reading, asked) =>
  sumUp(reading.pool, fittingLots(reading, asked), {
    leftGrams: 't.left_grams',
    usableGrams: `case when ${stateOn(6)} = 'usable' then t.left_grams else 0 end`,
    pieces: `case when t.stage = 'in-stock' then coalesce(t.pieces, 0) else 0 end`,
  });

/** One lot with the tickets that it is made of, and what was done with it where the reader may see. */
export const lotById: Query<'/lots/:id'> = async (reading, { id, day = businessDay(Date.now()) }) => {
  const { pool, county, within } = reading;
  const {
    rows: [found],
  } = await pool.query<LotRow>(
    `${lotColumns} from lot t ${lotNames} where t.county = $1 and t.village like any($2::text[]) and t.id = $3`,
    [county, within, id],
  );
  if (found === undefined) return undefined;
  // What was done elsewhere tells of others' lots: a mix at the centre, to whoever sees one station.
  const touched = `t.village like any($4::text[]) and
    (t.id = $2 or t.id in (select d.making from lot_draw d where d.county = $1 and d.lot = $3))`;
  const acts = await makingsOf(pool, touched, [county, found.row.making, id, within]);
  return {
    lot: answerOfLot(found, day),
    parts: await partsOf(pool, county, found.row),
    papers: await papersOf(reading, id, found.row.commodity),
    sale: await saleOf(reading, found.row, day),
    acts: acts.map(answerOfMaking),
    hands: await handsOf(reading, found.row),
  };
};

/** Whose hands a lot went through, by name. */
async function handsOf({ pool, county }: Reading, { id }: Lot): Promise<AnswerOf<'/lots/:id'>['hands']> {
  const { rows } = await pool.query<AnswerOf<'/lots/:id'>['hands'][number]>(
    `select x ->> 'step' as step, (x ->> 'at')::bigint as at, p.name as "byName", split_part(x ->> 'holder', ':', 1) as place,
       coalesce(s.name, v.name) as "placeName", (x ->> 'grams')::int as grams
     from lot t cross join lateral json_array_elements(t.steps) with ordinality as e(x, place)
       left join person_private p on p.county = $1 and p.kind = 'member' and p.person = (x ->> 'by')::uuid
       left join station s on s.county = $1 and 'station:' || s.id = x ->> 'holder'
       left join loop o on o.county = $1 and 'van:' || o.id = x ->> 'holder' left join vehicle v on v.county = $1 and v.id = o.vehicle
     where t.county = $1 and t.id = $2 order by e.place`,
    [county, id],
  );
  return rows;
}

/** Why a lot may not be sold on a day, by the one rule that says so. */
async function saleOf({ pool, county }: Reading, lot: Lot, day: string) {
  const { rows } = await pool.query<{ row: Commodity }>(
    `select ${entityOf('commodity')} as row from commodity t where t.county = $1`,
    [county],
  );
  const commodities = new Map(rows.map(({ row }) => [row.id, row]));
  const refusal = saleRefusal((id) => commodities.get(id), lot, day);
  if (refusal === undefined) return null;
  const { code, status, retry, zh, en } = problemAnswer(refusal).problem;
  return { code, status, retry, zh, en };
}

/** Of how many lots at most it is reckoned of which tickets they are. */
const MOST_RECKONED = 2_000;

async function partsOf(pool: Reading['pool'], county: string, { id, stage }: Lot) {
  if (stage === 'undone') return [];
  const { rows: known } = await pool.query<Pick<Lot, 'id' | 'ticket' | 'grams'>>(
    `${closureOf('back')} select t.id, t.ticket, t.grams from lot t where t.county = $1 and t.id in (select id from closure) limit $3`,
    [county, id, MOST_RECKONED + 1],
  );
  if (known.length > MOST_RECKONED) return null;
  const { rows: makings } = await pool.query<Pick<LotMaking, 'inputs' | 'outputs'>>(
    `select t.inputs, t.outputs from lot_making t where t.county = $1 and t.undone_at is null and t.id in (
       select d.making from lot_draw d where d.county = $1 and d.lot = any($2)) order by t.made_seq`,
    [county, known.map((one) => one.id)],
  );
  const parts = originOf({ lots: known, makings }).get(id) ?? new Map<string, number>();
  const { rows } = await pool.query<{ ticket: string; household: string; householdName: string }>(
    `select t.id as ticket, t.household, h.name as "householdName" from intake_ticket t
       join household h on h.county = $1 and h.id = t.household where t.county = $1 and t.id = any($2) order by t.id`,
    [county, [...parts.keys()]],
  );
  return rows.map((row) => ({ ...row, code: shortCode(row.ticket), grams: parts.get(row.ticket) ?? 0 }));
}

/** @param day the day on which it would be used; today where none is said */
export function answerOfLot(
  {
    row: { village: _v, recalled, holder, loop, steps, madeBy: _m, madeInto: _i, tested: _t, judged, ...row },
    grades,
    judgedByName,
    vanName,
    ...more
  }: LotRow,
  day = businessDay(Date.now()),
): Answer {
  const grade = grades[row.grade];
  return {
    ...row,
    ...more,
    code: shortCode(row.id),
    atCentre: holder === 'centre',
    van:
      isOnVan({ holder }) && loop !== null
        ? { loop, name: vanName ?? '', missing: isMissing({ steps }), down: goesDown({ steps }) }
        : null,
    gradeName: grade?.zh ?? '',
    gradeNameEn: grade?.en ?? null,
    state: unusableOn(row, day) ?? 'usable',
    papers: row.papers.map((one) => ({ ...one })),
    judged: judged && { ...judged, byName: judgedByName },
    recalled: recalled && { reason: recalled.reason, at: recalled.at },
    proven: row.proven.map((one) => ({ ...one })),
    heldThrough: row.heldThrough.map((lot) => ({ lot, code: shortCode(lot) })),
  };
}
