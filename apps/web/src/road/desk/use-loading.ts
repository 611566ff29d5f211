import { useRef, useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { lookUpParcel, type ParcelLookup } from '../../sync/parcels.ts';
import { useFilter } from '../../ui/use-filter.ts';
import { judge, type BagParcel, type Said } from './bags.ts';
import { useBags } from './use-bags.ts';
import { useOpenBag } from './use-open-bag.ts';
import { useStationsToLoad } from './use-stations-to-load.ts';

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
