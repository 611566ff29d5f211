/** Degrees, WGS-84. */
export interface Degrees {
  readonly longitude: number;
  readonly latitude: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What part of the earth a map shows: the point in its middle, and how many pixels a degree of latitude takes. */
export interface View {
  readonly centre: Degrees;
  readonly pixelsPerDegree: number;
}

/** How far a map may be zoomed in, and out, from the whole county. */
const NEAREST = 40;
const FARTHEST = 0.6;
/** The least a map shows across, in degrees: about 2 km, so that one village alone does not fill it. */
const LEAST_SPAN_DEGREES = 0.02;

/** Where a place falls on the map. Equirectangular around the view's middle: true enough for a county. */
export function project(
  { longitude, latitude }: Degrees,
  { centre, pixelsPerDegree }: View,
  { width, height }: Size,
): Point {
  return {
    x: width / 2 + (longitude - centre.longitude) * squeeze(centre) * pixelsPerDegree,
    y: height / 2 - (latitude - centre.latitude) * pixelsPerDegree,
  };
}

/** Which place lies under a point of the map: the inverse of {@link project}. */
export function unproject({ x, y }: Point, { centre, pixelsPerDegree }: View, { width, height }: Size): Degrees {
  return {
    longitude: centre.longitude + (x - width / 2) / (squeeze(centre) * pixelsPerDegree),
    latitude: centre.latitude - (y - height / 2) / pixelsPerDegree,
  };
}

/**
 * The view that shows all of these places with a margin of `margin` pixels, and `aside` more on the right, where something
 * lies over the map. Undefined where there are no places.
 */
export function viewOf(places: readonly Degrees[], { width, height }: Size, margin = 48, aside = 0): View | undefined {
  const [first] = places;
  if (first === undefined) return undefined;
  const extent = { west: first.longitude, east: first.longitude, south: first.latitude, north: first.latitude };
  for (const { longitude, latitude } of places) {
    extent.west = Math.min(extent.west, longitude);
    extent.east = Math.max(extent.east, longitude);
    extent.south = Math.min(extent.south, latitude);
    extent.north = Math.max(extent.north, latitude);
  }
  const centre = { longitude: (extent.west + extent.east) / 2, latitude: (extent.south + extent.north) / 2 };
  const across = Math.max(LEAST_SPAN_DEGREES, (extent.east - extent.west) * squeeze(centre));
  const up = Math.max(LEAST_SPAN_DEGREES, extent.north - extent.south);
  const room = { width: Math.max(40, width - 2 * margin - aside), height: Math.max(40, height - 2 * margin) };
  const pixelsPerDegree = Math.min(room.width / across, room.height / up);
  return {
    centre: { ...centre, longitude: centre.longitude + aside / 2 / (squeeze(centre) * pixelsPerDegree) },
    pixelsPerDegree,
  };
}

/** Zooms by a factor around a point that stays where it is, within the bounds that `whole` sets. */
export function zoomed(view: View, factor: number, around: Point, size: Size, whole: View): View {
  const wanted = view.pixelsPerDegree * factor;
  const pixelsPerDegree = Math.min(whole.pixelsPerDegree * NEAREST, Math.max(whole.pixelsPerDegree * FARTHEST, wanted));
  const held = unproject(around, view, size);
  const under = unproject(around, { ...view, pixelsPerDegree }, size);
  const centre = {
    longitude: view.centre.longitude + held.longitude - under.longitude,
    latitude: view.centre.latitude + held.latitude - under.latitude,
  };
  return { centre, pixelsPerDegree };
}

/** Moves the map by some pixels, as a finger drags it. */
export function panned(view: View, { x, y }: Point): View {
  const { centre, pixelsPerDegree } = view;
  return {
    pixelsPerDegree,
    centre: {
      longitude: centre.longitude - x / (squeeze(centre) * pixelsPerDegree),
      latitude: centre.latitude + y / pixelsPerDegree,
    },
  };
}

/** How much shorter a degree of longitude is than one of latitude. */
function squeeze({ latitude }: Degrees): number {
  return Math.cos((latitude * Math.PI) / 180);
}
