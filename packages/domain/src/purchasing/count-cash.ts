import * as z from 'zod/mini';
import { accept, defineCommand, fen, id, refuse } from '../kernel/index.ts';
import { stationAccount, villageOf } from '../network/index.ts';
import { cashReason } from './drawer.ts';

/** Says what is in the drawer. What is short or over against the books is booked, with its reason, and never lost. */
export const countCash = defineCommand({
  type: 'count-cash',
  capability: 'cash.count',
  happened: true,
  payload: z.object({ station: id, countedFen: fen, reason: z.nullable(cashReason) }),
  place: villageOf,
  decide(state, { id: count, payload: { station, countedFen, reason } }) {
    const expectedFen = state.get('account', stationAccount.cash(station))?.balanceFen ?? 0;
    const differenceFen = countedFen - expectedFen;
    if (differenceFen !== 0 && reason === null) return refuse('difference-unexplained', { expectedFen, countedFen });
    return accept({
      type: 'CashCounted',
      data: { count, station, expectedFen, countedFen, differenceFen, reason: differenceFen === 0 ? null : reason },
    });
  },
});
