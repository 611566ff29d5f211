import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, type Refusal, type State } from '../kernel/index.ts';
import { consignmentLabel, consignmentReadyTo } from '../consignments/index.ts';
import { cargoRows, loadedParcels } from './loop-carried.ts';
import { fetchedBy, ownLoopReadyTo, settledRefusal, stopsAt, type Loop } from '../loops/index.ts';
import { parcelsReadyTo, type Parcel, pieceOf } from '../parcels/index.ts';
import { upList, upRows } from './take-up.ts';

/**
 * Takes in at the centre what a loop brought up, as it is scanned, and what it could not leave below. With `complete`, what
 * came up and was not scanned is recorded as missing: it stays with the van, whose driver signed for it. Goods that a driver
 * brought whose own record is still on a phone without network are taken in all the same, also those of a van that broke
 * down, with the loop that fetches them.
 */
export const unloadLoop = defineCommand({
  type: 'unload-loop',
  capability: 'loops.unload',
  happened: true,
  crossing: true,
  payload: z.object({ loop: id, consignments: upList, parcels: upList, complete: z.boolean() }),
  needs: ({ loop, ...things }) => [['loop', loop], ...upRows(things)],
  follows(state, { loop }) {
    const row = state.get('loop', loop);
    return row === undefined ? [] : [...cargoRows(row), ...fetchedBy(row).map((one) => ['loop', one] as const)];
  },
  followsOn(state, { loop }) {
    const row = state.get('loop', loop);
    return row === undefined ? [] : loadedParcels(state, row);
  },
  place: (_, { county }) => county,
  decide(state, { by, payload }) {
    const ready = ownLoopReadyTo('unload', state, by, payload.loop);
    if ('refusal' in ready) return ready;
    const { loop } = ready;
    const consignments = [...new Set(payload.consignments)];
    for (const consignment of consignments) {
      const no = consignmentRefusal(state, consignment, loop);
      if (no !== undefined) return { refusal: no };
    }
    const back = parcelsReadyTo('take-back', state, payload.parcels, (parcel) =>
      cameWith(parcel, loop, runsOf(state, loop)) ? undefined : refuse('parcel-not-in-load', { number: parcel.number }),
    );
    if ('refusal' in back) return back;
    const fetched = settledAmong(state, loop, consignments, back.parcels);
    if (fetched !== undefined) return { refusal: fetched };
    const missing = payload.complete
      ? stillOnVan(state, loop, new Set([...consignments, ...payload.parcels]))
      : { consignments: [], parcels: [] };
    if (consignments.length + back.parcels.length + missing.consignments.length + missing.parcels.length === 0)
      return refuse('no-parcels');
    return accept({
      type: 'LoopUnloaded',
      data: {
        loop: loop.id,
        driver: loop.driver,
        consignments,
        parcels: back.parcels.map(pieceOf),
        returns: back.parcels.filter((parcel) => !cameDown(parcel, loop)).map((parcel) => parcel.id),
        missingConsignments: missing.consignments,
        missingParcels: missing.parcels,
      },
    });
  },
});

function consignmentRefusal(state: State, id: string, loop: Loop): Refusal | undefined {
  const ready = consignmentReadyTo('arrive', state, id);
  if ('refusal' in ready) return ready.refusal;
  const { stage, station, loop: on } = ready.consignment;
  const fits =
    stage === 'at-station'
      ? runsOf(state, loop).some((one) => stopsAt(one, station))
      : on === loop.id || (on !== null && fetchedBy(loop).includes(on));
  return fits
    ? undefined
    : refuse('consignment-not-ready', { code: consignmentLabel(id), stage, step: 'arrive' }).refusal;
}

function cameDown({ holder }: Parcel, { loads }: Loop): boolean {
  return loads.some((load) => holder === `van:${load}`);
}

function cameWith(parcel: Parcel, loop: Loop, runs: readonly Loop[]): boolean {
  const waits =
    parcel.stage === 'at-station' && runs.some((one) => stopsAt(one, parcel.holder.slice('station:'.length)));
  return waits || runs.some(({ id: one }) => parcel.holder === `van:${one}`) || cameDown(parcel, loop);
}

/** The loop, and those whose vans broke down and whose load it fetches. */
function runsOf(state: State, loop: Loop): readonly Loop[] {
  return [
    loop,
    ...fetchedBy(loop)
      .map((one) => state.get('loop', one))
      .filter((one) => one !== undefined),
  ];
}

/** The refusal of goods fetched from a broken van whose loop's cost is settled: what that loop carried no longer changes. */
function settledAmong(
  state: State,
  loop: Loop,
  consignments: readonly string[],
  parcels: readonly Parcel[],
): Refusal | undefined {
  const on = new Set([
    ...consignments.map((one) => state.get('consignment', one)?.loop),
    ...parcels.map(({ holder }) => holder.slice('van:'.length)),
  ]);
  for (const id of fetchedBy(loop)) {
    const from = on.has(id) ? state.get('loop', id) : undefined;
    const no = from === undefined ? undefined : settledRefusal(state, from);
    if (no !== undefined) return no;
  }
  return undefined;
}

/** What came up by the record and was not scanned. */
function stillOnVan(state: State, { id, consignments, returns }: Loop, scanned: ReadonlySet<string>) {
  return {
    consignments: consignments.filter((one) => !scanned.has(one) && state.get('consignment', one)?.stage === 'on-van'),
    parcels: returns.filter((one) => {
      const parcel = state.get('parcel', one);
      return (
        !scanned.has(one) && parcel?.holder === `van:${id}` && parcel.stage === 'on-van' && parcel.trouble === null
      );
    }),
  };
}
