import type { LoopStop } from '@yangui/domain';
import { useEffect, useState } from 'preact/hooks';
import { askPrice, type LoopRow, type Price, type WishedLoop } from '../../sync/loops.ts';
import type { Degrees } from '../../map/projection.ts';
import type { Places } from './places.ts';

/** Where a stop stands, or is to stand: before the stop that has this place now. */
export interface Spot {
  readonly loop: string;
  readonly trip: number;
  readonly index: number;
}

/** Stops moved by hand and not adopted yet, with what the server says they would cost. */
export interface Moves {
  readonly price: Price | undefined;
  readonly failure: unknown;
  readonly changed: boolean;
  readonly move: (from: Spot, to: Spot) => void;
  /** Gives a stop to another loop, where it is least out of the way. */
  readonly give: (from: Spot, loop: string) => void;
  readonly drop: () => void;
}

type Draft = ReadonlyMap<string, WishedLoop['trips']>;

/** @param rows the day's loops as they stand; when they change, what was moved is dropped */
export function useMoves(county: string, day: string, rows: readonly LoopRow[], places: Places): Moves {
  const [draft, setDraft] = useState<Draft>(new Map());
  const [price, setPrice] = useState<Price>();
  const [failure, setFailure] = useState<unknown>();
  const drop = () => {
    setDraft(new Map());
    setPrice(undefined);
    setFailure(undefined);
  };
  const stamp = JSON.stringify(rows.map(({ id, stage, trips }) => [id, stage, trips]));
  useEffect(drop, [stamp]);
  useEffect(() => {
    if (draft.size === 0) return undefined;
    const ended = new AbortController();
    askPrice(
      county,
      day,
      [...draft].map(([loop, trips]) => ({ loop, trips })),
      ended.signal,
    ).then(
      (answer) => {
        setPrice(answer);
        setFailure(undefined);
      },
      (error: unknown) => !ended.signal.aborted && setFailure(error),
    );
    return () => ended.abort();
  }, [draft]);

  const tripsOf = (loop: string): WishedLoop['trips'] =>
    draft.get(loop) ?? rows.find(({ id }) => id === loop)?.trips ?? [];
  const move = (from: Spot, to: Spot) => {
    const stop = tripsOf(from.loop)[from.trip]?.stops[from.index];
    if (stop === undefined) return;
    const without = withStops(tripsOf(from.loop), from.trip, (stops) =>
      stops.filter((_, index) => index !== from.index),
    );
    const next = new Map(draft).set(from.loop, without);
    const base = to.loop === from.loop ? without : tripsOf(to.loop);
    const index = to.loop === from.loop && to.trip === from.trip && to.index > from.index ? to.index - 1 : to.index;
    next.set(
      to.loop,
      withStops(base, to.trip, (stops) => stops.toSpliced(index, 0, stop)),
    );
    setPrice(undefined);
    setDraft(next);
  };
  return {
    price,
    failure,
    move,
    drop,
    changed: draft.size > 0,
    give(from, loop) {
      const stop = tripsOf(from.loop)[from.trip]?.stops[from.index];
      const depot = places.depotAt(rows.find(({ id }) => id === loop)?.depot ?? '')?.where ?? null;
      if (stop !== undefined) move(from, { loop, ...leastDetour(tripsOf(loop), places.whereIs(stop), depot, places) });
    },
  };
}

function withStops(
  trips: WishedLoop['trips'],
  trip: number,
  change: (stops: readonly LoopStop[]) => readonly LoopStop[],
): WishedLoop['trips'] {
  return trips.map((one, index) => (index === trip ? { ...one, stops: change(one.stops) } : one));
}

/** Between which stops a place is least out of the way, as the crow flies; the server finds the real figures. */
function leastDetour(
  trips: WishedLoop['trips'],
  where: Degrees | null,
  depot: Degrees | null,
  places: Places,
): { readonly trip: number; readonly index: number } {
  let best = { trip: 0, index: trips[0]?.stops.length ?? 0, detour: Infinity };
  for (const [trip, { stops }] of trips.entries()) {
    const line = [depot, ...stops.map((stop) => places.whereIs(stop)), depot];
    for (let index = 0; index <= stops.length; index += 1) {
      const [from, to] = [line[index] ?? null, line[index + 1] ?? null];
      if (where === null || from === null || to === null) continue;
      const detour = apart(from, where) + apart(where, to) - apart(from, to);
      if (detour < best.detour) best = { trip, index, detour };
    }
  }
  return { trip: best.trip, index: best.index };
}

function apart(one: Degrees, other: Degrees): number {
  return Math.hypot(
    (one.longitude - other.longitude) * Math.cos((one.latitude * Math.PI) / 180),
    one.latitude - other.latitude,
  );
}
