import { useState } from 'preact/hooks';
import type { MapTiles } from '../sync/map-tiles.ts';
import type { Size, View } from './projection.ts';
import { tilesOver } from './tiles.ts';

/** A map's tiles under its own drawing. One that does not come is not there: the paper shows in its place. */
export function TileLayer({ tiles, view, size }: { tiles: MapTiles; view: View; size: Size }) {
  return (
    <>
      <div class="map-tiles" aria-hidden="true">
        {tilesOver(view, size, tiles).map(({ url, ...placed }) => (
          <Tile key={url} url={url} {...placed} />
        ))}
      </div>
      {tiles.attribution !== '' && <span class="map-attribution">{tiles.attribution}</span>}
    </>
  );
}

function Tile({
  url,
  left,
  top,
  width,
  height,
}: {
  url: string;
  left: number;
  top: number;
  width: number;
  height: number;
}) {
  const [state, setState] = useState<'coming' | 'there' | 'missing'>('coming');
  if (state === 'missing') return null;
  return (
    <img
      src={url}
      alt=""
      draggable={false}
      referrerPolicy="origin"
      class={state === 'there' ? 'is-there' : undefined}
      style={{ left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` }}
      onLoad={() => setState('there')}
      onError={() => setState('missing')}
    />
  );
}
