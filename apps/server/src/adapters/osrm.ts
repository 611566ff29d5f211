import * as z from 'zod';
import { answerOf, NoRoadNear, RoadFailure } from './road-failure.ts';
import { NEAR_METRES, type Point, type TableRequest } from './road-table.ts';

const refusal = z.object({ code: z.string(), message: z.string().optional() });
const figures = z.array(z.array(z.number().nullable()));
/** How far each place was moved to come onto a road. */
const waypoints = z.array(z.object({ distance: z.number().optional() }).nullable()).optional();
const table = z.object({
  code: z.literal('Ok'),
  distances: figures,
  durations: figures,
  sources: waypoints,
  destinations: waypoints,
});

/**
 * The table service of OSRM (HTTP API v1, profile `driving`): metres and seconds, null where no road leads.
 * A place that it moved far to come onto a road, it knows no road from: a map that ends before the county does would else put
 * half of its stations at the border.
 * @param url the server's address, without a path
 */
export function osrmTable(url: string): TableRequest {
  return async (from, to, signal) => {
    const points = [...from, ...to]
      .map(({ longitude, latitude }: Point) => `${longitude.toFixed(6)},${latitude.toFixed(6)}`)
      .join(';');
    const numbers = (first: number, count: number) =>
      Array.from({ length: count }, (_, index) => first + index).join(';');
    const asked = `${url}/table/v1/driving/${points}?annotations=distance,duration&sources=${numbers(0, from.length)}&destinations=${numbers(from.length, to.length)}`;
    const body = await answerOf(fetch(asked, { signal }), refusalOf);
    const read = table.safeParse(body);
    if (!read.success) throw new RoadFailure('not an OSRM table');
    const { distances, durations, sources = [], destinations = [] } = read.data;
    const near = (place: { readonly distance?: number | undefined } | null | undefined) =>
      (place?.distance ?? 0) <= NEAR_METRES;
    return distances.map((row, from) =>
      row.map((metres, to) => {
        const seconds = durations[from]?.[to] ?? null;
        return metres === null || seconds === null || !near(sources[from]) || !near(destinations[to])
          ? null
          : { metres, seconds };
      }),
    );
  };
}

function refusalOf(said: unknown): string | RoadFailure | undefined {
  const code = refusal.safeParse(said).data?.code;
  return code === 'NoSegment' ? new NoRoadNear(code) : code;
}
