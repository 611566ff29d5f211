/** An expression for the position of a thing in county `$1`: its own, or else that of the village it stands in. */
export function positionOf(id: string, village: string): string {
  return `(select json_build_object('longitude', w.longitude_microdegrees / 1e6, 'latitude', w.latitude_microdegrees / 1e6, 'schematic', w.schematic)
    from position w where w.county = $1 and w.id in (${id}, ${village}) order by w.id = ${id} desc limit 1)`;
}
