import type { Instant, PrivateData } from '@yangui/domain';
import type { PoolClient } from 'pg';
import type { Queryable } from './read.ts';
import type { Saving } from './save.ts';

/** What lies sealed beside a proposal until it is decided. */
export interface HeldProposal {
  readonly proposal: string;
  /** The device it was made on, where one is known: the hash of its cookie, or its id. */
  readonly device: string | null;
  readonly personal: PrivateData | null;
}

/** What lies sealed beside one proposal, as the table has it. */
export async function findHeld(db: Queryable, county: string, proposal: string): Promise<HeldProposal | undefined> {
  const { rows } = await db.query<HeldProposal>(
    'select proposal, device, personal from proposal_private where county = $1 and proposal = $2',
    [county, proposal],
  );
  return rows[0];
}

/** All that lies sealed beside a county's proposals, to be carried apart from the journal. */
export async function readHeld(db: Queryable, county: string): Promise<readonly HeldProposal[]> {
  const { rows } = await db.query<HeldProposal>(
    'select proposal, device, personal from proposal_private where county = $1 order by proposal',
    [county],
  );
  return rows;
}

/**
 * Puts back what lay sealed beside a proposal, where that waits in the county as it was imported, so that it can be confirmed there.
 * @returns whether it does
 */
export async function putBackHeld(
  db: Queryable,
  county: string,
  { proposal, device, personal }: HeldProposal,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into proposal_private (county, proposal, device, personal, written_at)
     select $1, p.id, $3, $4::json, to_timestamp($5 / 1000.0) from proposal p where p.county = $1 and p.id = $2 and p.stage = 'waiting'
     on conflict (county, proposal) do nothing`,
    [county, proposal, device, personal === null ? null : JSON.stringify(personal), now],
  );
  return rowCount === 1;
}

/** Keeps what batches sealed, and lets go of what lay sealed beside proposals that wait no more. */
export async function saveHeld(
  client: PoolClient,
  savings: readonly Pick<Saving, 'batch' | 'changes' | 'held' | 'now'>[],
): Promise<void> {
  const held = savings.flatMap(({ batch: { county }, now, held: rows }) =>
    rows.map((row) => ({ county, now, ...row })),
  );
  if (held.length > 0)
    await client.query(
      `insert into proposal_private (county, proposal, device, personal, written_at)
       select r.county, r.proposal, r.device, r.personal, to_timestamp(r.now / 1000.0)
       from json_to_recordset($1::json) as r(county text, proposal uuid, device text, personal json, now bigint)`,
      [JSON.stringify(held)],
    );
  const decided = savings.flatMap(({ batch: { county }, changes }) =>
    (changes.get('proposal') ?? []).flatMap((row) =>
      'proposedBy' in row && row.stage !== 'waiting' ? [{ county, id: row.id }] : [],
    ),
  );
  if (decided.length > 0)
    await client.query(
      `delete from proposal_private p using unnest($1::text[], $2::uuid[]) as k(county, proposal)
       where p.county = k.county and p.proposal = k.proposal`,
      [decided.map(({ county }) => county), decided.map(({ id }) => id)],
    );
}

/** Empties what lies sealed of things of people who are erased: what was proposed about them is refused when it is confirmed. */
export async function eraseHeld(
  client: PoolClient,
  erased: readonly { readonly county: string; readonly person: string }[],
): Promise<void> {
  if (erased.length === 0) return;
  await client.query(
    `update proposal_private p set personal = null from unnest($1::text[], $2::text[]) as k(county, person)
     where p.county = k.county and p.personal ->> 'of' = k.person`,
    [erased.map(({ county }) => county), erased.map(({ person }) => person)],
  );
}
