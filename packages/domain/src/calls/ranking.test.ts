import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { comeIn, mustStandAside, rankCandidates, type Mark, type Ranked, type RankingCase } from './ranking.ts';

const judges = ['j1', 'j2', 'j3', 'j4'];

/** Marks of one part, judge by judge; null where a judge gave none. */
function marked(part: string, byCandidate: Readonly<Record<string, readonly (number | null)[]>>): readonly Mark[] {
  return Object.entries(byCandidate).flatMap(([candidate, marks]) =>
    marks.flatMap((hundredths, at) =>
      hundredths === null
        ? []
        : [{ judge: judges[at] ?? '', candidate, part, version: 0, hundredths, sealed: true } satisfies Mark],
    ),
  );
}

const plain: RankingCase = {
  candidates: ['a', 'b'],
  absent: [],
  parts: [{ part: 'talk', weightPercent: 100, judges }],
  marks: [],
  recusals: [],
  deciding: [],
  tie: { rule: 'all-come-in' },
};

function rankedOf(given: RankingCase): readonly Ranked[] {
  const ranking = rankCandidates(given);
  assert.ok(ranking.closed, JSON.stringify(ranking));
  return ranking.ranked;
}

describe('a ranking', () => {
  test('stays open while a mark is missing, which is no zero, and says who has yet to give it', () => {
    const marks = marked('talk', { a: [9_000, 9_000, 9_000, null], b: [6_000, 6_000, 6_000, 6_000] });
    assert.deepEqual(rankCandidates({ ...plain, marks }), {
      closed: false,
      unmarked: [{ candidate: 'a', part: 'talk', waitsFor: ['j4'], tooFewJudges: false }],
    });
    const [first] = rankedOf({ ...plain, marks: [...marks, ...marked('talk', { a: [null, null, null, 9_000] })] });
    assert.equal(first?.totalHundredths, 9_000);
  });

  test('does not count a mark before its judge has sealed it', () => {
    const marks = marked('talk', { a: [9_000, 9_000, 9_000, 9_000], b: [6_000, 6_000, 6_000, 6_000] });
    const ranking = rankCandidates({ ...plain, marks: marks.map((mark, at) => ({ ...mark, sealed: at !== 0 })) });
    assert.ok(!ranking.closed && ranking.unmarked[0]?.waitsFor[0] === 'j1');
  });

  test('leaves out the mark of a judge who stood aside, and divides by one fewer', () => {
    const marks = marked('talk', { a: [10_000, 7_000, 7_000, 7_000], b: [7_500, 7_500, 7_500, 7_500] });
    assert.deepEqual(
      rankedOf({ ...plain, marks }).map(({ candidate, totalHundredths }) => [candidate, totalHundredths]),
      [
        ['a', 7_750],
        ['b', 7_500],
      ],
    );
    assert.deepEqual(
      rankedOf({ ...plain, marks, recusals: [{ judge: 'j1', candidate: 'a' }] }).map(
        ({ candidate, totalHundredths }) => [candidate, totalHundredths],
      ),
      [
        ['b', 7_500],
        ['a', 7_000],
      ],
    );
  });

  test('does not close where fewer than three judges are left', () => {
    const marks = marked('talk', { a: [9_000, 9_000, 9_000, 9_000], b: [6_000, 6_000, 6_000, 6_000] });
    const recusals = ['j1', 'j2'].map((judge) => ({ judge, candidate: 'a' }));
    assert.deepEqual(rankCandidates({ ...plain, marks, recusals }), {
      closed: false,
      unmarked: [{ candidate: 'a', part: 'talk', waitsFor: [], tooFewJudges: true }],
    });
  });

  test('goes by the last version of a mark, whichever comes first, and keeps the earlier ones', () => {
    const marks = marked('talk', { a: [5_000, 5_000, 5_000, 5_000], b: [6_000, 6_000, 6_000, 6_000] });
    const again = marked('talk', { a: [9_000, 9_000, 9_000, 9_000] }).map((mark) => ({ ...mark, version: 1 }));
    for (const all of [
      [...marks, ...again],
      [...again, ...marks],
    ])
      assert.equal(rankedOf({ ...plain, marks: all })[0]?.totalHundredths, 9_000);
  });

  test('weighs the parts, rounds as it is published, and lets the deciding part speak among equals', () => {
    const parts = [
      { part: 'written', weightPercent: 40, judges },
      { part: 'trial', weightPercent: 60, judges },
    ];
    const marks = [
      ...marked('written', { a: [9_000, 9_000, 9_000, 9_000], b: [6_000, 6_000, 6_000, 6_000] }),
      ...marked('trial', { a: [6_000, 6_000, 6_000, 6_000], b: [8_000, 8_000, 8_000, 8_000] }),
    ];
    const equal = rankedOf({ ...plain, parts, marks });
    assert.deepEqual(
      equal.map(({ place, totalHundredths }) => [place, totalHundredths]),
      [
        [1, 7_200],
        [1, 7_200],
      ],
    );
    const decided = rankedOf({ ...plain, parts, marks, deciding: ['trial'] });
    assert.deepEqual(
      decided.map(({ candidate, place }) => [candidate, place]),
      [
        ['b', 1],
        ['a', 2],
      ],
    );
  });

  test('where three share the third place all of them come in, unless a lot is drawn by the published seed', () => {
    const candidates = ['a', 'b', 'c', 'd', 'e', 'f'];
    const totals = [9_000, 8_000, 7_000, 7_000, 7_000, 5_000];
    const marks = marked(
      'talk',
      Object.fromEntries(candidates.map((candidate, at) => [candidate, judges.map(() => totals[at] ?? 0)])),
    );
    const shared = rankedOf({ ...plain, candidates, marks });
    assert.deepEqual(
      shared.map(({ place }) => place),
      [1, 2, 3, 3, 3, 6],
    );
    assert.equal(comeIn(shared, 3).length, 5);
    const drawn = rankedOf({ ...plain, candidates, marks, tie: { rule: 'lot', seed: '8-12-2026' } });
    assert.deepEqual(
      drawn.map(({ place }) => place),
      [1, 2, 3, 4, 5, 6],
    );
    assert.equal(comeIn(drawn, 3).length, 3);
  });

  test('has no place for whoever did not come, and does not wait for their marks', () => {
    const marks = marked('talk', { a: [9_000, 9_000, 9_000, 9_000] });
    const ranking = rankCandidates({ ...plain, marks, absent: ['b'] });
    assert.ok(ranking.closed);
    assert.deepEqual(ranking.absent, ['b']);
    assert.deepEqual(
      ranking.ranked.map(({ candidate }) => candidate),
      ['a'],
    );
  });

  test('is the same whatever order candidates, marks and judges come in', () => {
    const some = fc.record({
      totals: fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 6 }),
      lot: fc.boolean(),
    });
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), ({ totals, lot }, chance) => {
        const shuffled = <T>(all: readonly T[]): readonly T[] =>
          all
            .map((each) => ({ each, by: Number(chance.next().value) }))
            .toSorted((one, other) => one.by - other.by)
            .map(({ each }) => each);
        const given: RankingCase = {
          ...plain,
          candidates: totals.map((_, at) => `c${at}`),
          marks: marked('talk', Object.fromEntries(totals.map((each, at) => [`c${at}`, each]))),
          tie: lot ? { rule: 'lot', seed: 's' } : { rule: 'all-come-in' },
        };
        assert.deepEqual(
          rankCandidates({
            ...given,
            candidates: shuffled(given.candidates),
            marks: shuffled(given.marks),
            parts: given.parts.map((part) => ({ ...part, judges: shuffled(part.judges) })),
          }),
          rankCandidates(given),
        );
      }),
    );
  });
});

test('a judge stands aside for kin, for the same household, and for whoever has the same phone or identity number', () => {
  const judge = { id: 'j', phone: 'p1', identity: 'i1', household: 'h1', kin: ['cousin'] };
  const stranger = { id: 'x', phone: 'p2', identity: 'i2', household: 'h2', kin: [] };
  assert.equal(mustStandAside(judge, stranger), undefined);
  assert.equal(mustStandAside(judge, { ...stranger, phone: 'p1' }), 'same-person');
  assert.equal(mustStandAside(judge, { ...stranger, identity: 'i1' }), 'same-person');
  assert.equal(mustStandAside(judge, { ...stranger, household: 'h1' }), 'same-household');
  assert.equal(mustStandAside(judge, { ...stranger, id: 'cousin' }), 'kin');
  assert.equal(mustStandAside({ ...judge, kin: [] }, { ...stranger, kin: ['j'] }), 'kin');
  const unknown = { id: 'y', phone: null, identity: null, household: null, kin: [] };
  assert.equal(mustStandAside({ ...unknown, id: 'z' }, unknown), undefined, 'what neither gave is nothing in common');
});
