import type { ClientBase } from 'pg';

/** Where a county's journal ends. */
export interface Head {
  readonly county: string;
  readonly lastSeq: number;
  readonly lastHash: string;
  readonly epoch: string;
}

const columns = `county, last_seq as "lastSeq", last_hash as "lastHash", epoch`;

/** Locks the heads of counties, in the order of their codes so that nobody waits in a ring. Unknown ones are left out. */
export async function lockHeads(client: ClientBase, counties: readonly string[]): Promise<ReadonlyMap<string, Head>> {
  const { rows } = await client.query<Head>(
    `select ${columns} from journal_head where county = any($1::text[]) order by county for update`,
    [counties],
  );
  return new Map(rows.map((head) => [head.county, head]));
}

/** The heads as they are now, unlocked: for those who follow. */
export async function readHeads(
  client: Pick<ClientBase, 'query'>,
  counties: readonly string[],
): Promise<readonly Head[]> {
  const { rows } = await client.query<Head>(`select ${columns} from journal_head where county = any($1::text[])`, [
    counties,
  ]);
  return rows;
}
