import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { blockingPairs, placeCandidates, type PlacingCase, type Placed } from './placing.ts';
import { lotOf } from './lot.ts';

const SEED = '2026-12-01';

/** A small case: some candidates and villages, wishes in any order, marks with many ties, a wish for nowhere now and then. */
const smallCase: fc.Arbitrary<PlacingCase> = fc.record({
  villages: fc
    .array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 3 })
    .map((seats) => seats.map((each, at) => ({ id: `v${at}`, seats: each }))),
  candidates: fc
    .array(
      fc.array(fc.record({ village: fc.constantFrom('v0', 'v1', 'v2', 'nowhere'), marks: fc.nat(2) }), {
        maxLength: 4,
      }),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((all) => all.map((wishes, at) => ({ id: `c${at}`, wishes }))),
  seed: fc.constant(SEED),
});

/** Every way to fill the seats with people who wished for them. */
function* everyPlacing({ candidates, villages }: PlacingCase, from = 0): Generator<readonly Placed[]> {
  const candidate = candidates[from];
  if (candidate === undefined) {
    yield [];
    return;
  }
  for (const rest of everyPlacing({ candidates, villages, seed: SEED }, from + 1)) {
    yield rest;
    for (const { id: village, seats } of villages) {
      const wish = candidate.wishes.findIndex((each) => each.village === village) + 1;
      const free = rest.filter((one) => one.village === village).length < seats;
      if (wish > 0 && free) yield [...rest, { candidate: candidate.id, village, wish }];
    }
  }
}

/** Told anew from the definition: whether some candidate and village would rather have each other. */
function isStable({ candidates, villages }: PlacingCase, placed: readonly Placed[]): boolean {
  const marks = (candidate: string, village: string) =>
    candidates.find(({ id }) => id === candidate)?.wishes.find((wish) => wish.village === village)?.marks ?? -1;
  return candidates.every(({ id, wishes }) => {
    const own = placed.find(({ candidate }) => candidate === id)?.wish ?? Infinity;
    return villages.every(({ id: village, seats }) => {
      const wish = wishes.findIndex((each) => each.village === village) + 1;
      if (wish === 0 || wish >= own) return true;
      const there = placed.filter((one) => one.village === village);
      const worse = there.some(({ candidate }) => {
        const apart = marks(id, village) - marks(candidate, village);
        return apart > 0 || (apart === 0 && lotOf(SEED, id) < lotOf(SEED, candidate));
      });
      return there.length >= seats && !worse;
    });
  });
}

describe('candidates are placed', () => {
  test('so that none and no village would rather have each other, and each has the best of all such placings', () => {
    fc.assert(
      fc.property(smallCase, (given) => {
        const { placed, unplaced } = placeCandidates(given);
        assert.equal(placed.length + unplaced.length, given.candidates.length);
        assert.ok(isStable(given, placed));
        assert.deepEqual(blockingPairs(given, { placed }), []);
        const wishOf = (all: readonly Placed[], id: string) =>
          all.find(({ candidate }) => candidate === id)?.wish ?? Infinity;
        for (const other of everyPlacing(given))
          if (isStable(given, other))
            for (const { id } of given.candidates) assert.ok(wishOf(placed, id) <= wishOf(other, id));
      }),
      { numRuns: 400 },
    );
  });

  test('the same whatever order candidates and villages come in', () => {
    fc.assert(
      fc.property(smallCase, fc.infiniteStream(fc.nat()), (given, chance) => {
        const shuffled = <T>(all: readonly T[]): readonly T[] =>
          all
            .map((each) => ({ each, by: Number(chance.next().value) }))
            .toSorted((one, other) => one.by - other.by)
            .map(({ each }) => each);
        assert.deepEqual(
          placeCandidates({ ...given, candidates: shuffled(given.candidates), villages: shuffled(given.villages) }),
          placeCandidates(given),
        );
      }),
    );
  });

  test('where two have the same marks for one seat, the lot of the published seed decides, and another seed may decide otherwise', () => {
    const wishes = [{ village: 'v0', marks: 8_000 }];
    const drawn = (seed: string) =>
      placeCandidates({
        candidates: ['周燕', '李强'].map((id) => ({ id, wishes })),
        villages: [{ id: 'v0', seats: 1 }],
        seed,
      }).placed[0]?.candidate;
    const seeds = Array.from({ length: 30 }, (_, at) => `第${at}号`);
    for (const seed of seeds) assert.equal(drawn(seed), lotOf(seed, '周燕') < lotOf(seed, '李强') ? '周燕' : '李强');
    assert.equal(new Set(seeds.map(drawn)).size, 2);
  });

  test('and a pair that was kept apart is named', () => {
    const given: PlacingCase = {
      candidates: [
        { id: 'c0', wishes: [{ village: 'v0', marks: 9_000 }] },
        { id: 'c1', wishes: [{ village: 'v0', marks: 7_000 }] },
      ],
      villages: [{ id: 'v0', seats: 1 }],
      seed: SEED,
    };
    const placed = [{ candidate: 'c1', village: 'v0', wish: 1 }];
    assert.deepEqual(blockingPairs(given, { placed }), [{ candidate: 'c0', village: 'v0' }]);
  });

  test('a second wish is counted as it was written, whatever was passed over before it', () => {
    const { placed } = placeCandidates({
      candidates: [{ id: 'c0', wishes: ['gone', 'v0', 'v0'].map((village) => ({ village, marks: 1 })) }],
      villages: [{ id: 'v0', seats: 2 }],
      seed: SEED,
    });
    assert.deepEqual(placed, [{ candidate: 'c0', village: 'v0', wish: 2 }]);
  });
});
