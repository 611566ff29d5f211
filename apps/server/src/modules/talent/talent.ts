import { tidyPhone, type Talent } from '@yangui/domain';
import type { ReceivedBy, RowOf } from '@yangui/domain/reads';
import { sumUp, type Fitting } from '../../http/fitting.ts';
import { anywhere, under } from '../../http/like.ts';
import { ordered } from '../../http/ordering.ts';
import type { Query, Reading } from '../../http/reading.ts';
import { entityOf } from '../../store/statements.ts';

type Answer = RowOf<'/talent'>;

interface Row {
  readonly row: Talent;
  readonly villageName: string | null;
  readonly townName: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly where: string | null;
  readonly trade: string | null;
}

/** Whoever keeps the register at somebody's place knows them by name and phone: that is what it is for. Nobody else reads it. */
const columns = `select ${entityOf('talent')} as row, v.name as "villageName", w.name as "townName",
    p.name, p.phone, nullif(p.address, '') as "where", nullif(p.words, '') as trade
  from talent t left join place v on v.code = t.village left join place w on w.code = v.parent
  left join person_private p on p.county = $1 and p.kind = 'talent' and p.person = t.id`;

const sorting = ordered<'/talent'>({
  id: { sql: 't.id', type: 'uuid', of: ({ id }) => id },
  by: {
    registered: { sql: 't.registered_at', type: 'instant', of: ({ registeredAt }) => registeredAt },
    village: { sql: "coalesce(t.village, '')", type: 'text', of: ({ village }) => village ?? '' },
  },
});

/** Who fits. A query finds by name, by phone, and by what they do and where they are. */
function fittingTalent({ county, within }: Reading, asked: ReceivedBy<'/talent-sums'>): Fitting {
  const { kind, place, wish, source, skill, stage, query } = asked;
  return {
    from: 'talent t',
    where: `t.county = $1 and t.place like any($2::text[]) and ($3::text is null or t.kind = $3)
      and ($4::text is null or t.village like $4) and ($5::text is null or t.wish = $5) and ($6::text is null or t.source = $6)
      and ($7::text is null or t.skills::text like '%"' || $7 || '"%') and ($8::text is null or t.stage = $8)
      and ($9::text is null or t.id in (select p.person from person_private p where p.county = $1 and p.kind = 'talent'
        and (p.name like $9 or p.phone like $10 or p.address like $9 or p.words like $9)))`,
    values: [
      county,
      within,
      kind ?? null,
      place === undefined ? null : under(place),
      wish ?? null,
      source ?? null,
      skill ?? null,
      stage ?? null,
      anywhere(query),
      anywhere(query === undefined ? undefined : tidyPhone(query)),
    ],
  };
}

/** The register, newest first where no other order is asked for. */
export const talent: Query<'/talent'> = async (reading, asked) => {
  const { where, values } = fittingTalent(reading, asked);
  const limit = values.length + 1;
  return sorting.page(asked, async (stretch) => {
    const { rows } = await reading.pool.query<Row>(
      `${columns} where ${where} and ${stretch.where(limit + 1)} order by ${stretch.orderBy} limit $${limit}`,
      [...values, stretch.limit, ...stretch.values],
    );
    return rows.map(answerOf);
  });
};

/** How many fit, and who they are. */
export const talentSums: Query<'/talent-sums'> = async (reading, asked) =>
  sumUp(reading.pool, fittingTalent(reading, asked), {
    students: "(t.kind = 'student')::int",
    workers: "(t.kind = 'worker')::int",
    returnees: "(t.kind = 'returnee')::int",
    wishing: "(t.wish = 'yes')::int",
  });

/** One of them. */
export const talentById: Query<'/talent/:id'> = async ({ pool, county, within }, { id }) => {
  const { rows } = await pool.query<Row>(
    `${columns} where t.county = $1 and t.place like any($2::text[]) and t.id = $3`,
    [county, within, id],
  );
  return rows.map(answerOf)[0];
};

function answerOf({ row: { place: _, skills, ...row }, ...told }: Row): Answer {
  return { ...row, ...told, skills: [...skills] };
}
