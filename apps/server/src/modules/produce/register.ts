import type { RegisterEntry, RegisterImport } from '@yangui/domain';
import type { ReceivedBy, RowOf } from '@yangui/domain/reads';
import { sumUp, type Fitting } from '../../http/fitting.ts';
import { anywhere, under } from '../../http/like.ts';
import { ordered } from '../../http/ordering.ts';
import type { Query, Reading } from '../../http/reading.ts';
import { entityOf } from '../../store/statements.ts';
import { positionOf } from '../network/positions.ts';

type Answer = RowOf<'/register'>;

interface Row {
  readonly row: RegisterEntry;
  readonly townName: string;
  readonly villageName: string;
  readonly called: string | null;
  readonly phone: string | null;
  readonly householdName: string | null;
}

/** What an entry is called: in its own private row, or by the people of the household that it is. */
const columns = `select ${entityOf('registerEntry')} as row, coalesce(v.name, t.village) as "villageName", coalesce(w.name, '') as "townName", p.phone, h.name as "householdName",
  coalesce(p.name, (select string_agg(q.name, '、' order by q.name) from household_member m
    join person_private q on q.county = $1 and q.kind = 'villager' and q.person = m.id where m.county = $1 and m.household = t.household)) as called
  from register_entry t left join place v on v.code = t.village left join place w on w.code = v.parent
  left join person_private p on p.county = $1 and p.kind = 'registerEntry' and p.person = t.id
  left join household h on h.county = $1 and h.id = t.household`;

/** Entries that count: of no sheet that was taken back, and not joined to another. */
const stands = `t.stage <> 'joined' and (t.import_id is null or not exists (
  select from register_import i where i.county = $1 and i.id = t.import_id and i.undone_at is not null))`;

const sorting = ordered<'/register'>({
  id: { sql: 't.id', type: 'uuid', of: ({ id }) => id },
  by: {
    village: { sql: 't.village', type: 'text', of: ({ village }) => village },
    entered: { sql: 't.entered_at', type: 'instant', of: ({ enteredAt }) => enteredAt },
  },
});

/** Which entries fit. A query finds by what an entry is called, where the reader may know that, by its phone, and by a household's code. */
function fittingEntries({ county, within, people }: Reading, asked: ReceivedBy<'/register-sums'>): Fitting {
  const { place, trade, returnee, commodity, stage, network, import: sheet, query } = asked;
  return {
    from: 'register_entry t',
    where: `t.county = $1 and t.village like any($2::text[]) and ${stands}
      and ($3::text is null or t.village like $3) and ($4::text is null or t.trades::text like '%"' || $4 || '"%')
      and (not $5::boolean or t.returnee) and ($6::text is null or exists (select from json_array_elements(t.grows) g where g ->> 'commodity' = $6))
      and t.stage = coalesce($7::text, 'active') and (not $8::boolean or t.household is not null) and ($9::uuid is null or t.import_id = $9)
      and ($10::text is null or (t.village like any($11::text[]) and (
        t.id in (select p.person from person_private p where p.county = $1 and p.kind = 'registerEntry' and p.name like $10)
        or t.household in (select m.household from household_member m join person_private q on q.county = $1 and q.kind = 'villager' and q.person = m.id
          where m.county = $1 and q.name like $10)))
        or t.household in (select h.id from household h where h.county = $1 and h.name like upper($10)))`,
    values: [
      county,
      within,
      place === undefined ? null : under(place),
      trade ?? null,
      returnee === '1',
      commodity ?? null,
      stage ?? null,
      network === '1',
      sheet ?? null,
      anywhere(query),
      people.named,
    ],
  };
}

/** The register, village by village where no other order is asked for. */
export const register: Query<'/register'> = async (reading, asked) => {
  const { where, values } = fittingEntries(reading, asked);
  const limit = values.length + 1;
  return sorting.page(asked, async (stretch) => {
    const { rows } = await reading.pool.query<Row>(
      `${columns} where ${where} and ${stretch.where(limit + 1)} order by ${stretch.orderBy} limit $${limit}`,
      [...values, stretch.limit, ...stretch.values],
    );
    return rows.map((row) => answerOf(reading, row));
  });
};

/** How many entries fit, and how many of them live by what. */
export const registerSums: Query<'/register-sums'> = async (reading, asked) =>
  sumUp(reading.pool, fittingEntries(reading, asked), {
    raising: `(t.trades::text like '%"raising"%')::int`,
    dealers: `(t.trades::text like '%"dealer"%')::int`,
    online: `(t.trades::text like '%"online"%')::int`,
    returnees: 't.returnee::int',
    network: '(t.household is not null)::int',
  });

/** One entry; one that was joined to a household says to which. */
export const registerEntryById: Query<'/register/:id'> = async (reading, { id }) => {
  const { rows } = await reading.pool.query<Row>(
    `${columns} where t.county = $1 and t.village like any($2::text[]) and t.id = $3`,
    [reading.county, reading.within, id],
  );
  return rows.map((row) => answerOf(reading, row))[0];
};

function answerOf({ people }: Reading, { row, called, phone, ...more }: Row): Answer {
  const { grows, trades, ...entry } = row;
  return {
    ...entry,
    ...more,
    trades: [...trades],
    grows: grows.map((one) => ({ ...one })),
    called: people.name(row.village, called),
    phone: people.phone(row.village, phone),
  };
}

interface VillageRow {
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly townName: string;
  readonly position: RowOf<'/register-by-village'>['position'];
  readonly entries: number;
  readonly raising: number;
  readonly dealers: number;
  readonly online: number;
  readonly returnees: number;
  readonly grows: readonly { readonly commodity: string; readonly entries: number; readonly sizeHundredths: number }[];
}

/** What each village lives by: how many entries of the register of each trade, and how much of what, the most first. */
export const registerByVillage: Query<'/register-by-village'> = async ({ pool, county, within }) => {
  const { rows } = await pool.query<VillageRow>(
    `with standing as (select t.id, t.village, t.trades, t.returnee, t.grows from register_entry t
         where t.county = $1 and t.village like any($2::text[]) and t.stage = 'active' and ${stands}),
       counted as (select village, count(*)::int as entries, count(*) filter (where trades::text like '%"raising"%')::int as raising,
           count(*) filter (where trades::text like '%"dealer"%')::int as dealers, count(*) filter (where trades::text like '%"online"%')::int as online,
           count(*) filter (where returnee)::int as returnees from standing group by village),
       sized as (select s.village, g ->> 'commodity' as commodity, count(*)::int as entries, sum((g ->> 'sizeHundredths')::bigint)::bigint as size
         from standing s, json_array_elements(s.grows) g group by 1, 2)
     select v.code, v.name, w.code as town, w.name as "townName", ${positionOf('v.code', 'v.code')} as position,
         coalesce(c.entries, 0) as entries, coalesce(c.raising, 0) as raising, coalesce(c.dealers, 0) as dealers,
         coalesce(c.online, 0) as online, coalesce(c.returnees, 0) as returnees,
         coalesce((select json_agg(json_build_object('commodity', z.commodity, 'entries', z.entries, 'sizeHundredths', z.size) order by z.entries desc, z.commodity)
           from sized z where z.village = v.code), '[]') as grows
       from place v join place w on w.code = v.parent left join counted c on c.village = v.code
       where v.level = 12 and v.code like $1 || '%' and v.code like any($2::text[]) order by v.code`,
    [county, within],
  );
  return { rows: rows.map((row) => ({ ...row, grows: row.grows.map((one) => ({ ...one })) })), next: null };
};

/** Sheets that were taken into the register, newest first. */
export const registerImports: Query<'/register-imports'> = async ({ pool, county }) => {
  const { rows } = await pool.query<{ row: RegisterImport; byName: string | null }>(
    `select ${entityOf('registerImport')} as row, p.name as "byName" from register_import t
       left join person_private p on p.county = $1 and p.kind = 'member' and p.person = t.by where t.county = $1 order by t.at desc, t.id limit 100`,
    [county],
  );
  return { rows: rows.map(({ row: { by: _, ...row }, byName }) => ({ ...row, byName })), next: null };
};
