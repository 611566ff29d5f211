import { isProblemCode } from '@yangui/domain';
import type { ReceivedBy } from '@yangui/domain/reads';
import type { Pool } from 'pg';
import { momentsOf, sumUp, type Fitting } from '../../http/fitting.ts';
import { ordered } from '../../http/ordering.ts';
import type { EntryBody } from '../../journal/entry.ts';
import { placeNames } from '../rights/people.ts';
import type { Query, Reading } from '../../http/reading.ts';

interface EntryRow {
  readonly body: EntryBody;
  readonly byName: string | null;
  readonly recordedAt: number;
}

const sorting = ordered<'/journal', EntryRow>({
  by: { seq: { sql: 'e.seq', type: 'bigint', of: ({ body }) => body.seq } },
});

/** Which entries fit: by the days on which they were written, which follow each other as their numbers do. */
async function fittingEntries({ pool, county, within }: Reading, asked: ReceivedBy<'/journal-sums'>): Promise<Fitting> {
  const { type, by, refused } = asked;
  const [since, until] = momentsOf(asked);
  const first = since === null ? null : await lastBefore(pool, county, since);
  const last = until === null ? null : await lastBefore(pool, county, until);
  return {
    from: 'journal_entry e',
    where: `e.county = $1 and ($2::text is null or e.type = $2) and ($3::uuid is null or e.by_person = $3)
         and (not $4::boolean or e.refused is not null) and ($5::bigint is null or e.seq > $5) and ($6::bigint is null or e.seq <= $6)`,
    besides: 'e.place like any($7::text[])',
    values: [county, type ?? null, by ?? null, refused === '1', first, last, within],
  };
}

/** The number of the last entry that was written before a moment; 0 where none was. */
async function lastBefore(pool: Pool, county: string, at: number): Promise<number> {
  const { rows } = await pool.query<{ seq: number }>(
    `select last_seq as seq from journal_batch where county = $1 and recorded_at < to_timestamp($2::bigint / 1000.0)
       order by recorded_at desc, last_seq desc limit 1`,
    [county, at],
  );
  return rows[0]?.seq ?? 0;
}

/** The journal as it was written, newest first or from the beginning: who did what, where and when, and what was refused. */
export const entries: Query<'/journal'> = async (reading, asked) => {
  const { pool } = reading;
  const { from, where, besides, values } = await fittingEntries(reading, asked);
  const limit = values.length + 1;
  const page = await sorting.page(
    asked,
    async (stretch) =>
      (
        await pool.query<EntryRow>(
          `select e.body, p.name as "byName", (extract(epoch from b.recorded_at) * 1000)::bigint as "recordedAt"
       from ${from}
       join lateral (select recorded_at from journal_batch b where b.county = $1 and b.last_seq >= e.seq order by b.last_seq limit 1) b on true
       left join person_private p on p.county = $1 and p.person = e.by_person and p.kind = 'member'
       where ${where} and ${besides} and ${stretch.where(limit + 1)}
       order by ${stretch.orderBy} limit $${limit}`,
          [...values, stretch.limit, ...stretch.values],
        )
      ).rows,
  );
  const nameOf = await placeNames(
    pool,
    page.rows.map(({ body }) => body.place),
  );
  return {
    rows: page.rows.map(({ body, byName, recordedAt }) => ({
      seq: body.seq,
      at: body.at,
      recordedAt,
      by: body.by,
      byName,
      type: body.type,
      place: body.place,
      placeName: nameOf(body.place),
      status: body.refused === undefined ? ('accepted' as const) : ('refused' as const),
      problem: isProblemCode(body.refused?.code) ? body.refused.code : null,
      events: [...(body.events ?? [])],
    })),
    next: page.next,
  };
};

/** How many entries fit. */
export const entriesSums: Query<'/journal-sums'> = async (reading, asked) =>
  sumUp(reading.pool, await fittingEntries(reading, asked), {});
