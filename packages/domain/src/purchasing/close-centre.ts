import * as z from 'zod/mini';
import { defineCommand } from '../kernel/index.ts';
import { closeDay, closing } from './day-close.ts';
import { CENTRE } from './drawer.ts';

/** Closes a day of the centre's own cash, as a station closes its drawer's. */
export const closeCentre = defineCommand({
  type: 'close-centre',
  capability: 'cash.confirm',
  happened: true,
  payload: z.object(closing),
  makes: (_, id) => [['dayClose', id]],
  place: (_, { county }) => county,
  decide: (state, command) => closeDay(state, command, CENTRE, command.county),
});
