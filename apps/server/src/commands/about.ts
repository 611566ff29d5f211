import { aboutHere, partLine } from '../about.ts';
import { openPool } from '../postgres/pool.ts';
import { withDatabase, type Options } from './database.ts';

/** `yangui about`: what serves here, which version of it, and how old that is. */
export function aboutCommand(_: readonly string[], options: Options): Promise<number> {
  return withDatabase(options, async ({ url, programs }) => {
    const pool = openPool(url, 1);
    try {
      for (const part of await aboutHere(pool)) console.log(partLine(part, Date.now()));
    } finally {
      await pool.end();
    }
    if (programs !== undefined)
      console.log(
        programs.own
          ? 'Node and PostgreSQL come with Yangui; their files are those that were checked in, by SHA-256.'
          : `PostgreSQL is the system’s own, in ${programs.folder}.`,
      );
    return 0;
  });
}
