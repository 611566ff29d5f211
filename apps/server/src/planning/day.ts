import type { DeliveryWindow, Depot, LeftOut, LogisticsSettings, Loop, Vehicle } from '@yangui/domain';
import type { Point } from '../adapters/roads.ts';

/** Pieces, weight and room, one way. */
export interface Amount {
  readonly pieces: number;
  readonly grams: number;
  readonly cubicDecimetres: number;
}

export const NOTHING: Amount = { pieces: 0, grams: 0, cubicDecimetres: 0 };

/** Where goods are to be brought and taken: a station, or the place where another loop's van broke down. */
export interface Call {
  readonly station: string | null;
  readonly fetch: string | null;
  readonly point: Point;
  readonly down: Amount;
  readonly up: Amount;
  /** What goes up and has to stay cold: only a van with a cold box takes it. */
  readonly coldUp: Amount;
  /** Minutes of the day between which a van is taken in. */
  readonly window: Pick<DeliveryWindow, 'fromMinute' | 'toMinute'> | null;
}

/** A vehicle that may be planned for, and from when on: it may be out on a loop that stays. */
export interface FreeVehicle {
  readonly vehicle: Vehicle;
  readonly depot: Depot;
  readonly freeFromMinute: number;
  /** Whether its day is paid by a loop it has driven or will. */
  readonly again: boolean;
  /** Who drove it last and is a driver still. */
  readonly driver: string | null;
}

/** Everything a day's plan is made from, as it stood when it was asked for. */
export interface Day {
  readonly day: string;
  readonly vehicles: readonly FreeVehicle[];
  readonly calls: readonly Call[];
  /** What could not be asked for at all. */
  readonly leftOut: readonly LeftOut[];
  /** Loops that stay as they are: loaded or under way. */
  readonly staying: readonly Loop[];
  readonly settings: LogisticsSettings;
  /** Stations that come before the others where not all can be served: those that a plan before left out. */
  readonly first: ReadonlySet<string>;
}

/** All of them together. */
export function sum(...amounts: readonly (Amount | undefined)[]): Amount {
  return amounts.reduce<Amount>(
    (all, one = NOTHING) => ({
      pieces: all.pieces + one.pieces,
      grams: all.grams + one.grams,
      cubicDecimetres: all.cubicDecimetres + one.cubicDecimetres,
    }),
    NOTHING,
  );
}

export function leftOutOf(
  { station, fetch, down, up }: Pick<Call, 'station' | 'fetch' | 'down' | 'up'>,
  reason: LeftOut['reason'],
): LeftOut {
  return { station, fetch, downPieces: down.pieces, upPieces: up.pieces, reason };
}

/** A depot as a point. */
export function pointOf({
  longitudeMicrodegrees,
  latitudeMicrodegrees,
}: Pick<Depot, 'longitudeMicrodegrees' | 'latitudeMicrodegrees'>): Point {
  return { longitude: longitudeMicrodegrees / 1e6, latitude: latitudeMicrodegrees / 1e6 };
}
