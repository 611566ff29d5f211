import * as z from 'zod/mini';
import {
  accept,
  defineCommand,
  id,
  refuse,
  shortCode,
  type EventOf,
  type Refusal,
  type State,
} from '../kernel/index.ts';
import { consignmentLabel, consignmentReadyTo } from '../consignments/index.ts';
import { cargoRows, loadedParcels } from './loop-carried.ts';
import { fetchedBy, ownLoopReadyTo, settledRefusal, stopsAt, type Loop } from '../loops/index.ts';
import { arrivalOf, arrivalPayload, isMissing, type Arrival } from '../produce/index.ts';
import { MOST_PARCELS, parcelsReadyTo, type Parcel, pieceOf } from '../parcels/index.ts';
import { upList, upRows } from './take-up.ts';

/**
 * Takes in at the centre what a loop brought up, as it is scanned, lots as they are weighed, and what it could not leave below. With `complete`, what
 * came up and was not scanned is recorded as missing: it stays with the van, whose driver signed for it. Goods that a driver
 * brought whose own record is still on a phone without network are taken in all the same, also those of a van that broke
 * down, with the loop that fetches them.
 */
export const unloadLoop = defineCommand({
  type: 'unload-loop',
  capability: 'loops.unload',
  happened: true,
  crossing: true,
  payload: z.object({
    loop: id,
    consignments: upList,
    parcels: upList,
    lots: z.optional(z.array(arrivalPayload).check(z.maxLength(MOST_PARCELS, { error: 'too-many-parcels' }))),
    complete: z.boolean(),
  }),
  makes: ({ lots = [] }) => lots.map(({ making }) => ['lotMaking', making] as const),
  needs: ({ loop, lots = [], ...things }) => [
    ['loop', loop],
    ...upRows(things),
    ...lots.flatMap(({ lot, making }) => [['lot', lot] as const, ['lotMaking', making] as const]),
  ],
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
    const lots = payload.lots ?? [];
    const arrived: EventOf<'LotArrived'>[] = [];
    for (const one of lots) {
      const came = lotArriving(state, one, loop, arrived);
      if ('refusal' in came) return came;
      arrived.push(came);
    }
    const fetched = settledAmong(state, loop, { consignments, parcels: back.parcels, lots });
    if (fetched !== undefined) return { refusal: fetched };
    const missing = payload.complete
      ? stillOnVan(state, loop, new Set([...consignments, ...payload.parcels, ...lots.map(({ lot }) => lot)]))
      : { consignments: [], parcels: [], lots: [] };
    const count = (of: readonly (readonly unknown[])[]) => of.reduce((sum, { length }) => sum + length, 0);
    if (count([consignments, back.parcels, lots, ...Object.values(missing)]) === 0) return refuse('no-parcels');
    return accept(...arrived, {
      type: 'LoopUnloaded',
      data: {
        loop: loop.id,
        driver: loop.driver,
        consignments,
        parcels: back.parcels.map(pieceOf),
        returns: back.parcels.filter((parcel) => !cameDown(parcel, loop)).map((parcel) => parcel.id),
        missingConsignments: missing.consignments,
        missingParcels: missing.parcels,
        ...(lots.length > 0 && { lots: lots.map(({ lot }) => lot) }),
        ...(missing.lots.length > 0 && { missingLots: missing.lots }),
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

/** A lot as it is weighed off the van: refused where it is none of this van's, nor of one that it fetches. */
function lotArriving(state: State, said: Arrival, loop: Loop, before: readonly EventOf<'LotArrived'>[]) {
  const code = shortCode(said.lot);
  if (state.get('lotMaking', said.making) !== undefined) return refuse('already-exists', { what: said.making });
  if (before.some(({ data }) => data.lot === said.lot || data.making === said.making))
    return refuse('lot-twice', { code });
  const row = state.get('lot', said.lot);
  const runs = runsOf(state, loop);
  const waits = row?.holder === `station:${row?.station}` && runs.some((one) => stopsAt(one, row?.station ?? ''));
  if (
    row !== undefined &&
    row.holder !== 'centre' &&
    !waits &&
    !runs.some(({ id: one }) => row.holder === `van:${one}`)
  )
    return refuse('lot-elsewhere', { code });
  return arrivalOf(state, said, loop.id);
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
  {
    consignments,
    parcels,
    lots,
  }: {
    readonly consignments: readonly string[];
    readonly parcels: readonly Parcel[];
    readonly lots: readonly Arrival[];
  },
): Refusal | undefined {
  const on = new Set([
    ...lots.map(({ lot }) => state.get('lot', lot)?.loop),
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
function stillOnVan(state: State, { id, consignments, returns, lots }: Loop, scanned: ReadonlySet<string>) {
  return {
    lots: lots.filter((one) => {
      const lot = scanned.has(one) ? undefined : state.get('lot', one);
      return lot?.holder === `van:${id}` && lot.stage === 'in-stock' && !isMissing(lot);
    }),
    consignments: consignments.filter((one) => !scanned.has(one) && state.get('consignment', one)?.stage === 'on-van'),
    parcels: returns.filter((one) => {
      const parcel = state.get('parcel', one);
      return (
        !scanned.has(one) && parcel?.holder === `van:${id}` && parcel.stage === 'on-van' && parcel.trouble === null
      );
    }),
  };
}
