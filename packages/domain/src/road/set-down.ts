import * as z from 'zod/mini';
import {
  accept,
  defineCommand,
  id,
  MINUTE,
  refuse,
  shortCode,
  type Instant,
  type Refusal,
  type State,
} from '../kernel/index.ts';
import { settingsOf } from '../ledger/index.ts';
import { consignmentLabel } from '../consignments/index.ts';
import { stationGivenUp } from './loop-carried.ts';
import { ownLoopReadyTo, placeOfDriver, type Loop } from '../loops/index.ts';
import { goesDown } from '../produce/index.ts';
import { upList, upRows } from './take-up.ts';

/** For how many minutes a driver may set down what was taken up by mistake: while still at the station. Later it comes home with the van. */
export const SET_DOWN_MINUTES = 30;

/**
 * A driver puts back at its station what was taken up by mistake: consignments, parcels on their way back, and lots. A lot that the
 * centre sent back to its station is handed over by the same record. The station has it
 * again as before, and its partner what stood to their account. Whose signature moved it is on record, with the hour of both.
 */
export const setDown = defineCommand({
  type: 'set-down',
  capability: 'loops.drive',
  crossing: true,
  payload: z.object({ loop: id, station: id, consignments: upList, parcels: upList, lots: z.optional(upList) }),
  needs: ({ loop, ...things }) => [['loop', loop], ...upRows(things)],
  place: placeOfDriver,
  decide(state, { by, at, payload }) {
    const station = state.get('station', payload.station);
    if (station === undefined) return refuse('station-unknown', { station: payload.station });
    const ready = ownLoopReadyTo('take-up', state, by, payload.loop);
    if ('refusal' in ready) return ready;
    const [consignments, parcels] = [[...new Set(payload.consignments)], [...new Set(payload.parcels)]];
    const lots = [...new Set(payload.lots)];
    if (consignments.length + parcels.length + lots.length === 0) return refuse('no-parcels');
    const refusals = [
      ...consignments.map((one) => consignmentRefusal(state, one, { loop: ready.loop, station: station.id, at })),
      ...parcels.map((one) => parcelRefusal(state, one, { loop: ready.loop, station: station.id, at })),
      ...lots.map((one) => lotRefusal(state, one, { loop: ready.loop, station: station.id, at })),
    ];
    const no = refusals.find((one) => one !== undefined);
    if (no !== undefined) return { refusal: no };
    return accept({
      type: 'SetDown',
      data: {
        loop: payload.loop,
        station: station.id,
        payee: station.partner,
        pieceFen: settingsOf(state).pickupRateFen,
        consignments,
        parcels,
        ...(lots.length > 0 && { lots }),
      },
    });
  },
});

interface Where {
  readonly loop: Loop;
  readonly station: string;
  readonly at: Instant;
}

function consignmentRefusal(state: State, id: string, { loop, station, at }: Where): Refusal | undefined {
  const row = state.get('consignment', id);
  if (row?.station !== station) return refuse('consignment-unknown', { consignment: id }).refusal;
  const code = consignmentLabel(id);
  if (row.stage !== 'on-van' || row.loop !== loop.id)
    return refuse('consignment-not-ready', { code, stage: row.stage, step: 'set-down' }).refusal;
  return tooLate(row.steps, 'collected', code, at);
}

function parcelRefusal(state: State, id: string, { loop, station, at }: Where): Refusal | undefined {
  const row = state.get('parcel', id);
  if (row === undefined) return refuse('parcel-unknown', { parcel: id }).refusal;
  const { number, stage, holder } = row;
  if (stage !== 'on-van' || holder !== `van:${loop.id}`)
    return refuse('parcel-not-ready', { number, stage, step: 'set-down' }).refusal;
  const from = stationGivenUp(row, loop);
  if (from !== station)
    return refuse('parcel-for-other-station', { number, station: state.get('station', from)?.name ?? from }).refusal;
  return tooLate(row.steps, 'taken-up', number, at);
}

/** What came down for the station is handed over whenever its van is there; what was taken up by mistake, for so many minutes. */
function lotRefusal(state: State, id: string, { loop, station, at }: Where): Refusal | undefined {
  const row = state.get('lot', id);
  if (row === undefined) return refuse('lot-unknown', { lot: id }).refusal;
  const code = shortCode(id);
  if (row.holder !== `van:${loop.id}`) return refuse('lot-elsewhere', { code }).refusal;
  if (row.station !== station) return refuse('lot-for-other-station', { code }).refusal;
  return goesDown(row) ? undefined : tooLate(row.steps, 'taken-up', code, at);
}

/** The refusal where something was taken up too long ago, or came by another van. */
function tooLate(
  steps: readonly { readonly step: string; readonly at: Instant }[],
  taken: string,
  label: string,
  at: Instant,
): Refusal | undefined {
  const last = steps.at(-1);
  const inTime = last?.step === taken && at - last.at <= SET_DOWN_MINUTES * MINUTE;
  return inTime ? undefined : refuse('taken-up-long-ago', { label, minutes: SET_DOWN_MINUTES }).refusal;
}
