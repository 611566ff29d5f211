import { portionOf, type State } from '../kernel/index.ts';
import { greatCircleMetres, logisticsSettingsOf } from '../fleet/index.ts';
import { durationOf, type CostRates } from './loop-cost.ts';
import type { Loop, LoopTrip } from './loop.ts';

/** How far the van was from the depot, by the way it took, at each station: going out, and going home. In metres. */
export interface LoopWay {
  readonly out: (station: string) => number;
  readonly home: (station: string) => number;
}

/**
 * Where each station lies along a loop. The loop's metres are spread over its legs by their driving minutes, which the plan
 * has for every leg, whatever its distances came from. What was brought to a station rode to the first stop there, what was
 * taken from it from the last; a station that the plan does not stop at counts as halfway.
 */
export function wayAlong({ trips }: Pick<Loop, 'trips'>, metres: number): LoopWay {
  const legs = trips.map(legsOf);
  const minutes = legs.flat().reduce((sum, leg) => sum + leg, 0);
  const metresOf = (leg: number) =>
    minutes === 0 ? metres / Math.max(1, legs.flat().length) : (metres * leg) / minutes;
  const [out, home] = [new Map<string, number>(), new Map<string, number>()];
  for (const [index, { stops }] of trips.entries()) {
    const driven = (legs[index] ?? []).map(metresOf);
    const length = driven.reduce((sum, leg) => sum + leg, 0);
    let gone = 0;
    for (const [at, { station }] of stops.entries()) {
      gone += driven[at] ?? 0;
      if (station === null) continue;
      if (!out.has(station)) out.set(station, Math.round(gone));
      home.set(station, Math.round(length - gone));
    }
  }
  const halfway = Math.round(metres / 2);
  return { out: (station) => out.get(station) ?? halfway, home: (station) => home.get(station) ?? halfway };
}

/** The driving minutes of a trip's legs: to each stop, and home. */
function legsOf({ leaveMinute, returnMinute, stops }: LoopTrip): readonly number[] {
  const left = [leaveMinute, ...stops.map((stop) => stop.leaveMinute)];
  const reached = [...stops.map((stop) => stop.arriveMinute), returnMinute];
  return reached.map((minute, index) => Math.max(0, minute - (left[index] ?? minute)));
}

/**
 * What it would cost, in kilometres and the driver's time, to go to one station alone, straight there and back: the great
 * circle times the county's factor, at its speed, with one stop. Where the station or the depot has no position, by the
 * shorter of the two ways along the loop.
 */
export function costAlone(state: State, loop: Loop, rates: CostRates, way: LoopWay): (station: string) => number {
  const { detourPercent, speedKmPerHour, serviceMinutes } = logisticsSettingsOf(state);
  const depot = state.get('depot', loop.depot);
  return (station) => {
    const there = state.get('position', station);
    const oneWay =
      depot === undefined || there === undefined
        ? Math.min(way.out(station), way.home(station))
        : portionOf(Math.round(greatCircleMetres(degreesOf(depot), degreesOf(there))), detourPercent, 100);
    const minutes = Math.round((2 * oneWay * 60) / (speedKmPerHour * 1_000)) + serviceMinutes;
    return portionOf(rates.costFenPerKm, 2 * oneWay, 1_000) + portionOf(rates.driverFenPerHour, minutes, 60);
  };
}

/** How long a loop took, in minutes: as it was, or as planned where it is not home. */
export function minutesOf({ actualMinutes, trips }: Pick<Loop, 'actualMinutes' | 'trips'>): number {
  return actualMinutes ?? durationOf(trips);
}

function degreesOf({
  longitudeMicrodegrees,
  latitudeMicrodegrees,
}: {
  readonly longitudeMicrodegrees: number;
  readonly latitudeMicrodegrees: number;
}) {
  return { longitude: longitudeMicrodegrees / 1_000_000, latitude: latitudeMicrodegrees / 1_000_000 };
}
