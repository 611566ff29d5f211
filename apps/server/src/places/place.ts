/** The length of a place's code: 2 province, 4 city, 6 county, 9 town, 12 village. */
export type PlaceLevel = 2 | 4 | 6 | 9 | 12;

/**
 * What a place of the twelfth digit is: a village committee (村委会), a residents' committee or community
 * (居委会, 社区), or what is only treated as one (farm sections, development zones).
 */
export type VillageKind = 'village committee' | 'community' | 'other';

/** A place by its GB/T 2260 and statistical division code. */
export interface Place {
  readonly code: string;
  readonly name: string;
  readonly level: PlaceLevel;
  /** Code of the place above; null for a province. */
  readonly parent: string | null;
  /** Only for level 12. */
  readonly kind: VillageKind | null;
}

const levels: readonly PlaceLevel[] = [2, 4, 6, 9, 12];

/** The place with this code and name. Throws when the code has no level's length. */
export function placeOf(code: string, name: string): Place {
  const step = levels.findIndex((level) => level === code.length);
  const level = levels[step];
  if (level === undefined || !/^\d+$/.test(code)) throw new RangeError(`"${code}" is not a place code`);
  const above = levels[step - 1];
  return {
    code,
    name,
    level,
    parent: above === undefined ? null : code.slice(0, above),
    kind: level === 12 ? villageKind(code) : null,
  };
}

/**
 * The statistical bureau's coding rule for the last three digits: 001–199 residents' committees,
 * 200–399 village committees, 400 and above places treated like one.
 */
function villageKind(code: string): VillageKind {
  const number = Number(code.slice(9));
  if (number < 200) return 'community';
  return number < 400 ? 'village committee' : 'other';
}
