import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, figure } from '../kernel/index.ts';
import { orderGate, villageOf } from '../network/index.ts';
import { personal } from '../person.ts';
import { consignmentLabel } from './consignment-at.ts';
import { consignmentKinds } from './consignment.ts';

/**
 * Takes in at a station what is to go up with the next loop: pieces, weight and volume, from whom, and for whom in the
 * private part. It waits there, labelled, until a driver signs for it.
 */
export const registerConsignment = defineCommand({
  type: 'register-consignment',
  capability: 'consignments.register',
  payload: z.object({
    consignment: id,
    station: id,
    kind: z.enum(consignmentKinds),
    sender: z.nullable(id),
    pieces: figure(1, 1_000),
    weightGrams: figure(1, 10_000_000),
    volumeCubicDecimetres: figure(1, 50_000),
    cold: z.boolean(),
  }),
  personal: z.optional(personal),
  person: ({ consignment }, given) =>
    given === undefined ? undefined : { kind: 'consignment', person: consignment, ...given },
  needs: ({ consignment, sender }) => [
    ['consignment', consignment],
    ...(sender === null ? [] : [['villager', sender] as const]),
  ],
  makes: ({ consignment }) => [['consignment', consignment]],
  place: villageOf,
  decide(state, { payload }) {
    const station = state.get('station', payload.station);
    if (station === undefined) return refuse('station-unknown', { station: payload.station });
    const closed = orderGate(station);
    if (closed !== undefined) return { refusal: closed };
    if (state.get('consignment', payload.consignment) !== undefined)
      return refuse('already-exists', { what: consignmentLabel(payload.consignment) });
    if (payload.sender !== null) {
      const sender = state.get('villager', payload.sender);
      if (sender === undefined) return refuse('villager-unknown', { villager: payload.sender });
      if (sender.erased) return refuse('villager-erased', { villager: payload.sender });
      if (sender.station !== station.id) return refuse('villager-elsewhere', { station: station.name });
    }
    return accept({ type: 'ConsignmentRegistered', data: { ...payload, village: station.village } });
  },
});
