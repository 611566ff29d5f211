import * as z from 'zod';
import { answerOf, RoadFailure } from './road-failure.ts';
import type { Point, TableRequest } from './roads.ts';

const refusal = z.object({ code: z.string(), message: z.string().optional() });
const figures = z.array(z.array(z.number().nullable()));
const table = z.object({ code: z.literal('Ok'), distances: figures, durations: figures });

/**
 * The table service of OSRM (HTTP API v1, profile `driving`): metres and seconds, null where no road leads.
 * @param url the server's address, without a path
 */
export function osrmTable(url: string): TableRequest {
  return async (from, to, signal) => {
    const points = [...from, ...to].map(({ longitude, latitude }: Point) => `${longitude.toFixed(6)},${latitude.toFixed(6)}`).join(';');
    const numbers = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index).join(';');
    const asked = `${url}/table/v1/driving/${points}?annotations=distance,duration&sources=${numbers(0, from.length)}&destinations=${numbers(from.length, to.length)}`;
    const body = await answerOf(fetch(asked, { signal }), (said) => refusal.safeParse(said).data?.code);
    const read = table.safeParse(body);
    if (!read.success) throw new RoadFailure('not an OSRM table');
    const { distances, durations } = read.data;
    return from.map((_, row) => to.map((__, column) => {
      const [metres = null, seconds = null] = [distances[row]?.[column], durations[row]?.[column]];
      return metres === null || seconds === null ? null : { metres, seconds };
    }));
  };
}
