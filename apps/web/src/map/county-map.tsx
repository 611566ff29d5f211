import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { useStanding } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { pathTo } from '../paths.ts';
import type { VillageRow } from '../sync/stations.ts';
import { placeLabels, shortName, type Label } from './labels.ts';
import { MapFrame, type Drawing } from './map-frame.tsx';
import type { Degrees, Point } from './projection.ts';

type StationOfVillage = NonNullable<VillageRow['station']>;

/** A village on the map, and how its mark looks there. */
interface Spot {
  readonly village: VillageRow;
  readonly where: Degrees;
  readonly radius: number;
  readonly priority: number;
  readonly text: string;
}

interface CountyMapProps {
  readonly villages: readonly VillageRow[];
  /** Told where somebody clicked, while something is being placed. */
  readonly onPlace?: ((where: Degrees) => void) | undefined;
  readonly children?: ComponentChildren;
}

/**
 * The county's villages as quiet dots and its stations by stage and by what waits there. Names stand beside their
 * marks where there is room; pointing at a mark, or coming to it by Tab, shows its name. A click opens the station.
 */
export function CountyMap({ villages, onPlace, children }: CountyMapProps) {
  const { network } = useMessages();
  const { county } = useStanding();
  const spots = useMemo(() => villages.flatMap(spotOf), [villages]);
  const places = useMemo(() => spots.map(({ where }) => where), [spots]);
  const [looked, setLooked] = useState<string>();
  const draw = ({ size, at, dragged, covered }: Drawing) => {
    const drawn = spots.map((spot) => ({ spot, at: at(spot.where) }));
    const labels = placeLabels(
      drawn.map(({ spot, at: point }) => ({
        id: spot.village.code,
        at: point,
        radius: spot.radius,
        text: spot.text,
        priority: spot.priority,
        insists: spot.village.code === looked,
      })),
      { size, covered },
    );
    return (
      <>
        {drawn
          .toSorted((one, other) => one.spot.priority - other.spot.priority)
          .map(({ spot, at: point }) => (
            <SpotMark
              key={spot.village.code}
              spot={spot}
              at={point}
              look={setLooked}
              openable={onPlace === undefined}
              dragged={dragged}
            />
          ))}
        <Labels labels={labels} looked={looked} />
      </>
    );
  };
  return (
    <MapFrame
      label={network.map.title(county.name)}
      keys={network.map.keys}
      places={places}
      schematic={spots.some(({ village }) => village.position?.schematic === true)}
      onPlace={onPlace}
      draw={draw}
      legend={<MapKey villages={villages} />}
    >
      {children}
    </MapFrame>
  );
}

interface SpotMarkProps {
  readonly spot: Spot;
  readonly at: Point;
  readonly look: (code: string | undefined) => void;
  readonly openable: boolean;
  readonly dragged: () => boolean;
}

function SpotMark({ spot: { village, radius, text }, at, look, openable, dragged }: SpotMarkProps) {
  const { network } = useMessages();
  const { county } = useStanding();
  const [, go] = useLocation();
  const { station, code } = village;
  const lookAt = { onPointerEnter: () => look(code), onPointerLeave: () => look(undefined) };
  const transform = `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`;
  if (station === null) {
    return (
      <g class="spot" transform={transform} {...lookAt}>
        <circle r={9} class="spot-reach" />
        <circle r={radius} class="spot-village" />
      </g>
    );
  }
  const open = () => openable && go(pathTo('desk', '/stations/:id', { county: county.county, id: station.id }));
  const said = [
    text,
    network.stages[station.stage],
    network.map.openOrders(station.openOrders),
    network.map.waits(station.toCollect),
  ].join(' · ');
  return (
    <g
      class={`spot spot-station spot-${station.stage}`}
      transform={transform}
      role="link"
      tabIndex={0}
      aria-label={said}
      onClick={() => !dragged() && open()}
      onKeyDown={(event) => event.key === 'Enter' && open()}
      onFocus={() => look(code)}
      onBlur={() => look(undefined)}
      {...lookAt}
    >
      <title>{said}</title>
      <StationMark station={station} radius={radius} />
    </g>
  );
}

/** A station's mark: hollow while it is made ready, full when open, barred when it rests; the number is of open orders. */
function StationMark({ station, radius }: { station: StationOfVillage; radius: number }) {
  return (
    <>
      {station.toCollect > 0 && <circle r={radius + 3.5} class="spot-waits" />}
      <circle r={radius} class="spot-body" />
      {station.stage === 'paused' && <path class="spot-bars" d="M-2.5-4v8M2.5-4v8" />}
      {station.stage === 'fitted' && <path class="spot-tick" d="M-3.5 0l2.5 3 4.500-5.500" />}
      {station.stage === 'open' && station.openOrders > 0 && <text class="spot-count">{station.openOrders}</text>}
    </>
  );
}

function Labels({ labels, looked }: { labels: readonly Label[]; looked: string | undefined }) {
  return (
    <g class="map-labels" aria-hidden="true">
      {labels.map(({ id, text, at }) => (
        <text key={id} x={at.x.toFixed(1)} y={at.y.toFixed(1)} class={id === looked ? 'is-looked' : undefined}>
          {text}
        </text>
      ))}
    </g>
  );
}

/** What the marks mean, with how many there are: only those on this map. */
function MapKey({ villages }: { villages: readonly VillageRow[] }) {
  const { network } = useMessages();
  const count = (stage: StationOfVillage['stage']) => villages.filter(({ station }) => station?.stage === stage).length;
  return (
    <ul class="map-key" aria-label={network.map.legend}>
      {(['open', 'paused', 'fitted', 'planned'] as const)
        .filter((stage) => count(stage) > 0)
        .map((stage) => (
          <li key={stage}>
            <svg width="22" height="22" viewBox="-11 -11 22 22" class={`spot-${stage}`} aria-hidden="true">
              <circle r={7.5} class="spot-body" />
              {stage === 'paused' && <path class="spot-bars" d="M-2.5-4v8M2.5-4v8" />}
              {stage === 'fitted' && <path class="spot-tick" d="M-3.5 0l2.5 3 4.500-5.500" />}
            </svg>
            {network.stages[stage]} {count(stage)}
          </li>
        ))}
      <li>
        <svg width="22" height="22" viewBox="-11 -11 22 22" aria-hidden="true">
          <circle r={3} class="spot-village" />
        </svg>
        {network.map.village} {villages.filter(({ station }) => station === null).length}
      </li>
    </ul>
  );
}

/** How a village stands on the map; nothing where it has no position. */
function spotOf(village: VillageRow): readonly Spot[] {
  const { station } = village;
  const where = station?.position ?? village.position;
  if (where === null) return [];
  if (station === null) return [{ village, where, radius: 3, priority: 0, text: shortName(village.name) }];
  const radius = station.stage === 'open' ? Math.min(15, 8 + Math.sqrt(station.openOrders) * 1.4) : 8;
  return [
    { village, where, radius, priority: 1_000 + station.openOrders + station.toCollect, text: shortName(village.name) },
  ];
}
