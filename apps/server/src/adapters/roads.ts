import { greatCircleMetres } from '@yangui/domain';
import { osrmTable } from './osrm.ts';
import { valhallaTable } from './valhalla.ts';

/** A point on the earth: WGS-84, in degrees. */
export interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** Distances and travel times from every point to every other, row by row: from `a` to `b` at `a * points + b`. */
export interface RoadMatrix {
  readonly metres: Float64Array;
  readonly minutes: Float64Array;
  readonly source: 'osrm' | 'valhalla' | 'great-circle';
  /** Pairs that the service knows no road between, taken from the great circle. */
  readonly patched: number;
  /** Why a service that is configured did not answer; null where it did, or where there is none. */
  readonly failure: string | null;
}

/** What a table of a road service is asked for: where from, where to, and what one request may carry. */
export type TableRequest = (from: readonly Point[], to: readonly Point[], signal: AbortSignal) => Promise<readonly (readonly Leg[])[]>;

/** From one point to another by road; null where no road leads. */
export type Leg = { readonly metres: number; readonly seconds: number } | null;

export interface RoadService {
  readonly kind: 'osrm' | 'valhalla';
  readonly url: string;
}

/** How the great circle is made into a road: the county's factor and speed. */
export interface GreatCircleTerms {
  readonly detourPercent: number;
  readonly speedKmPerHour: number;
}

/** Points a side of one request: both services' own defaults allow 50 × 50 (OSRM 100 places, Valhalla 2,500 pairs). */
const BLOCK = 50;
const REQUEST_MS = 10_000;
const ALL_MS = 60_000;
/** How many pairs are remembered: a county of 500 places. */
const MOST_PAIRS = 250_000;

/** The road service that the environment names: `YANGUI_OSRM_URL` or `YANGUI_VALHALLA_URL`; none, and the great circle serves. */
export function roadServiceFrom(environment: Readonly<Record<string, string | undefined>>): RoadService | undefined {
  const osrm = environment['YANGUI_OSRM_URL']?.trim();
  if (osrm) return { kind: 'osrm', url: osrm.replace(/\/+$/, '') };
  const valhalla = environment['YANGUI_VALHALLA_URL']?.trim();
  return valhalla ? { kind: 'valhalla', url: valhalla.replace(/\/+$/, '') } : undefined;
}

/**
 * Measures roads: by the service where one is configured, else, or where it fails, by the great circle times the county's
 * factor. What a service answered is remembered, so that moving one stop asks for nothing new.
 */
export class Roads {
  private readonly service: RoadService | undefined;
  private readonly remembered = new Map<string, Leg>();

  constructor(service: RoadService | undefined) {
    this.service = service;
  }

  /** Never throws: a service that fails is named in `failure`, and the great circle answers for all pairs. */
  async measure(points: readonly Point[], terms: GreatCircleTerms): Promise<RoadMatrix> {
    const { service } = this;
    if (service === undefined) return greatCircle(points, terms, null);
    try {
      await this.fetchMissing(points, service);
    } catch (error) {
      return greatCircle(points, terms, error instanceof Error ? error.message : String(error));
    }
    return this.fromService(points, terms, service.kind);
  }

  private async fetchMissing(points: readonly Point[], service: RoadService): Promise<void> {
    if (this.remembered.size > MOST_PAIRS) this.remembered.clear();
    const table = service.kind === 'osrm' ? osrmTable(service.url) : valhallaTable(service.url);
    const limit = AbortSignal.timeout(ALL_MS);
    for (const from of blocks(points)) {
      for (const to of blocks(points)) {
        if (from.every((one) => to.every((other) => this.remembered.has(pair(one, other))))) continue;
        const legs = await table(from, to, AbortSignal.any([limit, AbortSignal.timeout(REQUEST_MS)]));
        from.forEach((one, row) => to.forEach((other, column) => this.remembered.set(pair(one, other), legs[row]?.[column] ?? null)));
      }
    }
  }

  private fromService(points: readonly Point[], terms: GreatCircleTerms, source: RoadService['kind']): RoadMatrix {
    const { metres, minutes } = greatCircle(points, terms, null);
    let patched = 0;
    points.forEach((one, row) => points.forEach((other, column) => {
      if (row === column) return;
      const leg = this.remembered.get(pair(one, other)) ?? null;
      if (leg === null) patched += 1;
      else {
        metres[row * points.length + column] = leg.metres;
        minutes[row * points.length + column] = leg.seconds / 60;
      }
    }));
    return { metres, minutes, source, patched, failure: null };
  }
}

function greatCircle(points: readonly Point[], { detourPercent, speedKmPerHour }: GreatCircleTerms, failure: string | null): RoadMatrix {
  const metres = new Float64Array(points.length ** 2);
  points.forEach((one, row) => points.forEach((other, column) => {
    metres[row * points.length + column] = (greatCircleMetres(one, other) * detourPercent) / 100;
  }));
  const minutes = metres.map((length) => (length / 1_000 / speedKmPerHour) * 60);
  return { metres, minutes, source: 'great-circle', patched: 0, failure };
}

function blocks(points: readonly Point[]): readonly (readonly Point[])[] {
  return Array.from({ length: Math.ceil(points.length / BLOCK) }, (_, index) => points.slice(index * BLOCK, (index + 1) * BLOCK));
}

function pair(from: Point, to: Point): string {
  return `${from.longitude},${from.latitude};${to.longitude},${to.latitude}`;
}
