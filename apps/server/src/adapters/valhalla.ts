import * as z from 'zod';
import { answerOf, NoRoadNear, RoadFailure } from './road-failure.ts';
import { NEAR_METRES, type Point, type TableRequest } from './road-table.ts';

const refusal = z.object({ error_code: z.number(), error: z.string() });
const leg = z.object({ distance: z.number().nullable(), time: z.number().nullable() });
const table = z.object({ sources_to_targets: z.array(z.array(leg)) });

/**
 * The matrix service of Valhalla (`/sources_to_targets`, costing `auto`): kilometres and seconds, null where no road leads.
 * @param url the server's address, without a path
 */
export function valhallaTable(url: string): TableRequest {
  const places = (points: readonly Point[]) =>
    points.map(({ longitude, latitude }) => ({ lon: longitude, lat: latitude, search_cutoff: NEAR_METRES }));
  return async (from, to, signal) => {
    const asked = { sources: places(from), targets: places(to), costing: 'auto', units: 'kilometers' };
    const request = fetch(`${url}/sources_to_targets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
      signal,
    });
    const read = table.safeParse(await answerOf(request, refusalOf));
    if (!read.success) throw new RoadFailure('not a Valhalla matrix');
    return read.data.sources_to_targets.map((row) =>
      row.map(({ distance, time }) =>
        distance === null || time === null ? null : { metres: distance * 1_000, seconds: time },
      ),
    );
  };
}

/** Valhalla's own number for “No suitable edges near location”. */
const NO_EDGES_NEAR = 171;

function refusalOf(said: unknown): string | RoadFailure | undefined {
  const { error_code: code, error } = refusal.safeParse(said).data ?? {};
  return code === NO_EDGES_NEAR ? new NoRoadNear(error) : error;
}
