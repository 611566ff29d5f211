import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, shortCode } from '../kernel/index.ts';
import { loopReadyTo, stopsAt, vehicleNameOf } from '../loops/index.ts';
import { upList, upRows } from './take-up.ts';

/**
 * Sends lots from the centre back to the stations that they came from, with a loop that stops there: also what is held, rejected or
 * failed, so that it can be given back where it was brought. No lot goes to any other station.
 */
export const loadLots = defineCommand({
  type: 'load-lots',
  capability: 'parcels.load',
  happened: true,
  crossing: true,
  payload: z.object({ loop: id, lots: upList }),
  needs: ({ loop, lots }) => [['loop', loop], ...upRows({ consignments: [], parcels: [], lots })],
  place: (_, { county }) => county,
  decide(state, { payload }) {
    const ready = loopReadyTo('load', state, payload.loop);
    if ('refusal' in ready) return ready;
    const { loop } = ready;
    const lots = [...new Set(payload.lots)];
    if (lots.length === 0) return refuse('no-parcels');
    for (const lot of lots) {
      const row = state.get('lot', lot);
      if (row === undefined) return refuse('lot-unknown', { lot });
      const code = shortCode(lot);
      if (row.stage !== 'in-stock') return refuse('lot-gone', { code });
      if (row.holder !== 'centre' || row.station === null) return refuse('lot-elsewhere', { code });
      if (!stopsAt(loop, row.station)) {
        const station = state.get('station', row.station)?.name ?? row.station;
        return refuse('stop-not-on-loop', { vehicle: vehicleNameOf(state, loop.vehicle), station });
      }
    }
    return accept({ type: 'LotsLoaded', data: { loop: loop.id, driver: loop.driver, lots } });
  },
});
