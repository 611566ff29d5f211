/** A place by its WGS-84 degrees. */
interface Degrees {
  readonly longitude: number;
  readonly latitude: number;
}

/** Mean radius of the earth in metres (IUGG). */
const EARTH_METRES = 6_371_008.8;

/** The way between two points as the crow flies, in metres: the haversine formula on a sphere. */
export function greatCircleMetres(from: Degrees, to: Degrees): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [a, b] = [radians(from.latitude), radians(to.latitude)];
  const half =
    Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
}
