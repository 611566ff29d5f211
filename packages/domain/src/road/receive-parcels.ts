import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, type Ref, type State } from '../kernel/index.ts';
import { settingsOf } from '../ledger/index.ts';
import { villageOf } from '../network/index.ts';
import { otherSeal, sealDoubts, sealNumber } from './bags.ts';
import { parcelsReadyTo, parcelList, type Parcel } from '../parcels/index.ts';

/**
 * Takes parcels from a van at the station, one by one as they are scanned or some at once. What is on the van's list and
 * was not scanned stays with the van. A parcel that was reported missing is found by its scan; one that changed vans on its way
 * is taken in under the load that the station knows. A seal that is broken, or not the one that the load left with, is told to
 * the centre.
 */
export const receiveParcels = defineCommand({
  type: 'receive-parcels',
  capability: 'parcels.receive',
  payload: z.object({
    station: id,
    load: id,
    sealWhole: z.boolean(),
    sealFound: z.optional(z.nullable(sealNumber)),
    parcels: parcelList,
  }),
  needs: ({ load, parcels }) => [['vanLoad', load], ...parcels.map((parcel) => ['parcel', parcel] as const)],
  follows: (state, { load, parcels }) => [
    ...loopOf(state, load),
    ...parcels.flatMap((parcel) => loadHolding(state, parcel)),
  ],
  place: villageOf,
  decide(state, { payload: { station, load, sealWhole, sealFound, parcels } }) {
    const here = state.get('station', station);
    if (here === undefined) return refuse('station-unknown', { station });
    const row = state.get('vanLoad', load);
    if (row?.station !== station) return refuse('load-unknown', { load });
    const ready = parcelsReadyTo('receive', state, parcels, (parcel) =>
      cameIn(state, load, parcel) ? undefined : refuse('parcel-not-in-load', { number: parcel.number }),
    );
    if ('refusal' in ready) return ready;
    const received = ready.parcels.map(({ id: parcel }) => parcel);
    const other = otherSeal(row, { sealWhole, sealFound });
    const data = {
      load,
      station,
      sealWhole,
      payee: here.partner,
      pieceFen: settingsOf(state).pickupRateFen,
      parcels: received,
      ...(other === null ? {} : { sealFound: other }),
    };
    return accept({ type: 'ParcelsReceived', data }, ...sealDoubts(state, row, { sealWhole, sealFound }));
  },
});

/** The loop that a load goes with. */
function loopOf(state: State, load: string): readonly Ref[] {
  const loop = state.get('vanLoad', load)?.loop ?? null;
  return loop === null ? [] : [['loop', loop]];
}

/** The load that a parcel is in, where a van has it. */
function loadHolding(state: State, parcel: string): readonly Ref[] {
  const { stage, holder = '' } = state.get('parcel', parcel) ?? {};
  return stage === 'on-van' ? [['vanLoad', holder.slice('van:'.length)]] : [];
}

/** Whether a parcel is in a load, or was and came on apart from it, on another van to the same station. */
function cameIn(state: State, load: string, { holder, steps }: Parcel): boolean {
  const now = state.get('vanLoad', holder.slice('van:'.length));
  return (
    now?.id === load ||
    (now?.station === state.get('vanLoad', load)?.station &&
      steps.findLast(({ step }) => step === 'loaded')?.holder === `van:${load}`)
  );
}
