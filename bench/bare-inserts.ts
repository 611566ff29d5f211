import { Client } from 'pg';

interface Chunk {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * How many commands a second plain multi-row inserts of the very rows that the journal wrote reach, into the same tables,
 * on one connection, `batch` commands a transaction: the ceiling the journal is measured against.
 * The rows are those of the last commands of `county`, written again under a county that nobody has.
 */
export async function bareInserts(
  url: string,
  county: string,
  {
    rows: own,
    batch,
    batches,
  }: {
    /** By table, which of its rows the commands between two of the journal's numbers ($2 and $3) added to the county ($1). */
    readonly rows: Readonly<Record<string, string>>;
    readonly batch: number;
    readonly batches: number;
  },
): Promise<number> {
  const client = new Client(url);
  await client.connect();
  const transactions: Chunk[][] = [];
  const { rows } = await client.query<{ last: string }>(
    'select max(seq) as last from journal_entry where county = $1',
    [county],
  );
  const last = Number(rows[0]?.last);
  for (let index = 0; index < batches; index += 1) {
    const upTo = last - index * batch;
    const statements: Chunk[] = [];
    for (const [table, where] of Object.entries(own))
      statements.push(await chunkOf(client, { table, where, county, from: upTo - batch + 1, upTo }));
    transactions.push(statements);
  }
  const began = performance.now();
  for (const statements of transactions) {
    await client.query('begin');
    for (const { text, values } of statements) await client.query(text, [...values]);
    await client.query('commit');
  }
  const seconds = (performance.now() - began) / 1_000;
  for (const table of Object.keys(own)) await client.query(`delete from ${table} where county = '999999'`);
  await client.end();
  return (batches * batch) / seconds;
}

async function chunkOf(
  client: Client,
  { table, where, county, from, upTo }: { table: string; where: string; county: string; from: number; upTo: number },
): Promise<Chunk> {
  const { rows, fields } = await client.query<Record<string, unknown>>(`select * from ${table} where ${where}`, [
    county,
    from,
    upTo,
  ]);
  const names = fields.map(({ name }) => name);
  const values = rows.flatMap((row) => names.map((name) => (name === 'county' ? '999999' : asParameter(row[name]))));
  const tuples = rows.map(
    (_, row) => `(${names.map((__, column) => `$${row * names.length + column + 1}`).join(',')})`,
  );
  return { text: `insert into ${table} (${names.join(', ')}) values ${tuples.join(',')}`, values };
}

/** JSON columns come parsed and go in as text; everything else goes in as it came. */
function asParameter(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !(value instanceof Date) ? JSON.stringify(value) : value;
}
