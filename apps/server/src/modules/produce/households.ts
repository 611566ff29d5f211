import { accountOf, type Household } from '@yangui/domain';
import type { ReceivedBy, RowOf } from '@yangui/domain/reads';
import { sumUp, type Fitting } from '../../http/fitting.ts';
import { anywhere } from '../../http/like.ts';
import { ordered } from '../../http/ordering.ts';
import type { Query, Reading } from '../../http/reading.ts';
import { entityOf } from '../../store/statements.ts';

type Answer = RowOf<'/households'>;

interface Row {
  readonly row: Household;
  readonly stationName: string;
  readonly owedFen: number;
}

const columns = `select ${entityOf('household')} as row, s.name as "stationName", -coalesce(a.balance_fen, 0) as "owedFen" from household t
  join station s on s.county = $1 and s.id = t.station
  left join account a on a.county = $1 and a.id = '${accountOf.householdPayable('')}' || t.id`;

const sorting = ordered<'/households'>({
  id: { sql: 't.id', type: 'uuid', of: ({ id }) => id },
  by: {
    registered: { sql: 't.registered_at', type: 'instant', of: ({ registeredAt }) => registeredAt },
    name: { sql: 't.name', type: 'text', of: ({ name }) => name },
  },
});

/** How far a household came, by the days on which tickets of it stand. */
const soldStep = `(select case count(distinct (k.taken_at at time zone 'Asia/Shanghai')::date) when 0 then 'never' when 1 then 'once' else 'again' end
  from intake_ticket k where k.county = $1 and k.household = t.id and k.stage = 'taken')`;

/** Which households fit. A query finds by what the books call it, and by the name of somebody of it whom the reader may know. */
function fittingHouseholds({ county, within, people }: Reading, asked: ReceivedBy<'/households-sums'>): Fitting {
  const { station, village, sold, commodity, stage, villager, query } = asked;
  return {
    from: 'household t',
    where: `t.county = $1 and t.village like any($2::text[]) and ($3::uuid is null or t.station = $3) and ($4::text is null or t.stage = $4)
      and ($5::text is null or exists (select from json_array_elements(t.grows) g where g ->> 'commodity' = $5)
        or exists (select from json_array_elements(t.plots) g where g ->> 'commodity' = $5 and g ->> 'until' is null))
      and ($6::uuid is null or t.id in (select m.household from household_member m where m.county = $1 and m.id = $6))
      and ($7::text is null or t.name like upper($7) or (t.village like any($8::text[]) and t.id in (
        select m.household from household_member m join person_private p on p.county = $1 and p.kind = 'villager' and p.person = m.id
        where m.county = $1 and p.name like $7)))
      and ($9::text is null or t.village = $9) and ($10::text is null or $10 = ${soldStep})`,
    values: [
      county,
      within,
      station ?? null,
      stage ?? null,
      commodity ?? null,
      villager ?? null,
      anywhere(query),
      people.named,
      village ?? null,
      sold ?? null,
    ],
  };
}

/** Households, newest first where no other order is asked for. Names are for those who serve villagers. */
export const households: Query<'/households'> = async (reading, asked) => {
  const { where, values } = fittingHouseholds(reading, asked);
  const limit = values.length + 1;
  return sorting.page(asked, async (stretch) => {
    const { rows } = await reading.pool.query<Row>(
      `${columns} where ${where} and ${stretch.where(limit + 1)} order by ${stretch.orderBy} limit $${limit}`,
      [...values, stretch.limit, ...stretch.values],
    );
    return answersOf(reading, rows);
  });
};

/** How many households fit. */
export const householdsSums: Query<'/households-sums'> = async (reading, asked) =>
  sumUp(reading.pool, fittingHouseholds(reading, asked), {});

/** One household. */
export const householdById: Query<'/households/:id'> = async (reading, { id }) => {
  const { rows } = await reading.pool.query<Row>(
    `${columns} where t.county = $1 and t.village like any($2::text[]) and t.id = $3`,
    [reading.county, reading.within, id],
  );
  return (await answersOf(reading, rows))[0];
};

interface Called {
  readonly id: string;
  readonly erased: boolean;
  readonly name: string | null;
}

/** Whoever is erased has no name and consents to nothing any more. */
async function answersOf({ pool, county, people }: Reading, rows: readonly Row[]): Promise<Answer[]> {
  const { rows: called } = await pool.query<Called>(
    `select v.id, v.erased, p.name from villager v
       left join person_private p on p.county = $1 and p.kind = 'villager' and p.person = v.id where v.county = $1 and v.id = any($2)`,
    [county, rows.flatMap(({ row }) => row.members.map(({ villager }) => villager))],
  );
  const known = new Map(called.map((one) => [one.id, one]));
  return rows.map(({ row: { grows, plots, brought, ...row }, ...more }) => ({
    ...row,
    ...more,
    grows: grows.map((one) => ({ ...one })),
    plots: plots.map((one) => ({ ...one, sizes: one.sizes.map((size) => ({ ...size })) })),
    brought: brought.map((one) => ({ ...one })),
    members: row.members.map(({ villager, nameUseAt, pictureUseAt }) => {
      const { name = null, erased = true } = known.get(villager) ?? {};
      const uses = erased ? { nameUseAt: null, pictureUseAt: null } : { nameUseAt, pictureUseAt };
      return { villager, name: people.name(row.village, name), erased, ...uses };
    }),
  }));
}
