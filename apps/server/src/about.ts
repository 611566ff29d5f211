import type { Pool } from 'pg';
import { DAY } from '@yangui/domain';
import { released, runsOnPinnedNode } from './pinned.ts';
import { VERSION } from './version.ts';

/** Something that serves, and since when that version of it was to be had (YYYY-MM-DD; null where only its maker knows). */
export interface Part {
  readonly name: string;
  readonly version: string;
  readonly released: string | null;
}

/** What serves here: Yangui, the Node under it, the PostgreSQL it speaks to, and their libraries for ciphers. */
export async function aboutHere(pool: Pool): Promise<readonly Part[]> {
  const { rows } = await pool.query<{ server_version: string }>('show server_version');
  const postgres = rows[0]?.server_version ?? '';
  const ownPostgres = postgres === released.postgres.version;
  return [
    { name: 'Yangui', version: VERSION, released: null },
    { name: 'Node', version: process.versions.node, released: runsOnPinnedNode() ? released.node.released : null },
    { name: 'OpenSSL in Node', version: process.versions.openssl ?? '', released: null },
    { name: 'PostgreSQL', version: postgres, released: ownPostgres ? released.postgres.released : null },
    ...(ownPostgres ? [{ name: 'OpenSSL in PostgreSQL', ...released.openssl }] : []),
  ];
}

/** A part and its age in one line. */
export function partLine({ name, version, released: day }: Part, now: number): string {
  if (day === null) return `${name} ${version}`;
  return `${name} ${version} (of ${day}, ${Math.floor((now - Date.parse(day)) / DAY)} days old)`;
}
