import { createHash } from 'node:crypto';
import type { Pool } from 'pg';

/** Lots that all come of one and all go into one: split into `width`, dried six times, mixed again; eight levels. */
export interface Family {
  readonly width: number;
  readonly count: number;
  /** How long the closure of one may take. */
  readonly goalMs: number;
}

const DRIED = 6;

/** The lot that a closure of a whole family begins with: the first, of which all were made, or the last, which is made of all. */
export function endOfFamily({ width }: Family, family: number, way: 'on' | 'back'): string {
  const name = `${width}:${family}:${way === 'on' ? 0 : DRIED + 1}:0`;
  const hex = createHash('md5').update(name).digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-8$3-8$4-$5');
}

/** The same in SQL, of a text. */
function uuidOf(text: string): string {
  return `overlay(overlay(md5(${text}) placing '8' from 13) placing '8' from 17)::uuid`;
}

/**
 * Writes families of lots into a county as rows alone: nothing in its journal says so, and it does not verify.
 * @returns how many lots there are
 */
export async function addFamilies(
  pool: Pool,
  of: {
    readonly county: string;
    readonly station: string;
    readonly commodity: string;
    readonly person: string;
    readonly families: readonly Family[];
  },
): Promise<number> {
  const id = (level: string, index: string) => uuidOf(`$5 || ':' || f || ':' || ${level} || ':' || ${index}`);
  // The first is split by one act, the last mixed by one; between them each is dried by an act of its own.
  const making = (level: string, index: string) =>
    uuidOf(
      `'making ' || $5 || ':' || f || ':' || ${level} || ':' || case when ${level} in (1, ${DRIED + 1}) then 0 else ${index} end`,
    );
  for (const { width, count } of of.families) {
    const lots = `generate_series(0, $7::int - 1) f, generate_series(0, ${DRIED + 1}) level,
      lateral generate_series(0, case when level in (0, ${DRIED + 1}) then 0 else $6::int - 1 end) i`;
    const values = [of.county, of.station, of.commodity, of.person, String(width), width, count];
    await pool.query(
      `insert into lot (county, id, station, village, holder, commodity, grade, ticket, making, grams, left_grams, pieces, taken_on, keeps_until, stage, stand, judged, made_at, made_by, closed_at)
       select $1, ${id('level', 'i')}, $2::uuid, s.village, 'station:' || $2, $3::uuid, 0, null, case when level = 0 then null else ${making('level', 'i')} end,
         1000, case when level = ${DRIED + 1} then 1000 else 0 end, null, '2026-11-01', null, case when level = ${DRIED + 1} then 'in-stock' else 'used' end, 'free', null,
         now() + level * interval '1 second', $4::uuid, null
       from ${lots}, station s where s.county = $1 and s.id = $2::uuid and $5::text is not null`,
      values,
    );
    await pool.query(
      `insert into lot_draw (county, id, making, lot, grams, standing)
       select $1, making || ':' || lot, making, lot, 1000, true from (
         select ${making('level', 'i')} as making, case when level = 1 then ${id('0', '0')} else ${id('(level - 1)', 'i')} end as lot
           from generate_series(0, $4::int - 1) f, generate_series(1, ${DRIED}) level, generate_series(0, $3::int - 1) i
         union select ${making(String(DRIED + 1), '0')}, ${id(String(DRIED), 'i')} from generate_series(0, $4::int - 1) f, generate_series(0, $3::int - 1) i) d`.replaceAll(
        '$5',
        '$2',
      ),
      [of.county, String(width), width, count],
    );
  }
  await pool.query('analyze lot');
  await pool.query('analyze lot_draw');
  const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from lot where county = $1', [
    of.county,
  ]);
  return rows[0]?.count ?? 0;
}
