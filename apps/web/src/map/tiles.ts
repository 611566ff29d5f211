import gcoord from 'gcoord';
import type { MapTiles } from '../sync/map-tiles.ts';
import { project, unproject, type Degrees, type Size, type View } from './projection.ts';

/** A tile and where it lies on the map, in whole pixels. */
export interface PlacedTile {
  readonly url: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const TILE_PIXELS = 256;
const DEEPEST = 18;
/** No screen needs more: a view that would ask for more asks for none. */
const MOST = 120;

/**
 * The tiles that cover a map. They are cut by Web Mercator, so each is placed by its own corners; those of a source that is
 * shifted (GCJ-02) lie where their ground lies in WGS-84.
 */
export function tilesOver(
  view: View,
  size: Size,
  { url, coordinates }: Pick<MapTiles, 'url' | 'coordinates'>,
): readonly PlacedTile[] {
  if (size.width === 0 || size.height === 0) return [];
  const zoom = zoomOf(view);
  const shifted = coordinates === 'gcj02';
  const [first, last] = [
    { x: 0, y: 0 },
    { x: size.width, y: size.height },
  ].map((corner) => {
    const ground = unproject(corner, view, size);
    return gridOf(shifted ? shift(ground) : ground, zoom);
  });
  if (first === undefined || last === undefined) return [];
  const [columns, rows] = [numbers(first.x, last.x), numbers(first.y, last.y)];
  if (columns.length * rows.length > MOST) return [];
  const cornerOf = (x: number, y: number) => {
    const told = degreesOf(x, y, zoom);
    const { x: left, y: top } = project(shifted ? unshift(told) : told, view, size);
    return { left: Math.round(left), top: Math.round(top) };
  };
  return rows.flatMap((y) =>
    columns.map((x) => {
      const [from, to] = [cornerOf(x, y), cornerOf(x + 1, y + 1)];
      const address = url.replace('{x}', String(x)).replace('{y}', String(y)).replace('{z}', String(zoom));
      return { url: address, left: from.left, top: from.top, width: to.left - from.left, height: to.top - from.top };
    }),
  );
}

/** The level at which a tile is drawn nearest to its own size. */
function zoomOf({ centre, pixelsPerDegree }: View): number {
  const pixelsAcross = 360 * pixelsPerDegree * Math.cos((centre.latitude * Math.PI) / 180);
  return Math.max(1, Math.min(DEEPEST, Math.round(Math.log2(pixelsAcross / TILE_PIXELS))));
}

function gridOf({ longitude, latitude }: Degrees, zoom: number) {
  const tiles = 2 ** zoom;
  const angle = (latitude * Math.PI) / 180;
  return { x: ((longitude + 180) / 360) * tiles, y: ((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * tiles };
}

function degreesOf(x: number, y: number, zoom: number): Degrees {
  const tiles = 2 ** zoom;
  return {
    longitude: (x / tiles) * 360 - 180,
    latitude: (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / tiles))) * 180) / Math.PI,
  };
}

function numbers(from: number, to: number): readonly number[] {
  return Array.from(
    { length: Math.max(0, Math.floor(to) - Math.floor(from) + 1) },
    (_, index) => Math.floor(from) + index,
  );
}

function shift({ longitude, latitude }: Degrees): Degrees {
  const [east, north] = gcoord.transform([longitude, latitude], gcoord.WGS84, gcoord.GCJ02);
  return { longitude: east, latitude: north };
}

function unshift({ longitude, latitude }: Degrees): Degrees {
  const [east, north] = gcoord.transform([longitude, latitude], gcoord.GCJ02, gcoord.WGS84);
  return { longitude: east, latitude: north };
}
