import * as z from 'zod/mini';
import { accept, defineCommand, id } from '../kernel/index.ts';
import { equipmentItems, equipmentStates, smallPremisesReasons } from './station-stages.ts';
import { stationReadyTo } from './station-ready.ts';
import { villageOf } from './village-of.ts';

const area = { error: 'floor-area-invalid' };

/** Notes that a planned station's premises and equipment were looked at, item by item. */
export const fitStation = defineCommand({
  type: 'fit-station',
  capability: 'stations.plan',
  standing: true,
  payload: z.object({
    station: id,
    floorAreaSquareMetres: z.nullable(z.number(area).check(z.int(area), z.gte(1, area), z.lte(100_000, area))),
    smallPremisesReason: z.nullable(z.enum(smallPremisesReasons)),
    equipment: z
      .array(z.object({ item: z.enum(equipmentItems), state: z.enum(equipmentStates) }))
      .check(z.maxLength(equipmentItems.length)),
  }),
  place: villageOf,
  decide(state, { payload }) {
    const ready = stationReadyTo('fit', state, payload.station, payload);
    if ('refusal' in ready) return ready;
    return accept({ type: 'StationFitted', data: payload });
  },
});
