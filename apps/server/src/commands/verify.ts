import type { Pool } from 'pg';
import { countiesHere } from '../journal/county.ts';
import { countPhotos } from '../journal/handover-photos.ts';
import { verify } from '../journal/verify.ts';
import { migrate } from '../postgres/migrate.ts';
import { openPool } from '../postgres/pool.ts';
import { withDatabase, type Options } from './database.ts';

/** `yangui verify`: derives every county again from its journal. Exit code 1 where one differs. */
export function verifyCommand(counties: readonly string[], options: Options): Promise<number> {
  return withDatabase(
    options,
    async ({ url }) => {
      const pool = openPool(url, 2);
      try {
        await migrate(pool);
        const here = await countiesHere(pool);
        const stranger = counties.find((county) => !here.includes(county));
        if (stranger !== undefined) throw new Error(`there is no county ${stranger} here`);
        return await verifyAll(pool, counties.length > 0 ? counties : here);
      } finally {
        await pool.end();
      }
    },
    { begins: false },
  );
}

async function verifyAll(pool: Pool, counties: readonly string[]): Promise<number> {
  let differing = 0;
  for (const county of counties) {
    const verdict = await verify(pool, county);
    if (verdict.ok) {
      const { kept, wrong } = await countPhotos(pool, county);
      if (wrong.length > 0) differing += 1;
      for (const handover of wrong)
        console.log(`${county}: DIFFERS: the photo of hand-over ${handover} is not the one that its record names`);
      if (kept > 0) console.log(`${county}: ${kept} photos of hand-overs fit their records`);
      console.log(
        `${county}: ${verdict.entries} entries, ${verdict.rows} rows and ${verdict.postings} postings follow from the journal (${verdict.hash.slice(0, 16)}…)`,
      );
    } else {
      differing += 1;
      console.log(`${county}: DIFFERS: ${verdict.difference}`);
    }
  }
  return differing === 0 ? 0 : 1;
}
