import { byId, lotOf } from './lot.ts';

/** A village that a candidate would take, and how the candidate was marked for it: hundredths of a mark, the higher the better. */
export interface Wish {
  readonly village: string;
  readonly marks: number;
}

/** Somebody to be placed. The wishes stand in the order of liking; what is not wished for is never given. */
export interface PlacingCandidate {
  readonly id: string;
  readonly wishes: readonly Wish[];
}

export interface PlacingVillage {
  readonly id: string;
  readonly seats: number;
}

export interface PlacingCase {
  readonly candidates: readonly PlacingCandidate[];
  readonly villages: readonly PlacingVillage[];
  /** Published before anything is marked: what equal marks are drawn by. */
  readonly seed: string;
}

export interface Placed {
  readonly candidate: string;
  readonly village: string;
  /** Which wish it was: 1 for the first. */
  readonly wish: number;
}

/** Who goes where: by candidate, in the order of their ids. */
export interface Placing {
  readonly placed: readonly Placed[];
  readonly unplaced: readonly string[];
}

/** Two who would rather have each other than what they were given. */
export interface BlockingPair {
  readonly candidate: string;
  readonly village: string;
}

/**
 * Places candidates by deferred acceptance (Gale and Shapley 1962, candidates asking): no candidate and village would
 * rather have each other, and every candidate has the best of all placings of which that is true. Villages take the higher
 * marks; among equals the lower lot of the seed, then the lower id: an order without ties, so that there is one answer,
 * whatever order the lists come in. It is total: a village that is not in the call, one wished for a second time, and one
 * without seats are passed over, and of a candidate or village named twice the first counts.
 */
export function placeCandidates(given: PlacingCase): Placing {
  const all = indexed(given);
  const { candidates, seats, wishes } = all;
  const held = seats.map((): NumberedWish[] => []);
  const asked = new Int32Array(candidates.length);
  const waiting = candidates.map((_, index) => index);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const wish = wishes[next]?.[asked[next] ?? 0];
    if (wish === undefined) continue;
    asked[next] = (asked[next] ?? 0) + 1;
    const refused = takeOrRefuse(held[wish.village] ?? [], wish, seats[wish.village] ?? 0);
    if (refused !== undefined) waiting.push(refused.candidate);
  }
  return placingOf(all, held);
}

/** Every pair that would rather have each other than what a placing gives them: none, where it is stable. */
export function blockingPairs(given: PlacingCase, { placed }: Pick<Placing, 'placed'>): readonly BlockingPair[] {
  const { candidates, villages, seats, wishes } = indexed(given);
  const place = new Map(placed.map(({ candidate, village }) => [candidate, village]));
  const isOwn = ({ candidate, village }: NumberedWish) =>
    place.get(candidates[candidate]?.id ?? '') === villages[village]?.id;
  const held = seats.map((): NumberedWish[] => []);
  for (const wish of wishes.flat()) if (isOwn(wish)) held[wish.village]?.push(wish);
  return wishes.flatMap((all) => {
    const own = all.findIndex(isOwn);
    return all.slice(0, own === -1 ? undefined : own).flatMap((wish) => {
      const there = held[wish.village] ?? [];
      const wanted = there.length < (seats[wish.village] ?? 0) || there.some((other) => before(wish, other));
      const [candidate, village] = [candidates[wish.candidate]?.id ?? '', villages[wish.village]?.id ?? ''];
      return wanted ? [{ candidate, village }] : [];
    });
  });
}

/** A wish in numbers: whose it is in the order in which equal marks are decided, and which of theirs: 1 for the first. */
interface NumberedWish {
  readonly candidate: number;
  readonly village: number;
  readonly marks: number;
  readonly wish: number;
}

/** Whether a village would rather have the one than the other. */
function before(one: NumberedWish, other: NumberedWish): boolean {
  return one.marks === other.marks ? one.candidate < other.candidate : one.marks > other.marks;
}

/** A case as numbers: candidates in the order in which equal marks are decided, their wishes by the village's number. */
function indexed({ candidates: all, villages: named, seed }: PlacingCase) {
  const villages = firstOfEach(named);
  const candidates = firstOfEach(all)
    .map((candidate) => ({ candidate, lot: lotOf(seed, candidate.id) }))
    .toSorted((one, other) => one.lot - other.lot || byId(one.candidate.id, other.candidate.id))
    .map(({ candidate }) => candidate);
  const number = new Map(villages.map(({ id }, index) => [id, index]));
  const wishes = candidates.map((given, candidate) => {
    const known: NumberedWish[] = [];
    given.wishes.forEach(({ village: wished, marks }, at) => {
      const village = number.get(wished);
      if (village === undefined || known.some((one) => one.village === village)) return;
      known.push({ candidate, village, marks, wish: at + 1 });
    });
    return known;
  });
  return { candidates, villages, seats: villages.map(({ seats }) => Math.max(0, Math.floor(seats))), wishes };
}

function firstOfEach<T extends { readonly id: string }>(all: readonly T[]): readonly T[] {
  const first = new Map<string, T>();
  for (const each of all) if (!first.has(each.id)) first.set(each.id, each);
  return [...first.values()];
}

/** Takes a wish into a heap that has the last in line on top; answers the one that there is no seat for. */
function takeOrRefuse(heap: NumberedWish[], asking: NumberedWish, seats: number): NumberedWish | undefined {
  if (heap.length < seats) {
    heap.push(asking);
    rise(heap);
    return undefined;
  }
  const [last] = heap;
  if (last === undefined || before(last, asking)) return asking;
  heap[0] = asking;
  sink(heap);
  return last;
}

function rise(heap: NumberedWish[]): void {
  for (let at = heap.length - 1; at > 0;) {
    const above = (at - 1) >> 1;
    if (!setRight(heap, above, at)) return;
    at = above;
  }
}

function sink(heap: NumberedWish[]): void {
  for (let at = 0; ;) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    const [one, other] = [heap[left], heap[right]];
    const lower = one !== undefined && other !== undefined && before(one, other) ? right : left;
    if (!setRight(heap, at, lower)) return;
    at = lower;
  }
}

/** Changes two places where the upper one stands before the lower: the last in line belongs on top. Answers whether it did. */
function setRight(heap: NumberedWish[], upper: number, lower: number): boolean {
  const [above, below] = [heap[upper], heap[lower]];
  if (above === undefined || below === undefined || !before(above, below)) return false;
  heap[upper] = below;
  heap[lower] = above;
  return true;
}

function placingOf(
  { candidates, villages }: Pick<ReturnType<typeof indexed>, 'candidates' | 'villages'>,
  held: readonly (readonly NumberedWish[])[],
): Placing {
  const has = new Map(held.flat().map((wish) => [wish.candidate, wish]));
  const placed: Placed[] = [];
  const unplaced: string[] = [];
  for (const [index, { id: candidate }] of candidates.entries()) {
    const wish = has.get(index);
    const village = wish === undefined ? undefined : villages[wish.village];
    if (wish === undefined || village === undefined) unplaced.push(candidate);
    else placed.push({ candidate, village: village.id, wish: wish.wish });
  }
  placed.sort((one, other) => byId(one.candidate, other.candidate));
  return { placed, unplaced: unplaced.toSorted(byId) };
}
