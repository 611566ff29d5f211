import type { Instant } from '@yangui/domain';
import { readCounty } from '../places/read-county.ts';
import { loadCounty } from '../places/load-county.ts';
import { CHAIN_START } from './entry.ts';
import type { Queryable } from './read.ts';

export interface CountyToOpen {
  /** GB/T 2260, six digits. */
  readonly county: string;
  /** Whether its people and figures are made up. */
  readonly sample: boolean;
  /** Tells this copy of the county from one restored from a backup. */
  readonly epoch: string;
  readonly now: Instant;
}

/**
 * Begins a county's journal and loads its towns and villages from the public division codes.
 * @returns whether it was new
 * @throws where no county has this code
 */
export async function openCounty(db: Queryable, { county, sample, epoch, now }: CountyToOpen): Promise<boolean> {
  const division = await readCounty(county);
  if (division === undefined) throw new Error(`the public division codes have no county ${county}`);
  await loadCounty(db, county);
  const { rowCount } = await db.query(
    `insert into journal_head (county, name, sample, last_seq, last_hash, epoch, opened_at)
     values ($1, $2, $3, 0, $4, $5, to_timestamp($6 / 1000.0)) on conflict (county) do nothing`,
    [county, division.county.name, sample, CHAIN_START, epoch, now],
  );
  return rowCount === 1;
}

/** The counties this system carries. */
export async function countiesHere(db: Queryable): Promise<readonly string[]> {
  const { rows } = await db.query<{ county: string }>('select county from journal_head order by county');
  return rows.map(({ county }) => county);
}
