import { HANDOVER_CODES, handoverCode, MOST_HANDOVER_CODES, MOST_PARCELS } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { newId, prepare } from '../../sync/command.ts';
import { useParcels, useVanLoads } from '../../sync/parcels.ts';
import { openBags } from './bags.ts';
import type { OnPage } from './use-bags.ts';
import type { StationToLoad } from './use-stations-to-load.ts';
import { useVan } from './use-van.ts';

/** The bag that is being filled: its station's parcels, its seal, its van, and what keeps it from being sealed. */
export function useOpenBag(bags: OnPage, station: StationToLoad | undefined) {
  const county = useCountyCode();
  const { loading: say } = useMessages();
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

/** Any codes, one for each time that a part of the load may be handed over: what matters is that the driver cannot know them. */
function drawnCodes(parcels: number): readonly string[] {
  const codes = new Set<string>();
  while (codes.size < Math.min(parcels, MOST_HANDOVER_CODES)) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    codes.add(handoverCode(drawn % HANDOVER_CODES));
  }
  return [...codes];
}
