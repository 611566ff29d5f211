import * as z from 'zod/mini';
import { accept, defineCommand, fen, id, refuse } from '../kernel/index.ts';
import { stationAccount, villageOf } from '../network/index.ts';

/** Gives cash from the drawer on its way to the centre. It stays on the books as under way until the centre has counted it. */
export const remitCash = defineCommand({
  type: 'remit-cash',
  capability: 'cash.remit',
  payload: z.object({ station: id, amountFen: fen.check(z.gte(1)) }),
  makes: (_, id) => [['remittance', id]],
  place: villageOf,
  decide(state, { id: remittance, by, payload: { station, amountFen } }) {
    const row = state.get('station', station);
    if (row === undefined) return refuse('station-unknown', { station });
    const haveFen = state.get('account', stationAccount.cash(station))?.balanceFen ?? 0;
    if (amountFen > haveFen) return refuse('drawer-short', { haveFen, needFen: amountFen });
    return accept({
      type: 'CashRemitted',
      data: { remittance, station, village: row.village, partner: by, amountFen },
    });
  },
});
