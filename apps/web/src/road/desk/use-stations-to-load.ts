import { useRef } from 'preact/hooks';
import { stayingRows } from '../../acts/staying-rows.ts';
import { useCountyCode } from '../../county.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { useToLoad } from '../../sync/parcels.ts';
import { loadable } from './bags.ts';
import type { OnPage } from './use-bags.ts';

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
