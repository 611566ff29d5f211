import { noticeChannels } from '@yangui/domain';
import * as z from 'zod/mini';
import { useOne } from './reads.ts';
import { askCounty } from './source.ts';
import { moment } from './who.ts';

/** Everything held about a villager. Loose: what the screens do not know still goes into the export. */
export const villagerData = z.looseObject({
  villager: z.looseObject({
    id: z.string(),
    name: z.nullable(z.string()),
    phone: z.nullable(z.string()),
    address: z.nullable(z.string()),
    station: z.string(),
    stationName: z.string(),
    erased: z.boolean(),
    consentNotice: z.nullable(z.number()),
    consentChannel: z.nullable(z.enum(noticeChannels)),
    consentAt: z.nullable(moment),
  }),
});
export type VillagerData = z.infer<typeof villagerData>;

export const useVillagerData = (county: string, id: string) =>
  useOne(county, 'villagers', `/villagers/${id}/data`, villagerData);

/** The villager's data as the server holds them, for the export on request. */
export function readVillagerData(county: string, id: string) {
  return askCounty(county, `/villagers/${id}/data?file=1`, villagerData);
}
