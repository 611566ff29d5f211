import { businessDay, shortCode, type Grade, type Paper, type WeightUnit } from '@yangui/domain';
import type { ReceivedBy, RowOf } from '@yangui/domain/reads';
import { momentsOf, onDays, sumUp, type Fitting } from '../../http/fitting.ts';
import { backwards } from '../../http/like.ts';
import { ordered } from '../../http/ordering.ts';
import type { Query, Reading } from '../../http/reading.ts';
import { entityOf } from '../../store/statements.ts';

type Answer = RowOf<'/papers'>;

interface Row {
  readonly row: Paper;
  readonly state: Answer['state'];
  readonly goods: string;
  readonly commodityName: string;
  readonly commodityNameEn: string | null;
  readonly unit: WeightUnit;
  readonly grades: readonly Grade[];
  readonly grade: number | null;
  readonly stationName: string | null;
  readonly householdName: string | null;
  readonly sellerName: string | null;
  readonly addedByName: string | null;
  readonly withdrawnByName: string | null;
}

const from = 'paper t left join lot l on l.county = $1 and l.id = t.lot';

/** How a paper stands on the day that is the parameter. What was of goods that never were is withdrawn with them. */
const stateOn = (day: number) => `case when t.withdrawn_at is not null or l.stage = 'undone' then 'withdrawn'
  when t.valid_until < $${day} then 'ended' else 'standing' end`;

const columns = (
  day: number,
) => `select ${entityOf('paper')} as row, ${stateOn(day)} as state, c.id as goods, c.name as "commodityName", c.name_en as "commodityNameEn",
  c.unit, c.grades, l.grade, s.name as "stationName", h.name as "householdName", v.name as "sellerName", a.name as "addedByName", w.name as "withdrawnByName"`;
const names = `join commodity c on c.county = $1 and c.id = coalesce(t.commodity, l.commodity)
  left join station s on s.county = $1 and s.id = t.station
  left join household h on h.county = $1 and h.id = (t.commitment ->> 'household')::uuid
  left join person_private v on v.county = $1 and v.kind = 'villager' and v.person = (t.commitment ->> 'seller')::uuid
  left join person_private a on a.county = $1 and a.kind = 'member' and a.person = t.added_by
  left join person_private w on w.county = $1 and w.kind = 'member' and w.person = t.withdrawn_by`;

const sorting = ordered<'/papers'>({
  id: { sql: 't.id', type: 'uuid', of: ({ id }) => id },
  by: {
    added: { sql: 't.added_at', type: 'instant', of: ({ addedAt }) => addedAt },
    until: {
      sql: 't.valid_until',
      type: 'text',
      of: ({ validUntil }) => validUntil,
      has: 't.valid_until is not null',
    },
  },
});

/** Which papers fit; the third parameter is today. A query finds by the number on it, or by that of the lot. */
function fittingPapers({ county, within }: Reading, asked: ReceivedBy<'/papers-sums'>): Fitting {
  const { station, commodity, lot, kind, state, query } = asked;
  const typed = query?.trim() ?? '';
  const code = typed.toLowerCase();
  return {
    from,
    where: `t.county = $1 and t.village like any($2::text[]) and ($4::uuid is null or t.station = $4)
      and ($5::uuid is null or coalesce(t.commodity, l.commodity) = $5) and ($6::uuid is null or t.lot = $6)
      and ($7::text is null or t.kind = $7) and ($8::text is null or ${stateOn(3)} = $8) and ${onDays('t.added_at', 9)}
      and ($11::text is null or reverse(t.id::text) like $11 or reverse(t.lot::text) like $11 or t.number = $12)`,
    values: [
      county,
      within,
      businessDay(Date.now()),
      station ?? null,
      commodity ?? null,
      lot ?? null,
      kind ?? null,
      state ?? null,
      ...momentsOf(asked),
      typed === '' ? null : `${backwards(/^[0-9a-f-]{1,36}$/.test(code) ? code : 'none')}%`,
      typed,
    ],
  };
}

/** Papers, newest first where no other order is asked for. Who promised is for those who serve villagers. */
export const papers: Query<'/papers'> = async (reading, asked) => {
  const { where, values } = fittingPapers(reading, asked);
  const limit = values.length + 1;
  return sorting.page(asked, async (stretch) => {
    const { rows } = await reading.pool.query<Row>(
      `${columns(3)} from ${from} ${names} where ${where} and ${stretch.where(limit + 1)} order by ${stretch.orderBy} limit $${limit}`,
      [...values, stretch.limit, ...stretch.values],
    );
    return rows.map((row) => answerOf(reading, row));
  });
};

/** How the papers that fit stand. */
export const papersSums: Query<'/papers-sums'> = async (reading, asked) => {
  const count = (state: Answer['state']) => `case when ${stateOn(3)} = '${state}' then 1 else 0 end`;
  return sumUp(reading.pool, fittingPapers(reading, asked), {
    standing: count('standing'),
    ended: count('ended'),
    withdrawn: count('withdrawn'),
  });
};

/** All papers of a lot, its commodity’s among them, newest first. */
export async function papersOf(reading: Reading, lot: string, commodity: string): Promise<Answer[]> {
  const { rows } = await reading.pool.query<Row>(
    `${columns(2)} from ${from} ${names} where t.county = $1 and (t.lot = $3 or t.commodity = $4) order by t.added_at desc, t.id desc limit 100`,
    [reading.county, businessDay(Date.now()), lot, commodity],
  );
  return rows.map((row) => answerOf(reading, row));
}

function answerOf(
  { people }: Reading,
  {
    row: { village, addedBy: _a, withdrawnBy: _w, commitment, ...row },
    grades,
    grade: index,
    goods,
    householdName,
    sellerName,
    ...more
  }: Row,
): Answer {
  const grade = index === null ? undefined : grades[index];
  return {
    ...row,
    ...more,
    code: shortCode(row.id),
    lotCode: row.lot && shortCode(row.lot),
    commodity: goods,
    gradeName: grade?.zh ?? null,
    gradeNameEn: grade?.en ?? null,
    commitment: commitment && {
      promiser: commitment.promiser,
      household: commitment.household,
      householdName,
      sellerName: people.name(village, sellerName),
      basis: commitment.basis,
      agreed: commitment.agreed,
      grams: commitment.grams,
    },
  };
}
