import { readFileSync } from 'node:fs';
import type { FastifyRequest } from 'fastify';
import { Fragment, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Pool } from 'pg';
import * as z from 'zod/mini';
import type { Identity } from '../identity/index.ts';
import { languageOf } from '../public/language.ts';
import { RefusalError } from './refusal-error.ts';

const inLanguages = z.record(z.enum(['zh', 'en']), z.string());
const drawnShape = z.object({
  door: inLanguages,
  counter: inLanguages,
  places: z.object({ county: z.string(), station: z.string() }),
});
type Drawn = z.infer<typeof drawnShape>;

/** Reads the pages that the build drew ahead. */
export function readDrawnPages(path: string): Drawn {
  return drawnShape.parse(JSON.parse(readFileSync(path, 'utf8')));
}

export interface DrawnDeps {
  readonly pool: Pool;
  readonly identity: Pick<Identity, 'sessionOf' | 'countiesOf'>;
}

/** Where a partner's counter begins: everybody's first address, or the counter's own. */
const BEGINNING = /^\/(?:counter\/(?<county>\d{6})\/?)?$/;

/**
 * The page for whoever opens an address with nothing of ours on the device: with the first screen drawn in it, so that the first
 * button needs no program. The sign-in where nobody is signed in, the counter's doors for a partner at the beginning of the
 * counter; of theirs it holds the station's name.
 * @returns undefined where the program draws first: another surface, a page within one, a sign-in that is not finished
 */
export async function drawnPage(
  { pool, identity }: DrawnDeps,
  { door, counter, places }: Drawn,
  request: FastifyRequest,
): Promise<string | undefined> {
  const language = languageOf(request);
  const session = await identity.sessionOf(request).catch((error: unknown) => {
    if (error instanceof RefusalError) return null;
    throw error;
  });
  if (session === null) return undefined;
  if (session === undefined) return door[language];
  const at = BEGINNING.exec(request.url.replace(/[?#].*$/s, ''));
  if (at === null) return undefined;
  const asked = at.groups?.['county'];
  for (const county of await identity.countiesOf(session.person)) {
    if (asked !== undefined && asked !== county) continue;
    const { rows } = await pool.query<{ name: string }>(
      `select s.name from station s join member m on m.county = s.county and m.id = s.partner
       where s.county = $1 and s.partner = $2 and json_array_length(m.holdings) > 0 limit 1`,
      [county, session.person],
    );
    const [station] = rows;
    if (station !== undefined)
      return counter[language]
        .replaceAll(places.county, county)
        .replaceAll(places.station, () => escaped(station.name));
  }
  return undefined;
}

function escaped(text: string): string {
  return renderToString(h(Fragment, null, text));
}
