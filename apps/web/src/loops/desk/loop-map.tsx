import { useState } from 'preact/hooks';
import { useMessages } from '../../i18n/index.tsx';
import { placeLabels } from '../../map/labels.ts';
import { MapFrame, type Drawing } from '../../map/map-frame.tsx';
import type { Degrees, Point, Size } from '../../map/projection.ts';
import { clockText } from '../../forms/typed-figures.ts';
import type { Places } from './places.ts';
import type { Look, ShownLoop } from './shown-loop.ts';

interface LoopMapProps {
  readonly loops: readonly ShownLoop[];
  readonly places: Places;
  /** The loop that somebody looks at: the others step back. */
  readonly looked: string | undefined;
}

interface Mark {
  readonly id: string;
  readonly where: Degrees;
  readonly number: string;
  readonly name: string;
  readonly said: string;
  readonly look: Look;
  readonly loop: string;
}

interface Depot {
  readonly id: string;
  readonly name: string;
  readonly where: Degrees;
}

interface Line {
  readonly id: string;
  readonly loop: string;
  readonly name: string;
  readonly look: Look;
  readonly points: readonly Degrees[];
}

/** The day's loops: a line for each trip in its own colour and dashes, stops numbered along it, vans named on their line. */
export function LoopMap({ loops, places, looked }: LoopMapProps) {
  const { loops: say } = useMessages();
  const { marks, lines, depots } = useDrawing(loops, places);
  const [pointed, setPointed] = useState<string>();
  // A finger that taps leaves again at once: what it tapped stays named until something else is.
  const pointing = (id: string, dragged: () => boolean) => ({
    onPointerEnter: () => setPointed(id),
    onPointerLeave: ({ pointerType }: PointerEvent) => pointerType === 'mouse' && setPointed(undefined),
    onFocus: () => setPointed(id),
    onBlur: () => setPointed(undefined),
    onClick: () => !dragged() && setPointed(id),
  });
  const faint = (loop: string) => (looked !== undefined && looked !== loop ? 'is-faint' : undefined);
  const draw = ({ size, at, dragged, covered }: Drawing) => {
    const radius = radiusFor(marks.filter(({ where }) => isWithin(at(where), size)).length, size);
    return (
      <>
        {lines.map(({ id, loop, look, points }) => (
          <g key={id} class={faint(loop)} {...pointing(id, dragged)}>
            <polyline class="loop-line-under" points={pathOf(points.map(at))} />
            <polyline
              class="loop-line"
              points={pathOf(points.map(at))}
              stroke={look.colour}
              stroke-dasharray={look.dashes}
            />
          </g>
        ))}
        {depots.map(({ id, where, name }) => (
          <g
            key={id}
            class="loop-mark"
            transform={placed(at(where))}
            aria-label={say.depotMark(name)}
            role="img"
            tabIndex={0}
            {...pointing(id, dragged)}
          >
            <path class="loop-depot" d="M-9 9V-2L0-9 9-2V9z" />
          </g>
        ))}
        {marks.map((mark) => (
          <g
            key={mark.id}
            class={`loop-mark ${faint(mark.loop) ?? ''}`}
            transform={placed(at(mark.where))}
            role="img"
            aria-label={mark.said}
            tabIndex={0}
            {...pointing(mark.id, dragged)}
          >
            <title>{mark.said}</title>
            <circle r={radius} fill={mark.look.colour} class="loop-stop" />
            <text class="spot-count" style={{ fontSize: `${radius * 1.1}px` }}>
              {mark.number}
            </text>
          </g>
        ))}
        <Names
          marks={marks}
          radius={radius}
          lines={lines}
          depots={depots}
          size={size}
          covered={covered}
          at={at}
          looked={looked}
          pointed={pointed}
        />
      </>
    );
  };
  return (
    <MapFrame
      class="loop-map"
      label={say.map}
      keys={say.mapKeys}
      places={[...marks, ...depots].map(({ where }) => where)}
      schematic={places.schematic}
      draw={draw}
    />
  );
}

interface NamesProps extends Pick<Drawing, 'size' | 'at' | 'covered'> {
  readonly marks: readonly Mark[];
  readonly radius: number;
  readonly lines: readonly Line[];
  readonly depots: readonly Depot[];
  readonly looked: string | undefined;
  readonly pointed: string | undefined;
}

/**
 * Names where there is room for them, clear of every line: depots, then vans on their lines, then stations; of a loop that
 * somebody looks at, its own first. What is pointed at, tapped or come to by Tab has its name whatever it lies on.
 */
function Names({ marks, radius, lines, depots, size, covered, at, looked, pointed }: NamesProps) {
  const labels = placeLabels(
    [
      ...depots.map(({ id, where, name }) => ({
        id,
        at: at(where),
        radius: 11,
        text: name,
        priority: 3_000,
        needed: true,
        insists: id === pointed,
      })),
      ...lines.map((line) => ({
        id: line.id,
        at: at(farthest(line.points)),
        elsewhere: line.points.slice(1, -1).map(at),
        radius: 14,
        text: line.name,
        priority: 2_000,
        insists: line.id === pointed,
      })),
      ...marks.map((mark) => ({
        id: mark.id,
        at: at(mark.where),
        radius,
        text: mark.name,
        priority: mark.loop === looked ? 1_500 : 1_000,
        insists: mark.id === pointed,
      })),
    ],
    { size, covered, lines: lines.map(({ points }) => points.map(at)) },
  );
  const vanOf = new Map(lines.map((line) => [line.id, line.look]));
  return (
    <g class="map-labels" aria-hidden="true">
      {labels
        .toSorted((one, other) => Number(one.id === pointed) - Number(other.id === pointed))
        .map(({ id, text, at: where }) => {
          const van = vanOf.get(id);
          return (
            <text
              key={id}
              x={where.x.toFixed(1)}
              y={where.y.toFixed(1)}
              class={id === pointed ? 'is-looked' : van === undefined ? undefined : 'loop-name'}
              style={van === undefined ? undefined : { fill: van.colour }}
            >
              {text}
            </text>
          );
        })}
    </g>
  );
}

/** How large a stop is drawn: smaller where many are seen at once, larger again when somebody looks nearer. */
function radiusFor(seen: number, { width, height }: Size): number {
  const room = (width * height) / Math.max(1, seen);
  if (room > 3_500) return 10;
  return room > 2_000 ? 8.5 : 7;
}

function isWithin({ x, y }: Point, { width, height }: Size): boolean {
  return x >= 0 && y >= 0 && x <= width && y <= height;
}

/** The marks, lines and depots of loops; a stop without a position is not drawn. */
function useDrawing(loops: readonly ShownLoop[], places: Places) {
  const { loops: say } = useMessages();
  const marks: Mark[] = [];
  const lines: Line[] = [];
  const depots = new Map<string, Depot>();
  for (const { id: loop, depot: home, vehicleName, trips, look } of loops) {
    const depot = places.depotAt(home);
    if (depot !== undefined) depots.set(home, { id: home, ...depot });
    let number = 0;
    for (const [trip, { stops }] of trips.entries()) {
      const points = stops.flatMap((stop) => {
        number += 1;
        const where = places.whereIs(stop);
        if (where === null) return [];
        const name = places.nameOf(stop);
        marks.push({
          id: `${loop} ${number}`,
          loop,
          where,
          number: String(number),
          name,
          look,
          said: say.stopOf(vehicleName, number, name, clockText(stop.arriveMinute)),
        });
        return [where];
      });
      const home_ = depot === undefined ? [] : [depot.where];
      if (points.length > 0)
        lines.push({
          id: `${loop} trip ${trip}`,
          loop,
          name: vehicleName,
          look,
          points: [...home_, ...points, ...home_],
        });
    }
  }
  return { marks, lines, depots: [...depots.values()] };
}

/** The point of a line that lies farthest from where it begins: there its van is named. */
function farthest(points: readonly Degrees[]): Degrees {
  const [first = { longitude: 0, latitude: 0 }] = points;
  const away = ({ longitude, latitude }: Degrees) => Math.hypot(longitude - first.longitude, latitude - first.latitude);
  return points.reduce((best, point) => (away(point) > away(best) ? point : best), first);
}

function pathOf(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
}

function placed({ x, y }: Point): string {
  return `translate(${x.toFixed(1)} ${y.toFixed(1)})`;
}
