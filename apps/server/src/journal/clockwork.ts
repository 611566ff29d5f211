import { createHash } from 'node:crypto';
import { commands, invariant, SYSTEM, type Instant } from '@yangui/domain';
import type { Pool } from 'pg';
import { countiesHere } from './county.ts';
import type { JournalWriter } from './writer.ts';

/** How many orders of one county are released in one turn. */
const TURN = 1_000;

/**
 * Sends what only time makes due: rebates whose return window is over.
 * Ids are derived from the order, so that two servers, or one that starts again, send the same command once.
 * @returns how many were released
 */
export async function turn(pool: Pool, writer: JournalWriter, now: Instant): Promise<number> {
  let released = 0;
  for (const county of await countiesHere(pool)) {
    const { rows } = await pool.query<{ id: string; until: number }>(
      `select id, (extract(epoch from return_until) * 1000)::bigint as until from assisted_order
       where county = $1 and stage = 'collected' and return_until <= to_timestamp($2 / 1000.0) order by placed_at limit $3`,
      [county, now, TURN],
    );
    const outcomes = await Promise.all(rows.map(({ id }) => writer.submit(releaseOf(county, id, now))));
    released += outcomes.filter(({ status }) => status === 'accepted').length;
  }
  return released;
}

function releaseOf(county: string, order: string, now: Instant) {
  const release = commands.get('release-rebate');
  invariant(release !== undefined, 'release-rebate is a command');
  const bound = release.bind({ id: derivedId('release-rebate', order), type: 'release-rebate', at: now, payload: { order } }, county, SYSTEM);
  invariant(!('malformed' in bound), 'an order id fits its command');
  return bound;
}

/** A UUIDv8 (RFC 9562, 5.8) that follows from what it is for. */
function derivedId(purpose: string, from: string): string {
  const hex = createHash('sha256').update(`${purpose} ${from}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
