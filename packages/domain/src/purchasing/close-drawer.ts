import * as z from 'zod/mini';
import { defineCommand, id } from '../kernel/index.ts';
import { villageOf } from '../network/index.ts';
import { closeDay, closing } from './day-close.ts';

/**
 * Closes a day of a station's drawer, and those before it that were not: counted against what should be there. What is short or over is
 * booked with its reason. Refused for a day that is closed already, or has not begun.
 */
export const closeDrawer = defineCommand({
  type: 'close-drawer',
  capability: 'cash.count',
  happened: true,
  payload: z.object({ station: id, ...closing }),
  makes: (_, id) => [['dayClose', id]],
  place: villageOf,
  decide: (state, command) =>
    closeDay(state, command, command.payload.station, state.get('station', command.payload.station)?.village ?? ''),
});
