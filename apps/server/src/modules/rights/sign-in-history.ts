import type { Query } from '../../http/reading.ts';

interface ActRow {
  readonly what: 'made' | 'ended';
  readonly at: number;
  readonly by: string;
  readonly byName: string | null;
}

/** What this county did about one person's sign-in, newest first: made, renewed, ended, and by whom. Of somebody unknown: nothing. */
export const signInHistory: Query<'/sign-in-history'> = async ({ pool, county }, { person: of }) => {
  const { rows } = await pool.query<ActRow>(
    `select a.what, a.at, a.by, nullif(u.name, '') as "byName"
       from sign_in s cross join lateral json_to_recordset(s.acts) as a(what text, at bigint, by uuid) left join identity_user u on u.id = a.by
       where s.county = $1 and s.id = $2 order by a.at`,
    [county, of],
  );
  const acts = rows.map(({ what, at, by, byName }, index) => ({
    // The first password opens a sign-in; every later one opens it anew, whether or not it was shut between.
    what: what === 'made' && index > 0 ? ('renewed' as const) : what,
    at,
    by: { id: by, name: byName },
  }));
  return { rows: acts.toReversed(), next: null };
};
