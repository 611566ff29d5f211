import gcoord from 'gcoord';

/** Which map a position was read off. Positions are kept as WGS-84; Chinese maps shift theirs by hundreds of metres. */
export const mapsReadFrom = ['gcj02', 'bd09', 'wgs84'] as const;
export type MapReadFrom = (typeof mapsReadFrom)[number];

/** A position as it is being typed, and where its figures come from. */
export interface TypedPosition {
  readonly longitude: string;
  readonly latitude: string;
  readonly from: MapReadFrom | '';
}

export const nothingTyped: TypedPosition = { longitude: '', latitude: '', from: '' };

const systems = { gcj02: gcoord.GCJ02, bd09: gcoord.BD09, wgs84: gcoord.WGS84 } as const;

/** What was typed as a command tells it: WGS-84, in millionths of a degree; undefined where it cannot be read, or nobody said from which map it is. */
export function positionTyped({
  longitude,
  latitude,
  from,
}: TypedPosition): { readonly longitudeMicrodegrees: number; readonly latitudeMicrodegrees: number } | undefined {
  const [east, north] = [degreesOf(longitude), degreesOf(latitude)];
  if (east === undefined || north === undefined || from === '') return undefined;
  const [x, y] = from === 'wgs84' ? [east, north] : gcoord.transform([east, north], systems[from], gcoord.WGS84);
  return { longitudeMicrodegrees: Math.round(x * 1e6), latitudeMicrodegrees: Math.round(y * 1e6) };
}

/** Maps give both figures in one copy, `105.65,25.39`: pasted into either field they fill both. */
export function pairIn(text: string): Pick<TypedPosition, 'longitude' | 'latitude'> | undefined {
  const [, longitude, latitude] = /^\s*(\d{1,3}\.\d+)\s*[,，\s]\s*(\d{1,3}\.\d+)\s*$/.exec(text) ?? [];
  return longitude === undefined || latitude === undefined ? undefined : { longitude, latitude };
}

function degreesOf(text: string): number | undefined {
  return /^\s*\d{1,3}(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
