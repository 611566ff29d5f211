import gcoord from 'gcoord';

/**
 * The address that opens a place in Amap (高德), on a phone in its app. Positions here are WGS-84; Amap's are GCJ-02, up
 * to 700 m beside them.
 */
export function amapLink({
  longitude,
  latitude,
  name,
}: {
  readonly longitude: number;
  readonly latitude: number;
  readonly name: string;
}): string {
  const [east, north] = gcoord.transform([longitude, latitude], gcoord.WGS84, gcoord.GCJ02);
  const query = new URLSearchParams({
    position: `${east.toFixed(6)},${north.toFixed(6)}`,
    name,
    src: 'yangui',
    coordinate: 'gaode',
    callnative: '1',
  });
  return `https://uri.amap.com/marker?${query.toString()}`;
}
