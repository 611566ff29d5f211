import type { State } from '../kernel/index.ts';
import { logisticsSettingsOf } from '../fleet/index.ts';
import type { Loop } from '../loops/index.ts';
import type { Parcel } from '../parcels/index.ts';
import { isMissing, type Lot } from '../produce/index.ts';
import type { VanLoad } from './van-load.ts';

/** What a van carries: a parcel down, one on its way back to its carrier, a consignment up, or a lot of produce. */
export const carriedKinds = ['parcel', 'return', 'consignment', 'lot'] as const;
export type CarriedKind = (typeof carriedKinds)[number];

/** One thing carried. A consignment of several pieces counts as so many. */
export interface Carried {
  readonly id: string;
  readonly kind: CarriedKind;
  /** Where it was brought to, or taken from. */
  readonly station: string;
  readonly pieces: number;
  readonly weightGrams: number;
}

/** A parcel brought down by a loop, and whether its station signed for it. */
export interface BroughtDown extends Carried {
  readonly carrier: string;
  readonly arrived: boolean;
}

/** Everything that a loop carried. */
export interface LoopCargo {
  readonly down: readonly BroughtDown[];
  readonly up: readonly Carried[];
  /** How many nobody has signed for yet, though nothing is known to be wrong with them: they are still on the van. */
  readonly onVan: number;
}

/** The rows that a loop's cargo stands in: the first that the loop points at, then those that its loads point at. */
export function cargoRows({ loads, consignments, returns, lots }: Loop) {
  return [
    ...loads.map((load) => ['vanLoad', load] as const),
    ...consignments.map((consignment) => ['consignment', consignment] as const),
    ...returns.map((parcel) => ['parcel', parcel] as const),
    ...lots.map((lot) => ['lot', lot] as const),
  ];
}

export function loadedParcels(state: State, { loads }: Loop) {
  return loads
    .flatMap((load) => state.get('vanLoad', load)?.parcels ?? [])
    .map((parcel) => ['parcel', parcel] as const);
}

/** What a loop carried down and up. A parcel that was taken off again before the van left was not carried. */
export function cargoOf(state: State, loop: Loop): LoopCargo {
  const { parcelGrams } = logisticsSettingsOf(state);
  const loads = loop.loads.map((load) => state.get('vanLoad', load)).filter((load) => load !== undefined);
  const parcels = (ids: readonly string[]) =>
    ids.map((parcel) => state.get('parcel', parcel)).filter((parcel) => parcel !== undefined);
  const loaded = loads.flatMap((load) =>
    parcels(load.parcels)
      .filter((parcel) => !takenOff(parcel, load, loop))
      .map((parcel) => ({ load, parcel })),
  );
  const down = loaded.map(({ load, parcel: { id, weightGrams, carrier, ...parcel } }) => {
    const arrived = handedOver(stepsSince(parcel, load));
    return {
      id,
      kind: 'parcel' as const,
      station: load.station,
      pieces: 1,
      weightGrams: weightGrams ?? parcelGrams,
      carrier,
      arrived,
    };
  });
  const returned = parcels(loop.returns);
  const consigned = loop.consignments
    .map((consignment) => state.get('consignment', consignment))
    .filter((consignment) => consignment !== undefined);
  const lots = loop.lots.map((lot) => state.get('lot', lot)).filter((lot) => lot !== undefined);
  const up: readonly Carried[] = [
    ...lots.flatMap((lot) => lotCarried(lot, loop)),
    ...returned.map((parcel) => ({
      id: parcel.id,
      kind: 'return' as const,
      station: stationGivenUp(parcel, loop),
      pieces: 1,
      weightGrams: parcel.weightGrams ?? parcelGrams,
    })),
    ...consigned.map(({ id, station, pieces, weightGrams }) => ({
      id,
      kind: 'consignment' as const,
      station,
      pieces,
      weightGrams,
    })),
  ];
  const waiting = ({ stage, trouble }: Pick<Parcel, 'stage' | 'trouble'>) => stage === 'on-van' && trouble === null;
  const onVan =
    loaded.filter(({ load, parcel }) => waiting(parcel) && parcel.holder === `van:${load.id}`).length +
    // One that came up and went down again since is on another's van.
    returned.filter((parcel) => waiting(parcel) && parcel.holder === `van:${loop.id}`).length +
    consigned.filter(({ stage }) => stage === 'on-van').length +
    lots.filter((lot) => lot.holder === `van:${loop.id}` && !isMissing(lot)).length;
  return { down: oncePerParcel(down), up, onVan };
}

/**
 * A lot as a loop carried it: what it weighed then, whatever was made of it since. Taken in at the centre without a driver's signature
 * and found not to have come, it was carried by nobody.
 */
export function lotCarried(
  { id, station, pieces, grams, loop: on, steps }: Lot,
  { id: loop }: Loop,
): readonly Carried[] {
  const came = steps.some(({ step, holder }) => holder === `van:${loop}` || step === 'loaded') || on === loop;
  if (station === null || !came) return [];
  const weightGrams = (steps.findLast(({ holder }) => holder === `van:${loop}`) ?? steps.at(-1))?.grams ?? grams;
  return [{ id, kind: 'lot', station, pieces: pieces ?? 1, weightGrams }];
}

/** A parcel loaded twice onto one loop, because it was taken off in between, was carried once. */
function oncePerParcel(down: readonly BroughtDown[]): readonly BroughtDown[] {
  return [...new Map(down.map((parcel) => [parcel.id, parcel])).values()];
}

type Stepped = Pick<Parcel, 'steps'>;

/** Whether a station signed for a parcel, and its driver did not say since that it was on the van all the same. */
function handedOver(steps: Parcel['steps']): boolean {
  return (
    steps.findLastIndex(({ step }) => step === 'received') > steps.findLastIndex(({ step }) => step === 'still-on-van')
  );
}

/** The station that a parcel came up from: who had it before a driver signed, whatever station it is for by now. */
export function stationGivenUp({ steps, station }: Pick<Parcel, 'steps' | 'station'>, { id }: Loop): string {
  const taken = steps.findLastIndex(
    ({ step, holder }) => (step === 'taken-up' || step === 'changed-van') && holder === `van:${id}`,
  );
  const holder = steps.slice(0, Math.max(0, taken)).findLast((before) => before.holder.startsWith('station:'))?.holder;
  return holder?.slice('station:'.length) ?? station;
}

/** What happened to a parcel since it went into a load: at the centre, or apart from another on its way. */
function stepsSince({ steps }: Stepped, { id }: VanLoad): Parcel['steps'] {
  const loaded = steps.findLastIndex(
    ({ step, holder }) => (step === 'loaded' || step === 'changed-van') && holder === `van:${id}`,
  );
  return steps.slice(loaded + 1);
}

function takenOff(parcel: Stepped, load: VanLoad, { startedAt }: Loop): boolean {
  const next = stepsSince(parcel, load).find(({ step }) => step === 'taken-back' || step === 'received');
  return next?.step === 'taken-back' && next.at <= (startedAt ?? 0);
}

/** How many parcels of a carrier arrived at each station. */
export function arrivedBy(
  down: readonly BroughtDown[],
): readonly { readonly carrier: string; readonly station: string; readonly parcels: number }[] {
  const found = new Map<string, { carrier: string; station: string; parcels: number }>();
  for (const { carrier, station, arrived } of down) {
    if (!arrived) continue;
    const key = `${carrier} ${station}`;
    found.set(key, { carrier, station, parcels: (found.get(key)?.parcels ?? 0) + 1 });
  }
  return [...found.values()];
}
