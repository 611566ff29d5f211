import { useMessages } from '../../i18n/index.tsx';
import type { FleetAnswer, LoopRow } from '../../sync/loops.ts';
import type { StationRow } from '../../sync/stations.ts';
import type { Degrees } from '../../map/projection.ts';

/** What a stop is called and where it lies, for the map, the list and the link. */
export interface Places {
  readonly nameOf: (stop: { readonly station: string | null; readonly fetch: string | null }) => string;
  readonly whereIs: (stop: { readonly station: string | null; readonly fetch: string | null }) => Degrees | null;
  /** Whether any of these places is drawn, not measured. */
  readonly schematic: boolean;
  readonly depotAt: (depot: string) => { readonly name: string; readonly where: Degrees } | undefined;
}

/** Names and positions from the stations, the depots and the loops that broke down. */
export function usePlaces(
  stations: readonly StationRow[],
  fleet: FleetAnswer | undefined,
  rows: readonly LoopRow[],
): Places {
  const { loops } = useMessages();
  const byId = new Map(stations.map((station) => [station.id, station]));
  const brokenOf = (fetch: string | null) => rows.find(({ id }) => id === fetch);
  return {
    nameOf: ({ station, fetch }) =>
      station === null ? loops.fetch(brokenOf(fetch)?.vehicleName ?? '') : (byId.get(station)?.name ?? ''),
    whereIs({ station, fetch }) {
      if (station !== null) return byId.get(station)?.position ?? null;
      const broke = brokenOf(fetch)?.brokeDown;
      if (broke === undefined || broke === null) return null;
      const { longitudeMicrodegrees: east, latitudeMicrodegrees: north } = broke;
      return east === null || north === null
        ? (byId.get(broke.station ?? '')?.position ?? null)
        : { longitude: east / 1e6, latitude: north / 1e6 };
    },
    schematic:
      stations.some(({ position }) => position?.schematic === true) ||
      fleet?.depots.some(({ schematic }) => schematic) === true,
    depotAt(id) {
      const depot = fleet?.depots.find((one) => one.id === id);
      return depot === undefined
        ? undefined
        : {
            name: depot.name,
            where: { longitude: depot.longitudeMicrodegrees / 1e6, latitude: depot.latitudeMicrodegrees / 1e6 },
          };
    },
  };
}
