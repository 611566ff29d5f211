import * as z from 'zod/mini';
import { accept, defineCommand, fen, id, refuse } from '../kernel/index.ts';
import { settingsOf } from '../ledger/index.ts';
import { stationAccount, villageOf } from '../network/index.ts';

/** Hands a station cash to give change and refunds from. Refused where its drawer would hold more than its limit. */
export const openFloat = defineCommand({
  type: 'open-float',
  capability: 'cash.float',
  payload: z.object({ station: id, amountFen: fen.check(z.gte(1)) }),
  makes: (_, handing) => [['floatHanding', handing]],
  place: villageOf,
  decide(state, { id: handing, payload: { station, amountFen } }) {
    const { cashFloatLimitFen: limitFen } = settingsOf(state);
    const holdsFen = state.get('account', stationAccount.cash(station))?.balanceFen ?? 0;
    if (holdsFen + amountFen > limitFen) return refuse('cash-over-limit', { holdsFen, amountFen, limitFen });
    const partner = state.get('station', station)?.partner ?? null;
    const to = partner === null ? {} : { partner };
    return accept({ type: 'FloatOpened', data: { handing, station, ...to, amountFen } });
  },
});
