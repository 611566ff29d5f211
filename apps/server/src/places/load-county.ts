import type { ClientBase } from 'pg';
import { readCounty, type County } from './read-county.ts';

/**
 * Puts a county and all places above and below it into the table `place`, in one statement; doing it again
 * changes nothing, and a renamed place takes its new name. Returns the county, or undefined (and writes
 * nothing) when no county has this code.
 */
export async function loadCounty(db: Pick<ClientBase, 'query'>, code: string): Promise<County | undefined> {
  const county = await readCounty(code);
  if (county === undefined) return undefined;
  const places = [county.province, county.city, county.county, ...county.towns, ...county.villages];
  await db.query(
    `insert into place (code, name, level, parent, kind)
     select * from unnest($1::text[], $2::text[], $3::smallint[], $4::text[], $5::text[])
     on conflict (code) do update set name = excluded.name
     where place.name <> excluded.name`,
    [
      places.map((place) => place.code),
      places.map((place) => place.name),
      places.map((place) => place.level),
      places.map((place) => place.parent),
      places.map((place) => place.kind),
    ],
  );
  return county;
}
