import { useOne } from './reads.ts';
import type { Answer } from './shown.ts';
import { askCounty } from './source.ts';

/** Everything held about a villager. */
export type VillagerData = Answer<'/villagers/:id/data'>;

export const useVillagerData = (county: string, id: string) => useOne(county, '/villagers/:id/data', { id });

/** The villager's data as the server holds them, for the export on request. */
export function readVillagerData(county: string, id: string): Promise<VillagerData> {
  return askCounty(county, '/villagers/:id/data', { id, file: '1' });
}
