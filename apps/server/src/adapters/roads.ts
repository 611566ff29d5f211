import { DAY, greatCircleMetres } from '@yangui/domain';
import { osrmTable } from './osrm.ts';
import { NoRoadNear, RoadFailure } from './road-failure.ts';
import { NEAR_METRES, type Leg, type Point } from './road-table.ts';
import { valhallaTable } from './valhalla.ts';

export type { Point } from './road-table.ts';

/** Distances and travel times from every point to every other, row by row: from `a` to `b` at `a * points + b`. */
export interface RoadMatrix {
  readonly metres: Float64Array;
  readonly minutes: Float64Array;
  readonly source: 'osrm' | 'valhalla' | 'great-circle';
  /** Pairs that the service knows no road between, or of which it says what cannot be, taken from the great circle. */
  readonly patched: number;
  /** The points among them that it knows no road from or to at all. */
  readonly lost: readonly Point[];
  /** Why a service that is configured did not answer; null where it did, or where there is none. */
  readonly failure: string | null;
}

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
/** How long pairs are remembered: whoever gives the service a new map has it the day after at the latest. */
const REMEMBERED_MS = DAY;
/** Which part of a table may be what cannot be, before nothing of it is believed. */
const MOST_WRONG = 0.1;
/** For how long a service that failed is not asked about a moved stop: whoever drags one does not wait for it each time. */
const LEFT_ALONE_MS = 60_000;

/** The road service that the environment names: `YANGUI_OSRM_URL` or `YANGUI_VALHALLA_URL`; none, and the great circle serves. */
export function roadServiceFrom(environment: Readonly<Record<string, string | undefined>>): RoadService | undefined {
  for (const [kind, setting] of [
    ['osrm', 'YANGUI_OSRM_URL'],
    ['valhalla', 'YANGUI_VALHALLA_URL'],
  ] as const) {
    const url = environment[setting]?.trim();
    if (!url) continue;
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
      throw new Error(`${setting} is ${url}: it must be an http or https address`);
    return { kind, url: url.replace(/\/+$/, '') };
  }
  return undefined;
}

/**
 * Measures roads: by the service where one is configured, else, or where it fails, by the great circle times the county's
 * factor. What a service answered is remembered, so that moving one stop asks for nothing new. What it says is believed only
 * where it can be: a road is not shorter than the straight line, and nobody drives at 300 km/h.
 */
export class Roads {
  private readonly service: RoadService | undefined;
  private readonly remembered = new Map<string, Leg>();
  private rememberedSince = 0;
  private failed: { readonly at: number; readonly why: string } | undefined;

  constructor(service: RoadService | undefined) {
    this.service = service;
  }

  /**
   * Never throws: a service that fails is named in `failure`, and the great circle answers for all pairs.
   * @param patient whether a service that failed a moment ago is asked again: for a plan, not for each stop that is moved
   */
  async measure(points: readonly Point[], terms: GreatCircleTerms, patient = true): Promise<RoadMatrix> {
    const { service } = this;
    if (service === undefined) return greatCircle(points, terms, null);
    if (!patient && this.failed !== undefined && Date.now() < this.failed.at + LEFT_ALONE_MS)
      return greatCircle(points, terms, this.failed.why);
    try {
      await this.fetchMissing(points, service);
      const found = this.fromService(points, terms, service.kind);
      if (points.length > 1 && found.patched === points.length * (points.length - 1))
        throw new RoadFailure('no road between any two places');
      this.failed = undefined;
      return found;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.failed = { at: Date.now(), why };
      return greatCircle(points, terms, why);
    }
  }

  private async fetchMissing(points: readonly Point[], service: RoadService): Promise<void> {
    if (this.remembered.size > MOST_PAIRS || Date.now() > this.rememberedSince + REMEMBERED_MS) {
      this.remembered.clear();
      this.rememberedSince = Date.now();
    }
    const limit = AbortSignal.timeout(ALL_MS);
    const table = service.kind === 'osrm' ? osrmTable(service.url) : valhallaTable(service.url);
    const ask = async (from: readonly Point[], to: readonly Point[]): Promise<void> => {
      const legs = await table(from, to, AbortSignal.any([limit, AbortSignal.timeout(REQUEST_MS)]));
      if (legs.length !== from.length || legs.some((row) => row.length !== to.length))
        throw new RoadFailure('not the table asked for');
      const told = from.flatMap((one, row) =>
        to.map((other, column) => ({ one, other, leg: legs[row]?.[column] ?? null })),
      );
      const wrong = told.filter(({ one, other, leg }) => leg !== null && believed(one, other, leg) === null);
      if (wrong.length > told.length * MOST_WRONG) throw new RoadFailure('distances that cannot be');
      for (const { one, other, leg } of told) this.remembered.set(pair(one, other), believed(one, other, leg));
    };
    for (const from of blocks(points)) {
      for (const to of blocks(points)) {
        if (from.every((one) => to.every((other) => this.remembered.has(pair(one, other))))) continue;
        await ask(from, to).catch((error: unknown) => {
          if (error instanceof NoRoadNear) return this.askWithoutLost(from, to, ask);
          throw error;
        });
      }
    }
  }

  /** Asks for the places of a refused table one by one, and for the table again without those that have no road near. */
  private async askWithoutLost(
    from: readonly Point[],
    to: readonly Point[],
    ask: (from: readonly Point[], to: readonly Point[]) => Promise<void>,
  ): Promise<void> {
    const lost = new Set<Point>();
    for (const point of new Set([...from, ...to])) {
      if (this.remembered.has(pair(point, point))) {
        if (this.remembered.get(pair(point, point)) === null) lost.add(point);
        continue;
      }
      await ask([point], [point]).catch((error: unknown) => {
        if (!(error instanceof NoRoadNear)) throw error;
        lost.add(point);
      });
    }
    for (const one of from)
      for (const other of to) if (lost.has(one) || lost.has(other)) this.remembered.set(pair(one, other), null);
    for (const point of lost) this.remembered.set(pair(point, point), null);
    const [known, knownTo] = [from.filter((point) => !lost.has(point)), to.filter((point) => !lost.has(point))];
    if (known.length > 0 && knownTo.length > 0) await ask(known, knownTo);
  }

  private fromService(points: readonly Point[], terms: GreatCircleTerms, source: RoadService['kind']): RoadMatrix {
    const { metres, minutes } = greatCircle(points, terms, null);
    const found = new Set<Point>();
    let patched = 0;
    points.forEach((one, row) =>
      points.forEach((other, column) => {
        if (row === column) return;
        const leg = this.remembered.get(pair(one, other)) ?? null;
        if (leg === null) patched += 1;
        else {
          found.add(one).add(other);
          metres[row * points.length + column] = leg.metres;
          minutes[row * points.length + column] = leg.seconds / 60;
        }
      }),
    );
    return { metres, minutes, source, patched, lost: points.filter((point) => !found.has(point)), failure: null };
  }
}

/** A leg as a service tells it, or null where it cannot be so: shorter than the straight line, a detour beyond reason, faster or slower than anybody drives. */
function believed(from: Point, to: Point, leg: Leg): Leg {
  if (leg === null) return null;
  const straight = greatCircleMetres(from, to);
  const { metres, seconds } = leg;
  const length = metres >= 0 && metres >= straight * 0.9 - NEAR_METRES && metres <= straight * 20 + 100_000;
  const pace = seconds >= metres / 70 - 60 && seconds <= metres + 3_600;
  return length && pace ? leg : null;
}

function greatCircle(
  points: readonly Point[],
  { detourPercent, speedKmPerHour }: GreatCircleTerms,
  failure: string | null,
): RoadMatrix {
  const metres = new Float64Array(points.length ** 2);
  points.forEach((one, row) =>
    points.forEach((other, column) => {
      metres[row * points.length + column] = (greatCircleMetres(one, other) * detourPercent) / 100;
    }),
  );
  const minutes = metres.map((length) => (length / 1_000 / speedKmPerHour) * 60);
  return { metres, minutes, source: 'great-circle', patched: 0, lost: [], failure };
}

function blocks(points: readonly Point[]): readonly (readonly Point[])[] {
  return Array.from({ length: Math.ceil(points.length / BLOCK) }, (_, index) =>
    points.slice(index * BLOCK, (index + 1) * BLOCK),
  );
}

function pair(from: Point, to: Point): string {
  return `${from.longitude},${from.latitude};${to.longitude},${to.latitude}`;
}
