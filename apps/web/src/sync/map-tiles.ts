import { useQuery } from '@tanstack/preact-query';
import * as z from 'zod/mini';
import { ask } from './http.ts';

const answer = z.object({
  tiles: z.nullable(z.object({ url: z.string(), attribution: z.string(), coordinates: z.enum(['wgs84', 'gcj02']) })),
});
export type MapTiles = NonNullable<z.infer<typeof answer>['tiles']>;

/** The tiles that maps here have under their own drawing; undefined where there are none, or nobody could say. */
export function useMapTiles(): MapTiles | undefined {
  const { data } = useQuery({
    queryKey: ['map-tiles'],
    queryFn: ({ signal }) => ask('/api/map-tiles', answer, { signal }),
    staleTime: Infinity,
    retry: false,
  });
  return data?.tiles ?? undefined;
}
