import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { businessDay, DAY, startOfDay } from '../kernel/index.ts';
import { newId } from '../test-county.ts';
import { originOf, pickOn, unusableOn, usableOn } from './index.ts';
import { ProduceCounty } from './test-produce.ts';

const begun = () => new ProduceCounty().begin();

describe('what a ticket took in', () => {
  test('is a lot under the ticket’s own number, at its station, as heavy as what lies there', () => {
    const county = begun();
    county.keeping({ keepsDays: 3 });
    const measured = { moistureBasisPoints: 1_500, dirtBasisPoints: null, netGrams: 19_000 };
    const id = county.lotOf(20_000, { grossGrams: 21_000, tareGrams: 1_000, ...measured });
    const { holder, commodity, grade, ticket, making, grams, leftGrams, takenOn, keepsUntil } = county.lot(id);
    assert.deepEqual(
      { holder, commodity, grade, ticket, making, grams, leftGrams, takenOn, keepsUntil },
      {
        holder: `station:${county.station}`,
        commodity: county.commodity,
        grade: 0,
        ticket: id,
        making: null,
        grams: 20_000,
        leftGrams: 20_000,
        takenOn: '2026-11-21',
        keepsUntil: '2026-11-23',
      },
    );
  });

  test('never was once the ticket is reversed; that waits until what was made of it is undone', () => {
    const county = begun();
    const ticket = county.lotOf(10_000);
    const { making, lots } = county.make('split', [[ticket, 6_000]], [4_000, 2_000]);
    const reverse = () => county.reverse(ticket, { back: 'owed' }).to;
    assert.equal(reverse(), 'ticket-lot-used');
    assert.equal(county.undo(making).to, 'accepted');
    assert.equal(county.lot(ticket).leftGrams, 10_000);
    assert.equal(reverse(), 'accepted');
    assert.deepEqual(
      [ticket, ...lots].map((id) => county.lot(id)).map(({ stage, leftGrams }) => [stage, leftGrams]),
      [
        ['undone', 0],
        ['undone', 0],
        ['undone', 0],
      ],
    );
    assert.equal(county.make('split', [[ticket, 10]], [5, 5]).to, 'lot-gone');
  });

  test('that is held or rejected is not made free by taking its ticket back: it is released or given back first', () => {
    const county = begun();
    const reverse = (lot: string) => county.reverse(lot, { back: 'owed' }).to;
    const [held, failed] = [county.lotOf(1_000), county.lotOf(1_000)];
    county.must('hold-lot', { lot: held, stand: 'held', reason: 'doubt' }, { by: county.clerk });
    county.must('hold-lot', { lot: failed, stand: 'rejected', reason: 'failed' }, { by: county.clerk });
    assert.deepEqual([reverse(held), reverse(failed)], ['ticket-lot-held', 'ticket-lot-held']);
    county.must('release-lot', { lot: held }, { by: county.secondClerk });
    const back = { making: newId(), lot: failed, removal: 'give-back', reason: 'failed' };
    county.must('remove-lot', back, { by: county.partner });
    assert.deepEqual([reverse(held), reverse(failed)], ['accepted', 'accepted']);
  });

  test('is given back whole, and its ticket can be reversed then; what was mixed belongs to nobody alone', () => {
    const county = begun();
    const [whole, one, other] = [county.lotOf(1_000), county.lotOf(1_000), county.lotOf(1_000)];
    const giveBack = (lot: string) =>
      county.say('remove-lot', { making: newId(), lot, removal: 'give-back', reason: 'failed' }, { by: county.partner })
        .to;
    assert.equal(giveBack(whole), 'accepted');
    assert.equal(county.reverse(whole, { back: 'owed', reason: 'not-bought' }).to, 'accepted');
    const [mixed = ''] = county.make('mix', [[one, 1_000], [other, 500]], [1_500]).lots; // prettier-ignore
    assert.equal(giveBack(mixed), 'lot-not-to-give-back');
    assert.equal(giveBack(other), 'lot-not-to-give-back');
    assert.equal(giveBack(one), 'lot-gone');
  });
});

describe('making lots of lots', () => {
  test('gives each a number of its own and its own weight: 100 kg in 60, 30 and 10', () => {
    const county = begun();
    const from = county.lotOf(100_000);
    const { lots } = county.make('split', [[from, 100_000]], [60_000, 30_000, 10_000]);
    assert.deepEqual(
      lots.map((id) => county.lot(id)).map(({ grams, ticket, takenOn }) => [grams, ticket, takenOn]),
      [
        [60_000, null, '2026-11-21'],
        [30_000, null, '2026-11-21'],
        [10_000, null, '2026-11-21'],
      ],
    );
    assert.equal(new Set([from, ...lots]).size, 4);
    assert.equal(county.lot(from).stage, 'used');
  });

  test('takes what it makes and loses, to the gram, and says why it lost', () => {
    const county = begun();
    const from = county.lotOf(1_000);
    const taken = [[from, 1_000]] as const;
    assert.equal(county.make('split', taken, [500, 501]).to, 'lots-unbalanced');
    assert.equal(county.make('split', taken, [500, 400], { lossGrams: 99 }).to, 'lots-unbalanced');
    assert.equal(county.make('split', taken, [500, 400], { reason: null }).to, 'loss-reason-missing');
    assert.equal(county.make('split', [[from, 1_001]], [500, 501]).to, 'lot-short');
    assert.equal(county.make('split', taken, [500, 0]).to, 'lot-weight-out-of-range');
    assert.equal(county.make('split', [[from, 500], [from, 500]], [500, 500]).to, 'lots-taken-count'); // prettier-ignore
    assert.equal(county.make('mix', [[from, 500], [from, 500]], [1_000]).to, 'lot-twice'); // prettier-ignore
    assert.equal(county.make('split', taken, [1_000]).to, 'lots-made-count');
    assert.equal(county.make('pack', taken, [1_000], { outputs: [{ lot: newId(), grade: 0, grams: 1_000, pieces: null }] }).to, 'pieces-missing'); // prettier-ignore
    assert.equal(county.lot(from).leftGrams, 1_000, 'nothing of all that was done');
    assert.equal(county.make('split', taken, [500, 400]).to, 'accepted');
  });

  test('puts no two grades and no two commodities together, but where grades are told apart, or one is made of the other', () => {
    const county = begun();
    const [first, second] = [county.lotOf(1_000), county.lotOf(1_000, { grade: 1, priceFenPerKg: 3_000 })];
    const dried = county.another();
    const both = [[first, 500], [second, 500]] as const; // prettier-ignore
    assert.equal(county.make('mix', both, [1_000]).to, 'lots-of-two-grades');
    assert.equal(county.make('dry', both, [100]).to, 'lots-of-two-grades');
    assert.equal(county.make('dry', [[first, 500]], [100], { commodity: dried }).to, 'lot-not-made-of');
    assert.equal(county.keeping({ commodity: dried, keepsDays: 365, madeFrom: [county.commodity] }).to, 'accepted');
    assert.equal(county.make('mix', [[first, 200], [second, 200]], [400], { commodity: dried }).to, 'lot-not-made-of'); // prettier-ignore
    const made = county.make('dry', [[first, 500]], [100], { commodity: dried });
    assert.equal(made.to, 'accepted');
    assert.deepEqual(
      made.lots.map((id) => county.lot(id)).map(({ commodity, keepsUntil }) => [commodity, keepsUntil]),
      [[dried, '2027-11-20']],
    );
    const higher = (grade: number, kind: string) =>
      county.make(kind, [[second, 100]], [50, 50], {
        outputs: [
          { lot: newId(), grade, grams: 50, pieces: null },
          { lot: newId(), grade: 1, grams: 50, pieces: null },
        ],
      }).to;
    assert.equal(higher(0, 'split'), 'grade-stays');
    assert.equal(higher(7, 'grade'), 'grade-unknown');
    assert.equal(higher(0, 'grade'), 'accepted');
    assert.equal(county.keeping({ madeFrom: [county.commodity] }).to, 'made-from-itself');
  });

  test('is done where the lots are', () => {
    const county = begun();
    const lot = county.lotOf(1_000);
    const atCentre = () =>
      county.say(
        'make-lots',
        {
          making: newId(),
          station: null,
          kind: 'split',
          commodity: county.commodity,
          inputs: [{ lot, grams: 900 }],
          outputs: [450, 450].map((grams) => ({ lot: newId(), grade: 0, grams, pieces: null })),
          lossGrams: 0,
          reason: null,
        },
        { by: county.clerk },
      );
    assert.equal(atCentre().to, 'lot-elsewhere');
    const receive = (arrivedGrams: number) =>
      county.say('receive-lot', { making: newId(), lot, arrivedGrams, reason: 'spilled' }, { by: county.clerk });
    county.keeping({ lossBasisPoints: 500 });
    assert.equal(receive(900).to, 'accepted');
    assert.deepEqual(
      [county.lot(lot).holder, county.lot(lot).leftGrams, county.all('lotMaking').map(({ muchLost }) => muchLost)],
      ['centre', 900, [true]],
    );
    assert.equal(receive(900).to, 'lot-at-centre');
    assert.equal(county.make('split', [[lot, 900]], [450, 450]).to, 'lot-elsewhere');
    assert.equal(county.reverse(lot, { back: 'owed' }).to, 'ticket-lot-used');
    assert.equal(atCentre().to, 'accepted');
  });

  test('weighs nothing more on arrival than left: the surplus is written down and flagged, and undone the lot lies at its station again', () => {
    const county = begun();
    const lot = county.lotOf(1_000);
    county.keeping({ lossBasisPoints: 100 });
    const making = newId();
    county.must('receive-lot', { making, lot, arrivedGrams: 1_050 }, { by: county.clerk });
    const { surplusGrams, lossGrams, muchLost } = county.all('lotMaking')[0] ?? {};
    assert.deepEqual([surplusGrams, lossGrams, muchLost, county.lot(lot).leftGrams], [50, 0, true, 1_000]);
    assert.equal(county.undo(making).to, 'not-your-place', 'what lies at the centre is the centre’s to undo');
    county.must('undo-making', { making }, { by: county.clerk });
    assert.equal(county.lot(lot).holder, `station:${county.station}`);
    assert.equal(county.reverse(lot, { back: 'owed' }).to, 'accepted');
  });

  test('is undone once, and not where something was made of it, or it was held since', () => {
    const county = begun();
    const { making, lots } = county.make('split', [[county.lotOf(1_000), 1_000]], [600, 400]);
    const [child = ''] = lots;
    const further = county.make('split', [[child, 100]], [50, 50]);
    assert.equal(county.undo(making).to, 'making-used-further');
    county.undo(further.making);
    county.must('hold-lot', { lot: child, stand: 'held', reason: 'doubt' }, { by: county.partner });
    assert.equal(county.undo(making).to, 'making-used-further', 'a hold is not undone that way');
    county.must('release-lot', { lot: child }, { by: county.clerk });
    assert.equal(county.undo(making).to, 'accepted');
    assert.equal(county.undo(making).to, 'making-undone');
    assert.equal(county.undo(newId()).to, 'making-unknown');
  });
});

describe('whether a lot may be used', () => {
  test('is one answer: on its last day until midnight, and not after', () => {
    const county = begun();
    county.keeping({ keepsDays: 2 });
    const lot = county.lotOf(1_000);
    const split = () => county.make('split', [[lot, 10]], [5, 5]).to;
    county.now = startOfDay('2026-11-22') + DAY - 1_000;
    assert.equal(split(), 'accepted', '23:59:59 on the last day');
    assert.equal(usableOn(county.lot(lot), businessDay(county.now)), true);
    county.now += 1_000;
    assert.equal(split(), 'lot-expired', '00:00:00');
    assert.equal(unusableOn(county.lot(lot), businessDay(county.now)), 'lot-expired');
    const destroy = { making: newId(), lot, removal: 'destroy', reason: 'expired' };
    assert.equal(county.say('remove-lot', destroy, { by: county.partner }).to, 'accepted');
    assert.equal(county.lot(lot).stage, 'destroyed');
  });

  test('is no while it is held or rejected; who held it does not release it, and it can be destroyed all the same', () => {
    const county = begun();
    const lot = county.lotOf(1_000);
    const split = () => county.make('split', [[lot, 10]], [5, 5]).to;
    const judge = (stand: string) => county.say('hold-lot', { lot, stand, reason: 'doubt' }, { by: county.clerk }).to;
    const release = (by: string) => county.say('release-lot', { lot }, { by }).to;
    assert.equal(release(county.secondClerk), 'lot-stands-so');
    assert.equal(judge('held'), 'accepted');
    assert.equal(judge('held'), 'lot-stands-so');
    assert.equal(split(), 'lot-held');
    assert.equal(release(county.clerk), 'lot-held-by-you');
    assert.equal(release(county.partner), 'not-allowed');
    assert.equal(release(county.secondClerk), 'accepted');
    assert.equal(split(), 'accepted');
    assert.equal(judge('rejected'), 'accepted');
    assert.equal(split(), 'lot-rejected');
    const destroy = { making: newId(), lot, removal: 'destroy', reason: 'failed' };
    assert.equal(county.say('remove-lot', destroy, { by: county.partner }).to, 'accepted');
    assert.equal(judge('held'), 'lot-gone');
  });

  test('decides what is taken first: what expires first, over several lots, and what lacks is said', () => {
    const county = begun();
    const of = (keepsUntil: string | null, leftGrams: number, more: object = {}) => ({
      ...county.lot(county.lotOf(10)),
      keepsUntil,
      leftGrams,
      ...more,
    });
    const [late, soon, gone, held, any] = [
      of('2026-12-09', 3),
      of('2026-12-01', 2),
      of('2026-11-01', 9),
      of('2026-12-01', 9, { stand: 'held' }),
      of(null, 14),
    ];
    const lots = [any, late, held, soon, gone];
    assert.deepEqual(pickOn(lots, 5, '2026-11-21'), {
      lines: [
        { lot: soon.id, grams: 2 },
        { lot: late.id, grams: 3 },
      ],
      lackingGrams: 0,
    });
    assert.equal(pickOn(lots, 30, '2026-11-21').lackingGrams, 11);
  });
});

test('a lot is made of its tickets by weight: each part of a mix has its share, and all parts come to what each ticket took in', () => {
  const county = begun();
  const [one, other] = [county.lotOf(1_000), county.lotOf(500)];
  const [mixed = ''] = county.make('mix', [[one, 1_000], [other, 500]], [1_500]).lots; // prettier-ignore
  const parts = county.make('split', [[mixed, 1_500]], [700, 401, 399]).lots;
  const origin = originOf({ lots: county.all('lot'), makings: county.all('lotMaking') });
  const [first, second] = [one, other].map((ticket) => parts.map((part) => origin.get(part)?.get(ticket)));
  assert.deepEqual([first, second], [
    [467, 267, 266],
    [233, 134, 133],
  ]); // prettier-ignore
});

test('whatever is split, mixed, graded, packed, received, removed and undone: what came in is what is there and what was lost, to the gram', () => {
  const step = fc.record({
    act: fc.constantFrom('split', 'mix', 'grade', 'pack', 'remove', 'receive', 'undo', 'reverse', 'take'),
    which: fc.nat(1_000),
    other: fc.nat(1_000),
    part: fc.integer({ min: 1, max: 100 }),
    cut: fc.integer({ min: 1, max: 99 }),
    loss: fc.integer({ min: 0, max: 30 }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      const county = begun();
      const tickets = [7_919, 12_345, 1_001].map((grams) => county.lotOf(grams));
      for (const { act, which, other, part, cut, loss } of steps) {
        const stock = county.all('lot').filter(({ stage }) => stage === 'in-stock');
        const [one, two] = [stock[which % (stock.length || 1)], stock[other % (stock.length || 1)]];
        const makings = county.all('lotMaking');
        const making = makings[which % (makings.length || 1)];
        const clerk = { by: county.clerk };
        if (act === 'take') tickets.push(county.lotOf(100 + part));
        else if (act === 'reverse') county.reverse(tickets[which % tickets.length] ?? '', { back: 'owed' });
        else if (act === 'undo') county.say('undo-making', { making: making?.id ?? newId() }, clerk);
        else if (one === undefined || two === undefined) continue;
        else if (act === 'remove')
          county.say('remove-lot', { making: newId(), lot: one.id, removal: which % 2 === 0 ? 'destroy' : 'give-back', reason: 'spoiled' }, clerk); // prettier-ignore
        else if (act === 'receive')
          county.say('receive-lot', { making: newId(), lot: one.id, arrivedGrams: Math.max(1, one.leftGrams - loss + 5), reason: 'scale' }, clerk); // prettier-ignore
        else {
          const from = act === 'split' ? [one] : [one, two];
          const inputs = from.map(({ id, leftGrams }) => [id, Math.ceil((leftGrams * part) / 100)] as const);
          const all = inputs.reduce((sum, [, grams]) => sum + grams, 0);
          const made = all - Math.floor((all * loss) / 100);
          const first = Math.floor((made * cut) / 100);
          const atCentre = one.holder === 'centre';
          const outputs = act === 'mix' ? [made] : [first, made - first];
          county.make(act, inputs, outputs, atCentre ? { station: null } : {});
        }
      }
      const lots = county.all('lot').filter(({ stage }) => stage !== 'undone');
      const makings = county.all('lotMaking').filter(({ undoneAt }) => undoneAt === null);
      const sum = (all: readonly number[]) => all.reduce((so, far) => so + far, 0);
      const standing = tickets.filter((id) => county.row('intakeTicket', id)?.stage === 'taken');
      const lost = makings.filter(({ inputs }) => inputs.every(({ lot }) => county.lot(lot).stage !== 'undone'));
      assert.equal(
        sum(standing.map((id) => county.lot(id).grams)),
        sum(lots.map(({ leftGrams }) => leftGrams)) + sum(lost.map(({ lossGrams }) => lossGrams)),
      );
      for (const { act, inputs, outputs, lossGrams } of makings)
        assert.equal(sum(inputs.map(({ grams }) => grams)), sum(outputs.map(({ grams }) => grams)) + lossGrams, act);
      for (const { id, grams, leftGrams } of lots) {
        const drawn = county.all('lotDraw').filter(({ lot, standing: stands }) => lot === id && stands);
        assert.equal(
          grams - leftGrams,
          sum(drawn.map((one) => one.grams)),
          'what is gone of a lot is what was taken of it',
        );
      }
      const inOrder = lost.toSorted((one, later) => one.madeSeq - later.madeSeq);
      const origin = originOf({ lots, makings: inOrder });
      for (const { id, grams } of lots) {
        const parts = origin.get(id) ?? new Map<string, number>();
        assert.equal(sum([...parts.values()]), grams, 'the parts of a lot come to its weight');
        assert.ok([...parts.keys()].every((ticket) => standing.includes(ticket)));
      }
    }),
    { numRuns: 80 },
  );
});

test('a recall finds every ticket that is in a lot, and whoever holds anything that was made of it, as a search by hand does; and is made once', () => {
  const step = fc.record({
    act: fc.constantFrom('split', 'mix', 'pack', 'receive'),
    which: fc.nat(99),
    other: fc.nat(99),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 14 }), fc.nat(99), (steps, chosen) => {
      const county = begun();
      for (const grams of [3_000, 5_000, 700]) county.lotOf(grams);
      for (const { act, which, other } of steps) {
        const stock = county.all('lot').filter(({ stage }) => stage === 'in-stock');
        const [one, two] = [stock[which % stock.length], stock[other % stock.length]];
        if (one === undefined || two === undefined) continue;
        if (act === 'receive') {
          county.say(
            'receive-lot',
            { making: newId(), lot: one.id, arrivedGrams: one.leftGrams },
            { by: county.clerk },
          );
          continue;
        }
        const from = act === 'split' ? [one] : [one, two];
        const all = from.reduce((sum, { leftGrams }) => sum + leftGrams, 0);
        const to = act === 'mix' ? [all] : [all - 1, 1];
        const here = one.holder === 'centre' ? { station: null } : {};
        county.make(act, from.map(({ id, leftGrams }) => [id, leftGrams] as const), to, here); // prettier-ignore
      }
      const lots = county.all('lot');
      const lot = lots[chosen % lots.length]?.id ?? '';
      const pairs = county
        .all('lotMaking')
        .flatMap(({ inputs, outputs }) =>
          outputs.flatMap(({ lot: made }) => inputs.map((of) => [of.lot, made] as const)),
        );
      const search = (from: string, way: 0 | 1): readonly string[] => {
        const seen = new Set([from]);
        for (let more = true; more;) {
          const next = pairs.filter((pair) => seen.has(pair[way]) && !seen.has(pair[1 - way] ?? ''));
          for (const pair of next) seen.add(pair[1 - way] ?? '');
          more = next.length > 0;
        }
        return [...seen];
      };
      const recall = () => county.say('recall-lot', { lot, reason: 'complaint' }, { by: county.clerk }).to;
      assert.deepEqual([recall(), recall()], ['accepted', 'lot-recalled']);
      const { recalled, stand } = county.lot(lot);
      assert.deepEqual(
        recalled?.tickets,
        search(lot, 1).flatMap((id) => county.lot(id).ticket ?? []).toSorted(), // prettier-ignore
      );
      const made = search(lot, 0).map((id) => county.lot(id));
      const holding = made.filter(({ stage }) => stage === 'in-stock').map(({ holder }) => holder);
      assert.deepEqual(recalled.holders, [...new Set(holding)].toSorted());
      assert.equal(stand, 'held');
      for (const one of made) assert.equal(one.id === lot || one.heldThrough.includes(lot), true);
    }),
    { numRuns: 60 },
  );
});
