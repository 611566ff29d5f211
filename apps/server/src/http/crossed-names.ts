import type { Refusal } from '@yangui/domain';
import type { Pool } from 'pg';
import * as z from 'zod';

const crossed = z.array(
  z.object({ what: z.string(), now: z.string(), by: z.optional(z.uuid()), at: z.optional(z.number()) }),
);

/**
 * Outcomes with the names of those whose figures somebody would have written over. The journal has their ids alone, and so
 * has a refusal as it is kept.
 */
export async function withNames<O extends object>(pool: Pool, county: string, outcomes: readonly O[]): Promise<O[]> {
  return Promise.all(
    outcomes.map(async (outcome) => {
      const refusal = refusalIn(outcome);
      return refusal === undefined ? outcome : { ...outcome, refusal: await named(pool, county, refusal) };
    }),
  );
}

function refusalIn(outcome: { readonly refusal?: Refusal }): Refusal | undefined {
  return outcome.refusal?.code === 'changed-meanwhile' ? outcome.refusal : undefined;
}

async function named(pool: Pool, county: string, { code, details }: Refusal): Promise<Refusal> {
  const figures = crossed.parse(JSON.parse(String(details['crossed'])));
  const { rows } = await pool.query<{ person: string; name: string | null }>(
    `select person, name from person_private where county = $1 and kind = 'member' and person = any($2::uuid[])`,
    [county, figures.flatMap(({ by }) => by ?? [])],
  );
  const names = new Map(rows.map(({ person, name }) => [person, name]));
  const whose = figures.map(({ by, ...figure }) => ({ ...figure, who: names.get(by ?? '') ?? null }));
  return { code, details: { ...details, who: whose[0]?.who ?? '—', crossed: JSON.stringify(whose) } };
}
