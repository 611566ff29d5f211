import { ActLine } from '../../acts/act-line.tsx';
import { useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { SealedBag } from './bags.ts';
import { useBagWeight } from './bag-weight.ts';
import type { Loading } from './use-loading.ts';
import type { StationToLoad } from './use-stations-to-load.ts';
import { TakeBack } from './vans-under-way.tsx';

/** Every station with something to load: how much of it is in its bag, and the bags that were sealed here, dimmed. */
export function StationBags({ loading }: { loading: Loading }) {
  const { loading: say } = useMessages();
  const weightOf = useBagWeight();
  const { bags, stations } = loading;
  const parcels = bags.shut.flatMap((bag) => bag.parcels);
  return (
    <section class="panel" aria-label={say.stations}>
      <div class="panel-head">
        <h2>{say.stations}</h2>
        <span role="status">
          {say.loaded(new Set(bags.shut.map(({ station }) => station)).size, stations.length, parcels.length)}
          {parcels.length > 0 && <span class="note"> · {weightOf(parcels)}</span>}
        </span>
      </div>
      <ul>
        {stations.map((station) => (
          <li key={station.id} class="load-station">
            <StationRow loading={loading} station={station} />
            {bags
              .now()
              .sealed.filter((bag) => bag.station === station.id)
              .map((bag) => (
                <SealedRow key={bag.load} bag={bag} loading={loading} />
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function StationRow({ loading, station }: { loading: Loading; station: StationToLoad }) {
  const { loading: say } = useMessages();
  const weightOf = useBagWeight();
  const inside = loading.bags.open.get(station.id) ?? [];
  const open = loading.station?.id === station.id;
  const nothing = station.loadable === 0 && inside.length === 0;
  return (
    <button
      type="button"
      class={nothing ? 'parcel-tick load-sealed' : 'parcel-tick'}
      aria-current={open}
      onClick={() => loading.setStation(station.id)}
    >
      <span class="parcel-tick-what">
        <strong>{station.name}</strong>
        {inside.length > 0 && <span class="note">{weightOf(inside)}</span>}
        {station.withheld > 0 && <span class="note">{say.withheld(station.withheld)}</span>}
      </span>
      <span class="load-count figures">
        {nothing ? (
          <>
            <Icon name="check" size={16} /> {say.stationDone}
          </>
        ) : (
          say.inBag(inside.length, Math.max(station.loadable, inside.length))
        )}
      </span>
    </button>
  );
}

/** A bag that was sealed here: to be taken back for some seconds, and brought back by a command of its own after that. */
function SealedRow({ bag, loading }: { bag: SealedBag; loading: Loading }) {
  const { loading: say } = useMessages();
  const may = useMay();
  const { bags } = loading;
  const act = bags.acts.of(bag.load);
  if (act === undefined || bag.parcels.length === 0) return null;
  return (
    <div class="load-bag">
      <ActLine act={act} done={say.bagTold(bag.seal, bag.parcels.length, bag.van)} />
      {bags.standsOf(bag.load) === 'gone' && may('parcels.load') && <TakeBack load={bag.load} />}
    </div>
  );
}
