import {
  businessDay,
  HANDOVER_CODES,
  handoverCode,
  loopStepAllowed,
  MOST_HANDOVER_CODES,
  MOST_PARCELS,
} from '@yangui/domain';
import { useEffect, useRef, useState } from 'preact/hooks';
import { stayingRows } from '../../acts/staying-rows.ts';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useNow } from '../../shell/figures.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { newId, prepare } from '../../sync/command.ts';
import { useDayLoops, type LoopRow } from '../../sync/loops.ts';
import { lookUpParcel, useParcels, useToLoad, useVanLoads, type ParcelLookup } from '../../sync/parcels.ts';
import { useFilter } from '../../ui/use-filter.ts';
import { judge, loadable, openBags, type BagParcel, type Said } from './bags.ts';
import { useBags, type OnPage } from './use-bags.ts';

/** A station with something to load, or of which something was loaded here. */
export interface StationToLoad {
  readonly id: string;
  readonly name: string;
  /** How many can be in its open bag. */
  readonly loadable: number;
  readonly withheld: number;
}

/**
 * The stations in the order in which they were first seen, however much of them is loaded meanwhile: nothing slides under
 * a finger. `read` is what the server says of them.
 */
export function useStationsToLoad(bags: OnPage) {
  const read = useToLoad(useCountyCode());
  const live = new Map((rowsOf(read) ?? []).map((row) => [row.station, row]));
  const here = [...bags.open.values()].flatMap(([one]) =>
    one === undefined ? [] : [{ id: one.station, name: one.stationName }],
  );
  const there = [...live.values()].map(({ station, stationName }) => ({ id: station, name: stationName }));
  const seen = useRef<readonly { readonly id: string; readonly name: string }[]>([]);
  const now = new Map([...here, ...there].map((one) => [one.id, one]));
  seen.current = stayingRows(seen.current, [...now.values()], (id) =>
    bags.now().sealed.some(({ station }) => station === id),
  );
  const stations = seen.current.map(({ id, name }): StationToLoad => {
    const waits = live.get(id) ?? { station: id, parcels: 0, withheld: 0 };
    return { id, name, loadable: loadable(waits, bags.now(), bags.standsOf), withheld: waits.withheld };
  });
  return { read, stations };
}

/** The bag that is being filled: its station's parcels, its seal, its van, and what keeps it from being sealed. */
export function useOpenBag(bags: OnPage, station: StationToLoad | undefined) {
  const county = useCountyCode();
  const say = useMessages().parcels.load;
  const id = station?.id ?? '';
  const read = useParcels(
    county,
    { stage: 'at-centre', station: id, limit: String(MOST_PARCELS) },
    station !== undefined,
  );
  const inside = bags.open.get(id) ?? [];
  const rows = read.isPlaceholderData ? undefined : rowsOf(read);
  const fit = new Set(rows?.filter(isLoadable).map((row) => row.id));
  // What another clerk loaded, or what was reported meanwhile: it is said, and taken out by hand.
  const unfit =
    rows === undefined || read.isFetching || read.hasNextPage ? [] : inside.filter((one) => !fit.has(one.id));
  const [seals, setSeals] = useState<ReadonlyMap<string, string>>(new Map());
  const undone = bags.now().sealed.findLast((bag) => bag.station === id && bags.standsOf(bag.load) === 'open');
  const seal = seals.get(id) ?? undone?.seal ?? '';
  const van = useVan(id);
  const underWay = rowsOf(useVanLoads(county)) ?? [];
  const sealUsedBy = (number: string) =>
    [
      ...underWay.map((load) => ({ id: load.id, seal: load.seal, of: load.stationName })),
      ...bags.now().sealed.map((bag) => ({ id: bag.load, seal: bag.seal, of: bag.parcels[0]?.stationName ?? '' })),
    ].find((one) => one.seal === number && !(one.id === undone?.load))?.of;
  const reasonNot = (number: string): string | undefined => {
    if (inside.length === 0) return say.needParcels;
    if (unfit.length > 0) return say.unfit(unfit.length);
    if (van.name === '') return say.needVan;
    if (number === '') return say.needSeal;
    const usedBy = sealUsedBy(number);
    return usedBy === undefined ? undefined : say.sealUsed(number, usedBy);
  };
  const write = (text: string) => setSeals((before) => new Map([...before, [id, text]]));
  /** Seals the bag under this number and hands it to the van; or leaves the number in its field and answers what is missing. */
  const sealWith = (text: string): string | undefined => {
    const number = text.trim().toUpperCase();
    const parcels = openBags(bags.now(), bags.standsOf).get(id) ?? [];
    const reason = parcels.length === 0 ? say.needParcels : reasonNot(number);
    if (reason !== undefined) {
      write(text);
      return reason;
    }
    const [code, ...moreCodes] = drawnCodes(parcels.length);
    const load = newId();
    const payload = {
      load,
      station: id,
      seal: number,
      van: van.name,
      driver: null,
      parcels: parcels.map((one) => one.id),
      loop: van.loop?.id ?? null,
      code,
      moreCodes,
    };
    bags.acts.act(new Map([[load, prepare('load-van', payload)]]));
    bags.seal({ load, station: id, seal: number, van: van.name, parcels });
    setSeals((before) => new Map([...before].filter(([of]) => of !== id)));
    return undefined;
  };
  const full = station !== undefined && inside.length > 0 && inside.length >= station.loadable;
  return { read, inside, unfit, full, seal, write, van, sealWith };
}

/** Whether a parcel at the centre can go: nothing is wrong with it, and its order stands. */
export function isLoadable({ trouble, orderStage }: { trouble: object | null; orderStage: string | null }): boolean {
  return trouble === null && orderStage !== 'cancelled';
}

/** With what a station's bag goes: a loop of today that stops there, the last chosen before others; or a van by its name. */
function useVan(station: string) {
  const [choice, choose] = useState<string>();
  const [typed, type] = useState(() => sessionStorage.getItem('yangui.van') ?? '');
  useEffect(() => sessionStorage.setItem('yangui.van', typed), [typed]);
  const going = useLoopsTo(station);
  const loop = choice === '' ? undefined : (going.find(({ id }) => id === choice) ?? going[0]);
  return { going, loop, choose, typed, type, name: loop?.vehicleName ?? typed.trim() };
}

/** Today's loops that stop at a station and are not home yet. */
function useLoopsTo(station: string): readonly LoopRow[] {
  const may = useMay();
  const today = useDayLoops(useCountyCode(), businessDay(useNow()), may('loops.read'));
  return (today.data?.rows ?? []).filter(
    ({ stage, brokeDown, trips }) =>
      loopStepAllowed('load', stage) &&
      brokeDown === null &&
      trips.some(({ stops }) => stops.some((stop) => stop.station === station)),
  );
}

/** Any codes, one for each time that a part of the load may be handed over: what matters is that the driver cannot know them. */
function drawnCodes(parcels: number): readonly string[] {
  const codes = new Set<string>();
  while (codes.size < Math.min(parcels, MOST_HANDOVER_CODES)) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    codes.add(handoverCode(drawn % HANDOVER_CODES));
  }
  return [...codes];
}

/** Loading, scan by scan: each parcel into its station's bag; the number of a seal closes the bag that is being filled. */
export function useLoading() {
  const county = useCountyCode();
  const bags = useBags();
  const { read, stations } = useStationsToLoad(bags);
  const [chosen, setStation] = useFilter('station');
  const station = stations.find(({ id }) => id === chosen);
  const bag = useOpenBag(bags, station);
  const sealField = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<Said>();
  const [failed, setFailed] = useState<{ readonly number: string; readonly error: unknown }>();
  const [blocked, setBlocked] = useState<string>();
  const sealWith = (text: string) => {
    setSaid(undefined);
    setBlocked(bag.sealWith(text));
  };
  const take = (known: ParcelLookup, inSeal: boolean) => {
    const filling = bag.inside.length > 0 && !bag.full ? station?.id : undefined;
    const is = judge(known, bags.now(), bags.standsOf, filling);
    setFailed(undefined);
    if (is.is === 'unknown' && !is.parcelLike && bag.inside.length > 0 && (inSeal || bag.full)) {
      sealWith(is.number);
      return;
    }
    setBlocked(undefined);
    setSaid(is);
    if (is.is === 'in' || is.is === 'other-bag') bags.put([is.parcel]);
    // What does not go into a bag leaves the one open that is being filled.
    if (is.is === 'in' || is.is === 'other-bag' || is.is === 'again' || is.is === 'full') setStation(is.parcel.station);
  };
  // One after the other, in the order of the scans, each judged by what the ones before it came to.
  const latest = useRef(take);
  latest.current = take;
  const before = useRef<Promise<unknown>>(Promise.resolve());
  const scan = (number: string) => {
    const inSeal = sealField.current?.contains(document.activeElement) === true;
    before.current = before.current
      .then(() => lookUpParcel(county, number))
      .then(
        (known) => latest.current(known, inSeal),
        (error: unknown) => setFailed({ number, error }),
      );
  };
  const tick = (parcels: readonly BagParcel[], on: boolean) => {
    setSaid(undefined);
    setBlocked(undefined);
    if (on) bags.put(parcels);
    else bags.takeOut(parcels.map(({ id }) => id));
  };
  return { bags, read, stations, station, setStation, bag, sealWith, blocked, sealField, said, failed, scan, tick };
}

export type Loading = ReturnType<typeof useLoading>;
