/**
 * The address that opens a place in Amap (高德), on a phone in its app. Positions here are WGS-84; the address says so, and
 * Amap shifts them to its own.
 */
export function navigationLink({ longitude, latitude, name }: { readonly longitude: number; readonly latitude: number; readonly name: string }): string {
  const query = new URLSearchParams({ position: `${longitude.toFixed(6)},${latitude.toFixed(6)}`, name, src: 'yangui', coordinate: 'wgs84', callnative: '1' });
  return `https://uri.amap.com/marker?${query.toString()}`;
}
