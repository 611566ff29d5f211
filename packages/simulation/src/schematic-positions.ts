import type { Village } from './sample-county.ts';
import { SeededRandom } from './random.ts';

/** A place drawn on a map, in millionths of a degree. */
export interface DrawnPosition {
  readonly of: string;
  readonly longitudeMicrodegrees: number;
  readonly latitudeMicrodegrees: number;
}

interface Degrees {
  readonly longitude: number;
  readonly latitude: number;
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const KM_PER_DEGREE = 111.2;
/** How far villages of one town stand apart, about, and how much of it is chance. */
const VILLAGE_SPACING_KM = 1.7;
const CHANCE = 0.35;
/** Maps are wider than high. */
const STRETCH = 1.4;

/**
 * Draws villages around a county's centre: towns on a spiral, the villages of each on a spiral of its own, so that
 * neighbours by name are neighbours on the map. Made up, and to be marked so: nobody measured these.
 */
export function schematicPositions(
  villages: readonly Village[],
  centre: Degrees,
  seed: number,
): readonly DrawnPosition[] {
  const random = new SeededRandom(seed);
  const towns = [...Map.groupBy(villages, ({ code }) => code.slice(0, 9)).values()].toSorted(
    (one, other) => other.length - one.length,
  );
  let roomSquareKm = 0;
  return towns.flatMap((town, index) => {
    const radiusKm = VILLAGE_SPACING_KM * Math.sqrt(town.length);
    const distanceKm = index === 0 ? 0 : Math.sqrt(roomSquareKm) + radiusKm * 0.55;
    roomSquareKm += (radiusKm * 1.05) ** 2;
    const middle = moved(centre, distanceKm, index * GOLDEN_ANGLE);
    return town.map(({ code }, order) => {
      const wobble = 1 + CHANCE * (random.next() - 0.5);
      const at = moved(
        middle,
        VILLAGE_SPACING_KM * Math.sqrt(order + 0.4) * wobble,
        order * GOLDEN_ANGLE + random.next() * CHANCE,
      );
      return {
        of: code,
        longitudeMicrodegrees: Math.round(at.longitude * 1e6),
        latitudeMicrodegrees: Math.round(at.latitude * 1e6),
      };
    });
  });
}

function moved({ longitude, latitude }: Degrees, km: number, angle: number): Degrees {
  return {
    longitude: longitude + (STRETCH * km * Math.cos(angle)) / (KM_PER_DEGREE * Math.cos((latitude * Math.PI) / 180)),
    latitude: latitude + (km * Math.sin(angle)) / KM_PER_DEGREE,
  };
}
