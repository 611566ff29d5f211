import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, type AnyEvent, type Refusal, type State, figure } from '../kernel/index.ts';
import { orderGate, villageOf } from '../network/index.ts';
import { personal } from '../person.ts';
import { codeJoined, joinsVisit, orderReadyTo, type Order } from '../purchasing/index.ts';
import { carrierCodes } from './carriers.ts';

/** A carrier's number for a parcel, in the form that `tidyNumber` gives. */
export const waybillNumber = z.string().check(z.regex(/^[0-9A-Z-]{6,40}$/, { error: 'parcel-number-invalid' }));

/**
 * Takes a parcel from its carrier at the county centre, by its number, for a station. Whom it is for may be a registered
 * villager, a name and phone from the waybill in the private part, or not known yet. The parcel of an assisted order, or
 * of an outside purchase whose number is on record, makes the order received.
 */
export const registerParcel = defineCommand({
  type: 'register-parcel',
  capability: 'parcels.register',
  payload: z.object({
    parcel: id,
    number: waybillNumber,
    carrier: z.enum(carrierCodes),
    station: id,
    villager: z.nullable(id),
    order: z.nullable(id),
    weightGrams: z.nullable(z.number().check(z.int(), z.gte(1), z.lte(1_000_000))),
    // Told by eye, and only of what is not as large as most are: the plan takes the county's usual parcel for all others.
    volumeCubicDecimetres: z.optional(z.nullable(figure(1, 5_000))),
  }),
  personal: z.optional(personal),
  person: ({ parcel, villager, order }, given) =>
    villager === null && order === null && given !== undefined
      ? { kind: 'parcel', person: parcel, ...given }
      : undefined,
  needs: ({ parcel, number: asked, villager, order }) => [
    ['parcel', parcel],
    ['waybill', asked],
    ['orderReference', asked],
    ...(villager === null ? [] : [['villager', villager] as const]),
    ...(order === null ? [] : [['order', order] as const]),
  ],
  follows: (state, payload) => {
    const order = state.get('orderReference', payload.number)?.ofOrder ?? null;
    return order === null ? [] : [['order', order]];
  },
  makes: ({ parcel }) => [['parcel', parcel]],
  place: villageOf,
  decide(state, { at, payload }) {
    const { parcel, number: asked, carrier, weightGrams, volumeCubicDecimetres = null } = payload;
    const station = state.get('station', payload.station);
    if (station === undefined) return refuse('station-unknown', { station: payload.station });
    const closed = orderGate(station);
    if (closed !== undefined && closed.code !== 'station-paused') return { refusal: closed };
    if (state.get('parcel', parcel) !== undefined) return refuse('already-exists', { what: asked });
    if ((state.get('waybill', asked)?.parcel ?? null) !== null)
      return refuse('parcel-already-registered', { number: asked });

    const carried = orderFor(state, payload);
    if (carried !== undefined && 'refusal' in carried) return carried;
    const order = carried?.order;
    const villager = order?.villager ?? payload.villager;
    const misplaced = order === undefined ? villagerRefusal(state, villager, station) : undefined;
    if (misplaced !== undefined) return misplaced;

    const joins = joinsVisit(state, { station: station.id, person: villager ?? parcel, id: parcel, at });
    const code = codeJoined(state, joins);
    const { village } = station;
    const registered: AnyEvent = {
      type: 'ParcelRegistered',
      data: {
        parcel,
        number: asked,
        carrier,
        station: station.id,
        village,
        villager,
        order: order?.id ?? null,
        weightGrams,
        volumeCubicDecimetres,
        code,
        joins,
      },
    };
    return order === undefined
      ? accept(registered)
      : accept(registered, { type: 'OrderReceived', data: { order: order.id, parcel, code } });
  },
});

interface Asked {
  readonly number: string;
  readonly station: string;
  readonly order: string | null;
}

/** The order that the parcel carries: the one named, or the one that waits for this number. */
function orderFor(
  state: State,
  { number: asked, station, order: named }: Asked,
): { readonly order: Order } | { readonly refusal: Refusal } | undefined {
  const waiting = named ?? state.get('orderReference', asked)?.ofOrder ?? null;
  if (waiting === null) return undefined;
  const ready = orderReadyTo('receive', state, waiting);
  // An order called off meanwhile does not keep its parcel from being registered, and sent back.
  if ('refusal' in ready) return named === null ? undefined : ready;
  if (ready.order.station === station) return ready;
  return refuse('order-elsewhere', { station: state.get('station', ready.order.station)?.name ?? ready.order.station });
}

function villagerRefusal(
  state: State,
  villager: string | null,
  station: { readonly id: string; readonly name: string },
): { readonly refusal: Refusal } | undefined {
  if (villager === null) return undefined;
  const row = state.get('villager', villager);
  if (row === undefined) return refuse('villager-unknown', { villager });
  if (row.erased) return refuse('villager-erased', { villager });
  return row.station === station.id ? undefined : refuse('villager-elsewhere', { station: station.name });
}
