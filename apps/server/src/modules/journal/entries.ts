import { isProblemCode } from '@yangui/domain';
import { ordered } from '../../http/ordering.ts';
import type { EntryBody } from '../../journal/entry.ts';
import { placeNames } from '../rights/people.ts';
import type { Query } from '../../http/reading.ts';

interface EntryRow {
  readonly body: EntryBody;
  readonly byName: string | null;
  readonly recordedAt: number;
}

const sorting = ordered<'/journal', EntryRow>({
  by: { seq: { sql: 'e.seq', type: 'bigint', of: ({ body }) => body.seq } },
});

/** The journal as it was written, newest first or from the beginning: who did what, where and when, and what was refused. */
export const entries: Query<'/journal'> = async ({ pool, county, within }, asked) => {
  const { type, by, refused } = asked;
  const page = await sorting.page(
    asked,
    async (stretch) =>
      (
        await pool.query<EntryRow>(
          `select e.body, p.name as "byName", (extract(epoch from b.recorded_at) * 1000)::bigint as "recordedAt"
       from journal_entry e
       join lateral (select recorded_at from journal_batch b where b.county = $1 and b.last_seq >= e.seq order by b.last_seq limit 1) b on true
       left join person_private p on p.county = $1 and p.person = e.by_person and p.kind = 'member'
       where e.county = $1 and e.place like any($2::text[]) and ($3::text is null or e.type = $3) and ($4::uuid is null or e.by_person = $4)
         and (not $5::boolean or e.refused is not null) and ${stretch.where(7)}
       order by ${stretch.orderBy} limit $6`,
          [county, within, type ?? null, by ?? null, refused === '1', stretch.limit, ...stretch.values],
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
