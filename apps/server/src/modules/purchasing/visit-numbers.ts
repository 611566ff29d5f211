import { isVisitCode, numberAt } from '@yangui/domain';

/**
 * Under which numbers stations would know what goes by a code, wherever on the shelf it says that it lies; none where it is no code of
 * a visit, or all stations are asked, at each of which a number is somebody else's.
 */
export function numbersAt(stations: readonly string[] | null, code: string | null): readonly string[] {
  return code === null || !isVisitCode(code) ? [] : (stations ?? []).map((station) => numberAt(station, code));
}

/** What waits under some numbers, named by a parameter: the ids of parcels and orders. $1 is the county. */
export function waitingUnder(numbers: string): string {
  return `select (a ->> 'id')::uuid as id from visit_number n join visit v on v.county = $1 and v.id = n.visit cross join json_array_elements(v.awaited) a
    where n.county = $1 and n.free_from is null and n.id = any(${numbers}::text[])`;
}
