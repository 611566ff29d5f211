import type { LoopStop, LoopTrip } from '@yangui/domain';
import { useMessages } from '../../i18n/index.tsx';
import type { LoopRow } from '../../sync/loops.ts';
import { Badge } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { clockText } from '../../forms/typed-figures.ts';
import { roundKilogramsText } from '../../ui/kilograms.ts';
import type { Places } from './places.ts';
import { loadAlong, type Aboard, type ShownLoop } from './shown-loop.ts';
import { amapLink } from '../stop-link.ts';
import type { Spot } from './use-moves.ts';

/** How stops can be moved: within their loop, and to which others. */
export interface Moving {
  readonly move: (from: Spot, to: Spot) => void;
  readonly give: (from: Spot, loop: string) => void;
  readonly others: readonly { readonly id: string; readonly vehicleName: string }[];
}

interface StopListProps {
  readonly loop: ShownLoop;
  readonly places: Places;
  readonly loads?: LoopRow['loads'];
  readonly exceptions?: LoopRow['exceptions'];
  readonly moving?: Moving | undefined;
}

/** A loop's stops in their order: when the van is there, what it brings and takes, how full it goes on, and how to move it. */
export function StopList({ loop, places, loads = [], exceptions = [], moving }: StopListProps) {
  const { loops } = useMessages();
  let first = 0;
  return (
    <div class="stops">
      {loop.trips.map((trip, index) => {
        const numbered = first;
        first += trip.stops.length;
        return (
          <section key={index} aria-label={loops.trip(index + 1)}>
            {loop.trips.length > 1 && <h4 class="stops-trip">{loops.trip(index + 1)}</h4>}
            <Trip
              loop={loop}
              trip={trip}
              tripIndex={index}
              numbered={numbered}
              places={places}
              loads={loads}
              exceptions={exceptions}
              moving={moving}
            />
          </section>
        );
      })}
    </div>
  );
}

function Trip({
  loop,
  trip,
  tripIndex,
  numbered,
  places,
  loads = [],
  exceptions = [],
  moving,
}: StopListProps & { trip: LoopTrip; tripIndex: number; numbered: number }) {
  const { loops } = useMessages();
  const along = loadAlong(trip.stops, loop);
  const drop = (index: number) => (event: DragEvent) => {
    const from = readSpot(event.dataTransfer?.getData('text/plain'));
    event.preventDefault();
    if (from !== undefined) moving?.move(from, { loop: loop.id, trip: tripIndex, index });
  };
  const over = (event: DragEvent) => moving !== undefined && event.preventDefault();
  return (
    <ol class="stops-list">
      <li class="stop stop-depot">
        <span class="stop-time figures">{clockText(trip.leaveMinute)}</span>
        <span class="stop-name note">{loops.leave}</span>
        <LoadBar aboard={along[0]} loop={loop} />
      </li>
      {trip.stops.map((stop, index) => (
        <Stop
          key={`${stop.station ?? stop.fetch} ${index}`}
          stop={stop}
          number={numbered + index + 1}
          spot={{ loop: loop.id, trip: tripIndex, index }}
          last={index === trip.stops.length - 1}
          aboard={along[index + 1]}
          loop={loop}
          places={places}
          loaded={loads
            .filter(({ station }) => station === stop.station)
            .reduce((sum, { parcels }) => sum + parcels, 0)}
          wrong={exceptions.filter(({ station, answered }) => station === stop.station && answered === null)}
          moving={moving}
          onDrop={drop(index)}
          onDragOver={over}
        />
      ))}
      <li class="stop stop-depot" onDrop={drop(trip.stops.length)} onDragOver={over}>
        <span class="stop-time figures">{clockText(trip.returnMinute)}</span>
        <span class="stop-name note">{loops.home}</span>
      </li>
    </ol>
  );
}

interface StopProps {
  readonly stop: LoopStop;
  readonly number: number;
  readonly spot: Spot;
  readonly last: boolean;
  readonly aboard: Aboard | undefined;
  readonly loop: ShownLoop;
  readonly places: Places;
  readonly loaded: number;
  /** What its driver found wrong here and nobody has seen to. */
  readonly wrong: LoopRow['exceptions'];
  readonly moving: Moving | undefined;
  readonly onDrop: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
}

function Stop({
  stop,
  number,
  spot,
  last,
  aboard,
  loop,
  places,
  loaded,
  wrong,
  moving,
  onDrop,
  onDragOver,
}: StopProps) {
  const { loops } = useMessages();
  const name = places.nameOf(stop);
  const where = places.whereIs(stop);
  return (
    <li
      class="stop"
      draggable={moving !== undefined}
      onDragStart={(event) => event.dataTransfer?.setData('text/plain', JSON.stringify(spot))}
      onDrop={onDrop}
      onDragOver={onDragOver}
    >
      <span class="stop-time figures">{clockText(stop.arriveMinute)}</span>
      <span class="stop-name">
        <span class="stop-number figures" style={{ background: loop.look.colour }}>
          {number}
        </span>
        {name}
      </span>
      <span class="stop-goods">
        {stop.downPieces > 0 && <span class="stop-down">↓ {loops.down(stop.downPieces)}</span>}
        {stop.upPieces > 0 && <span class="stop-up">↑ {loops.up(stop.upPieces)}</span>}
        {loaded > 0 && (
          <span class="note">
            <Icon name="check" size={14} /> {loops.loaded(loaded)}
          </span>
        )}
        {wrong.map(({ trouble, at }) => (
          <Badge key={at} icon="alert" tone="refused">
            {loops.exceptions.troubles[trouble]}
          </Badge>
        ))}
      </span>
      <LoadBar aboard={aboard} loop={loop} />
      <span class="stop-tools">
        {moving !== undefined && (
          <>
            <MoveButton
              icon="up"
              off={spot.index === 0}
              label={loops.earlier(name)}
              onClick={() => moving.move(spot, { ...spot, index: spot.index - 1 })}
            />
            <MoveButton
              icon="down"
              off={last}
              label={loops.later(name)}
              onClick={() => moving.move(spot, { ...spot, index: spot.index + 2 })}
            />
            {moving.others.length > 0 && (
              <select
                class="stop-give"
                aria-label={loops.giveTo(name)}
                value=""
                onChange={(event) => event.currentTarget.value !== '' && moving.give(spot, event.currentTarget.value)}
              >
                <option value="">{loops.give}</option>
                {moving.others.map(({ id, vehicleName }) => (
                  <option key={id} value={id}>
                    {vehicleName}
                  </option>
                ))}
              </select>
            )}
          </>
        )}
        {where !== null && (
          <a
            class="stop-amap"
            href={amapLink({ ...where, name })}
            target="_blank"
            rel="noreferrer"
            aria-label={loops.amapOf(name)}
          >
            {loops.amap}
          </a>
        )}
      </span>
    </li>
  );
}

function MoveButton({
  icon,
  off,
  label,
  onClick,
}: {
  icon: 'up' | 'down';
  off: boolean;
  label: string;
  onClick: () => void;
}) {
  return off ? <span class="stop-no-move" /> : <IconButton icon={icon} label={label} onClick={onClick} />;
}

/** How full the van goes on: what is still to come down, and behind it what came up. */
function LoadBar({ aboard, loop }: { aboard: Aboard | undefined; loop: ShownLoop }) {
  const { loops } = useMessages();
  if (aboard === undefined) return null;
  const { downGrams, upGrams, percent } = aboard;
  const share = (grams: number) => (downGrams + upGrams === 0 ? 0 : (percent * grams) / (downGrams + upGrams));
  return (
    <span class="load" title={loops.loadSaid(roundKilogramsText(downGrams), roundKilogramsText(upGrams), percent)}>
      <span class="load-bar" aria-hidden="true">
        <span style={{ width: `${Math.min(100, share(downGrams))}%`, background: loop.look.colour }} />
        <span class="load-up" style={{ width: `${Math.min(100, share(upGrams))}%`, color: loop.look.colour }} />
      </span>
      <span class="load-said figures">{loops.loadOf(roundKilogramsText(downGrams + upGrams), percent)}</span>
    </span>
  );
}

/** The place of a stop, as a drag carries it; undefined where something else was dropped. */
function readSpot(text: string | undefined): Spot | undefined {
  if (text === undefined || !text.startsWith('{"loop"')) return undefined;
  const { loop, trip, index }: { loop?: unknown; trip?: unknown; index?: unknown } = JSON.parse(text);
  return typeof loop === 'string' && typeof trip === 'number' && typeof index === 'number'
    ? { loop, trip, index }
    : undefined;
}
