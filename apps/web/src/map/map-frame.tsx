import type { ComponentChildren } from 'preact';
import { lazy } from 'preact/compat';
import { useId, useRef } from 'preact/hooks';
import { useMessages } from '../i18n/index.tsx';
import { useMapTiles } from '../sync/map-tiles.ts';
import { IconButton } from '../ui/button.tsx';
import type { Box } from './labels.ts';
import './map.css';
import { project, unproject, type Degrees, type Point, type Size } from './projection.ts';
import { useMapView } from './use-map-view.ts';
import { Later } from '../shell/later.tsx';

// Only where a source of tiles is set: then it brings the shift of coordinates with it.
const TileLayer = lazy(async () => (await import('./tile-layer.tsx')).TileLayer);

/** What a map's drawing is told: how large it is, where a place falls, and whether a press was a drag. */
export interface Drawing {
  readonly size: Size;
  readonly at: (where: Degrees) => Point;
  readonly dragged: () => boolean;
  /** What lies over the map, where nothing can be read. */
  readonly covered: readonly Box[];
}

interface MapFrameProps {
  readonly label: string;
  /** What moves it by keys and fingers, in words. */
  readonly keys: string;
  /** What the whole view must show. */
  readonly places: readonly Degrees[];
  /** Some of the positions are drawn, not measured. */
  readonly schematic: boolean;
  /** Told where somebody clicked, while something is being placed. */
  readonly onPlace?: ((where: Degrees) => void) | undefined;
  /** The drawing itself, as SVG; not asked before there is something to show. */
  readonly draw: (drawing: Drawing) => ComponentChildren;
  readonly legend?: ComponentChildren;
  readonly class?: string;
  readonly children?: ComponentChildren;
}

/** A map that is moved by wheel, pinch, drag and keys; with tiles under its drawing where a source of them is set. */
export function MapFrame({
  label,
  keys,
  places,
  schematic,
  onPlace,
  draw,
  legend,
  class: more = '',
  children,
}: MapFrameProps) {
  const { network } = useMessages();
  const frame = useRef<HTMLDivElement>(null);
  const keysId = useId();
  const { view, size, ...map } = useMapView(frame, places);
  const tiles = useMapTiles();
  const place = (event: MouseEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (onPlace === undefined || view === undefined || box === undefined || map.dragged()) return;
    onPlace(unproject({ x: event.clientX - box.left, y: event.clientY - box.top }, view, size));
  };
  return (
    <div class={`map ${more}`}>
      <div
        ref={frame}
        class={onPlace === undefined ? 'map-frame' : 'map-frame is-placing'}
        role="group"
        aria-label={label}
        aria-describedby={keysId}
        tabIndex={0}
        onKeyDown={map.onKeyDown}
        onPointerDown={map.onPointerDown}
        onPointerMove={map.onPointerMove}
        onPointerUp={map.onPointerUp}
        onPointerCancel={map.onPointerUp}
        onClick={place}
      >
        {view !== undefined && tiles !== undefined && (
          <Later>
            <TileLayer tiles={tiles} view={view} size={size} />
          </Later>
        )}
        {view !== undefined && (
          <svg width={size.width} height={size.height}>
            {draw({
              size,
              at: (where) => project(where, view, size),
              dragged: map.dragged,
              covered: coveredOf(size, schematic),
            })}
          </svg>
        )}
        {schematic && (
          <span class="map-schematic" title={network.map.schematicHint}>
            {network.map.schematic}
          </span>
        )}
      </div>
      <div class="map-tools">
        <IconButton kind="quiet" icon="plus" label={network.map.zoomIn} onClick={() => map.zoomBy(1.6)} />
        <IconButton kind="quiet" icon="minus" label={network.map.zoomOut} onClick={() => map.zoomBy(1 / 1.6)} />
        <IconButton kind="quiet" icon="fit" label={network.map.fit} onClick={map.fit} />
      </div>
      {legend}
      <p class="note map-keys" id={keysId}>
        {keys}
      </p>
      {children}
    </div>
  );
}

/** The three buttons on the right, and the word on the left that positions are drawn; with 4 pixels around, as map.css lays them. */
function coveredOf({ width }: Size, schematic: boolean): readonly Box[] {
  const tools = { left: width - 60, right: width, top: 0, bottom: 160 };
  return schematic ? [tools, { left: 0, right: 96, top: 0, bottom: 42 }] : [tools];
}
