import type { ClientBase } from 'pg';

/** Which of these codes are no places, by the division codes. */
export async function unknownPlace(
  db: Pick<ClientBase, 'query'>,
  codes: readonly string[],
): Promise<string | undefined> {
  if (codes.length === 0) return undefined;
  const { rows } = await db.query<{ code: string }>(
    'select c.code from unnest($1::text[]) as c(code) where not exists (select from place p where p.code = c.code) limit 1',
    [codes],
  );
  return rows[0]?.code;
}
