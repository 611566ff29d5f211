import { guessCarrier, MOST_PARCELS, type ParcelStage } from '@yangui/domain';
import type { ParcelLookup } from '../../sync/parcels.ts';

/** A parcel that was put into its station's bag. */
export interface BagParcel {
  readonly id: string;
  readonly number: string;
  readonly station: string;
  readonly stationName: string;
  /** null where nobody weighed it. */
  readonly weightGrams: number | null;
}

/** A bag that was sealed on this page. */
export interface SealedBag {
  readonly load: string;
  readonly station: string;
  readonly seal: string;
  readonly van: string;
  readonly parcels: readonly BagParcel[];
}

/** What was scanned on this page since it was opened, in that order, and the bags that were sealed of it. */
export interface Bags {
  readonly scanned: readonly BagParcel[];
  readonly sealed: readonly SealedBag[];
}

/** A sealed bag is on its way to the server and may still be taken back, the van has it, or it is open again: taken back, or refused. */
export type BagStands = (load: string) => 'going' | 'gone' | 'open';

/** The bags that were sealed and still are. */
export function shutBags({ sealed }: Bags, standsOf: BagStands): readonly SealedBag[] {
  return sealed.filter(({ load }) => standsOf(load) !== 'open');
}

/** What lies in the open bags, by station. */
export function openBags(bags: Bags, standsOf: BagStands): ReadonlyMap<string, readonly BagParcel[]> {
  const shut = new Set(shutBags(bags, standsOf).flatMap(({ parcels }) => parcels.map(({ id }) => id)));
  const open = new Map<string, BagParcel[]>();
  for (const parcel of bags.scanned)
    if (!shut.has(parcel.id)) open.set(parcel.station, [...(open.get(parcel.station) ?? []), parcel]);
  return open;
}

/** Puts parcels into their stations' bags. One that was on a van before is no more in the bag that took it there. */
export function putIn({ scanned, sealed }: Bags, parcels: readonly BagParcel[]): Bags {
  const ids = new Set(parcels.map(({ id }) => id));
  return {
    scanned: [...scanned.filter(({ id }) => !ids.has(id)), ...parcels],
    sealed: sealed.map((bag) => ({ ...bag, parcels: bag.parcels.filter(({ id }) => !ids.has(id)) })),
  };
}

/** Takes parcels out of the open bags. */
export function takeOut({ scanned, sealed }: Bags, ids: ReadonlySet<string>): Bags {
  return { scanned: scanned.filter(({ id }) => !ids.has(id)), sealed };
}

/** Seals a bag; those of its station that are open again are this one now. */
export function seal({ scanned, sealed }: Bags, bag: SealedBag, standsOf: BagStands): Bags {
  const others = sealed.filter(({ load, station }) => station !== bag.station || standsOf(load) !== 'open');
  return { scanned, sealed: [...others, bag] };
}

/** How many parcels wait for a station at the centre, and how many of them cannot go. */
export interface Waits {
  readonly station: string;
  readonly parcels: number;
  readonly withheld: number;
}

/** How many of a station's parcels can still be put into a bag, those in the open one among them. */
export function loadable({ station, parcels, withheld }: Waits, { sealed }: Bags, standsOf: BagStands): number {
  const going = sealed.filter((bag) => bag.station === station && standsOf(bag.load) === 'going');
  return Math.max(
    0,
    going.reduce((left, bag) => left - bag.parcels.length, parcels - withheld),
  );
}

/** What a scan came to. `in` and `other-bag` put it into its station's bag, the latter while another one was being filled. */
export type Said =
  | {
      readonly is: 'in' | 'other-bag' | 'again' | 'full' | 'in-trouble' | 'called-off' | 'not-mine';
      readonly parcel: BagParcel;
    }
  | { readonly is: 'sealed'; readonly parcel: BagParcel; readonly seal: string }
  | { readonly is: 'elsewhere'; readonly parcel: BagParcel; readonly stage: ParcelStage }
  | { readonly is: 'unregistered'; readonly number: string; readonly stationName: string }
  /** `parcelLike`: it looks like a carrier's number, and so like no seal. */
  | { readonly is: 'unknown'; readonly number: string; readonly parcelLike: boolean };

/** @param filling the station whose bag is being filled and not full yet; undefined where none is */
export function judge(
  { number, parcel: found, order }: ParcelLookup,
  bags: Bags,
  standsOf: BagStands,
  filling: string | undefined,
): Said {
  if (found === null)
    return order === null
      ? { is: 'unknown', number, parcelLike: guessCarrier(number) !== undefined }
      : { is: 'unregistered', number, stationName: order.stationName };
  const { id, station, stationName, stage, trouble, toLoad } = found;
  const parcel = { id, number, station, stationName, weightGrams: toLoad?.weightGrams ?? null };
  const mine = shutBags(bags, standsOf).find(({ parcels }) => parcels.some((one) => one.id === id));
  // What the van had may have been taken back to the centre meanwhile: then it goes into a bag again.
  if (mine !== undefined && (stage !== 'at-centre' || standsOf(mine.load) === 'going'))
    return { is: 'sealed', parcel, seal: mine.seal };
  if (stage !== 'at-centre') return { is: 'elsewhere', parcel, stage };
  if (toLoad === null) return { is: 'not-mine', parcel };
  if (trouble) return { is: 'in-trouble', parcel };
  if (toLoad.calledOff) return { is: 'called-off', parcel };
  const bag = openBags(bags, standsOf).get(station) ?? [];
  if (bag.some((one) => one.id === id)) return { is: 'again', parcel };
  if (bag.length >= MOST_PARCELS) return { is: 'full', parcel };
  return { is: filling === undefined || filling === station ? 'in' : 'other-bag', parcel };
}

/** What parcels weigh together, and how many of them nobody weighed. */
export function weighed(parcels: readonly BagParcel[]): { readonly grams: number; readonly unweighed: number } {
  return {
    grams: parcels.reduce((sum, { weightGrams }) => sum + (weightGrams ?? 0), 0),
    unweighed: parcels.filter(({ weightGrams }) => weightGrams === null).length,
  };
}
