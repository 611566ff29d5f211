import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { newId } from '../test-county.ts';
import { MINUTE } from '../kernel/index.ts';
import { heldByDrivers } from './held-by-drivers.ts';
import { lotCarried } from './loop-carried.ts';
import { UpCounty } from './test-up-county.ts';
import type { Lot } from '../produce/index.ts';

/** A county with a loop under way that stops at a station with mushrooms. */
class LotsOnVans extends UpCounty {
  readonly commodity = newId();
  readonly household = newId();
  readonly lane: string;
  readonly second: string;

  constructor() {
    super();
    for (const [at, loop] of [this.run, this.other].entries())
      this.must(
        'finish-loop',
        { loop: loop.loop, actualMetres: null, actualMinutes: null },
        { by: this.drivers[at] ?? '' },
      );
    const loops = [0, 1].map((at) =>
      this.loop([{ ...this.stop(0), station: this.station }, this.stop(1, {}, 1)], {
        driver: this.drivers[at] ?? null,
        vehicle: this.vans[at] ?? '',
        trips: [
          {
            leaveMinute: 660,
            returnMinute: 780,
            stops: [
              { ...this.stop(0), station: this.station, arriveMinute: 690, leaveMinute: 695 },
              this.stop(1, { arriveMinute: 710, leaveMinute: 715 }),
            ],
          },
        ],
      }),
    );
    assert.equal(this.plan(loops), 'accepted');
    const [lane = '', second = ''] = loops.map(({ loop }) => loop);
    this.lane = lane;
    this.second = second;
    this.must('start-loop', { loop: lane }, { by: this.drivers[0] });
    this.must('start-loop', { loop: second }, { by: this.drivers[1] });
    const grades = [{ zh: '一级', en: 'First' }];
    const named = { name: '鲜榛蘑', nameEn: null, unit: 'jin', grades, basis: 'mu', yieldGrams: 9_000_000 };
    this.must('add-commodity', { commodity: this.commodity, ...named });
    const free = { freeMoistureBasisPoints: null, freeDirtBasisPoints: null };
    const price = { rule: 'fixed', pricesFenPerKg: [100], ...free };
    this.must('set-commodity-terms', { commodity: this.commodity, from: this.day, ...price });
    const members = [{ villager: this.villager, nameUse: true, pictureUse: false }];
    const grows = [{ commodity: this.commodity, sizeHundredths: 200 }];
    this.must(
      'register-household',
      { household: this.household, station: this.station, members, grows },
      { by: this.partner },
    );
  }

  lotOf(grams = 20_000): string {
    const ticket = newId();
    const weighed = { grossGrams: grams, tareGrams: 0, netGrams: grams, moistureBasisPoints: null };
    const said = { seller: this.villager, agreed: 'read-aloud', commodity: this.commodity, grade: 0 };
    const paid = { dirtBasisPoints: null, priceFenPerKg: 100, payment: 'owed', replaces: null };
    this.must(
      'take-in',
      { ticket, station: this.station, household: this.household, ...said, ...weighed, ...paid },
      { by: this.partner },
    );
    return ticket;
  }

  take(lot: string, { loop = this.lane, by = this.drivers[0], at = this.now } = {}): string {
    const up = { loop, station: this.station, consignments: [], parcels: [], lots: [lot] };
    return this.say('take-up', up, { by, at }).to;
  }

  setDown(lot: string, { loop = this.lane, by = this.drivers[0], at = this.now, station = this.station } = {}): string {
    const down = { loop, station, consignments: [], parcels: [], lots: [lot] };
    return this.say('set-down', down, { by, at }).to;
  }

  weighIn(
    arrived: readonly (readonly [lot: string, grams: number])[],
    {
      loop = this.lane,
      complete = false,
      reason = null,
      at = this.now,
    }: { loop?: string; complete?: boolean; reason?: string | null; at?: number } = {},
  ): string {
    const lots = arrived.map(([lot, arrivedGrams]) => ({ making: newId(), lot, arrivedGrams, reason }));
    const said = { loop, consignments: [], parcels: [], lots, complete };
    return this.say('unload-loop', said, { by: this.clerk, at }).to;
  }

  split(lot: string, grams: number, by = this.partner, station: string | null = this.station) {
    const outputs = [grams - 1, 1].map((one) => ({ lot: newId(), grade: 0, grams: one, pieces: null }));
    const of = { kind: 'split', commodity: this.commodity, lossGrams: 0, reason: null };
    return this.say('make-lots', { making: newId(), station, ...of, inputs: [{ lot, grams }], outputs }, { by }).to;
  }

  lot(id: string): Lot {
    const row = this.row('lot', id);
    if (row === undefined) throw new Error(`there is no lot ${id}`);
    return row;
  }

  carried(id: string) {
    const loop = this.row('loop', id);
    if (loop === undefined) throw new Error(`there is no loop ${id}`);
    return loop.lots.flatMap((lot) => lotCarried(this.lot(lot), loop));
  }

  hands(id: string) {
    return this.lot(id).steps.map(({ step, holder, by }) => [step, holder, by]);
  }
}

describe('A lot on the van', () => {
  test('passes from the station to the van to the centre, each hand with its name; what it lost on the way has a reason', () => {
    const here = new LotsOnVans();
    const lot = here.lotOf();
    assert.equal(here.take(lot), 'accepted');
    assert.deepEqual([here.lot(lot).holder, here.row('loop', here.lane)?.lots], [`van:${here.lane}`, [lot]]);
    assert.equal(here.weighIn([[lot, 19_500]]), 'loss-reason-missing');
    assert.equal(here.weighIn([[lot, 19_500]], { reason: 'water' }), 'accepted');
    const { holder, leftGrams } = here.lot(lot);
    assert.deepEqual([holder, leftGrams], ['centre', 19_500]);
    assert.deepEqual(here.hands(lot), [
      ['taken-up', `van:${here.lane}`, here.drivers[0]],
      ['arrived', 'centre', here.clerk],
    ]);
    const { lossGrams, reason, arrivedGrams } = here.all('lotMaking')[0] ?? {};
    assert.deepEqual([lossGrams, reason, arrivedGrams], [500, 'water', 19_500]);
  });

  test('is nobody’s to split, mix, destroy, give back, undo or reverse until it is taken in; it can be said that it waits', () => {
    const here = new LotsOnVans();
    const lot = here.lotOf();
    here.take(lot);
    const remove = (removal: string) =>
      here.say('remove-lot', { making: newId(), lot, removal, reason: 'spoiled' }, { by: here.partner }).to;
    assert.deepEqual(
      [here.split(lot, 100), here.split(lot, 100, here.clerk, null), remove('destroy'), remove('give-back')],
      ['lot-on-van', 'lot-on-van', 'lot-on-van', 'lot-on-van'],
    );
    assert.equal(
      here.say('reverse-ticket', { ticket: lot, back: 'owed', reason: 'weight' }, { by: here.partner }).to,
      'lot-on-van',
    );
    here.must('hold-lot', { lot, stand: 'held', reason: 'doubt' }, { by: here.clerk });
    assert.equal(here.weighIn([[lot, 20_000]]), 'accepted', 'a held lot comes to the centre');
    assert.equal(here.split(lot, 100, here.clerk, null), 'lot-held');
  });

  test('is one driver’s: a second claim is refused, also where the first was made without network', () => {
    const here = new LotsOnVans();
    const lot = here.lotOf();
    const other = { loop: here.second, by: here.drivers[1] };
    assert.equal(here.take(lot, other), 'accepted');
    assert.equal(here.take(lot), 'lot-on-van');
    assert.equal(here.weighIn([[lot, 20_000]]), 'lot-elsewhere', 'it is on the other van');
    assert.equal(here.weighIn([[lot, 20_000]], { loop: here.second }), 'accepted');
    assert.equal(here.take(lot), 'lot-at-centre');
  });

  test('is put back where it was taken up by mistake, while the van is there', () => {
    const here = new LotsOnVans();
    const lot = here.lotOf();
    here.take(lot);
    assert.equal(here.setDown(lot, { at: here.now + 31 * MINUTE }), 'taken-up-long-ago');
    assert.equal(here.setDown(lot, { loop: here.second, by: here.drivers[1] }), 'lot-elsewhere');
    assert.equal(here.setDown(lot, { station: here.stations[1] ?? '' }), 'lot-for-other-station');
    assert.equal(here.setDown(lot), 'accepted');
    assert.deepEqual([here.lot(lot).holder, here.row('loop', here.lane)?.lots], [`station:${here.station}`, []]);
    assert.equal(here.split(lot, 100), 'accepted');
  });

  test('that is not found when the van is unloaded is missing in its driver’s name, and found by a scan, or left behind, or given up', () => {
    const here = new LotsOnVans();
    const [found, behind, lost] = [here.lotOf(), here.lotOf(), here.lotOf()];
    for (const lot of [found, behind, lost]) here.take(lot);
    assert.equal(here.weighIn([], { complete: true }), 'accepted');
    assert.deepEqual(here.hands(found).at(-1), ['missing', `van:${here.lane}`, here.clerk]);
    const giveUp = (by: string) =>
      here.say('remove-lot', { making: newId(), lot: lost, removal: 'destroy', reason: 'lost' }, { by }).to;
    assert.deepEqual([giveUp(here.partner), giveUp(here.clerk)], ['not-your-place', 'accepted']);
    assert.equal(here.weighIn([[found, 20_000]]), 'accepted');
    assert.equal(here.take(behind, { loop: here.second, by: here.drivers[1] }), 'accepted', 'it stood at the station');
    assert.deepEqual([here.lot(behind).holder, here.lot(lost).stage], [`van:${here.second}`, 'destroyed']);
  });

  test('comes in whichever order the records do: the driver’s after the centre’s is noted, and moves nothing', () => {
    for (const direct of [true, false]) {
      const here = new LotsOnVans();
      const lot = here.lotOf();
      const at = here.now + 9 * MINUTE;
      const receive = { making: newId(), lot, arrivedGrams: 20_000 };
      if (direct) here.must('receive-lot', receive, { by: here.clerk, at });
      else assert.equal(here.weighIn([[lot, 20_000]], { at }), 'accepted');
      assert.equal(here.take(lot, { at: here.now + MINUTE }), 'accepted');
      assert.deepEqual(
        here.hands(lot).map(([step]) => step),
        ['taken-up', 'arrived'],
      );
      assert.deepEqual([here.lot(lot).holder, here.row('loop', here.lane)?.lots], ['centre', [lot]]);
      assert.equal(here.take(lot), 'lot-at-centre', 'once');
    }
  });

  test('weighed on the van what the centre took in, by whichever record, whatever was lost or made of it before the driver’s came', () => {
    const here = new LotsOnVans();
    const lot = here.lotOf();
    const at = here.now + 9 * MINUTE;
    assert.equal(here.weighIn([[lot, 19_000]], { at, reason: 'water' }), 'accepted');
    assert.equal(here.split(lot, 19_000, here.clerk, null), 'accepted');
    assert.equal(here.take(lot, { at: here.now + MINUTE }), 'accepted');
    assert.deepEqual(
      here.lot(lot).steps.map(({ step, grams }) => [step, grams]),
      [
        ['taken-up', 20_000],
        ['arrived', 20_000],
      ],
    );
    assert.deepEqual(
      here.carried(here.lane).map(({ weightGrams }) => weightGrams),
      [20_000],
    );
  });

  test('taken in by mistake, and never signed for by a driver, is no part of what the loop carried', () => {
    const here = new LotsOnVans();
    const lot = here.lotOf();
    here.weighIn([[lot, 20_000]]);
    assert.equal(here.carried(here.lane).length, 1);
    const [{ id: making } = { id: '' }] = here.all('lotMaking');
    here.must('undo-making', { making }, { by: here.clerk });
    assert.equal(here.lot(lot).holder, `station:${here.station}`);
    assert.deepEqual(here.carried(here.lane), []);
    assert.equal(here.take(lot, { loop: here.second, by: here.drivers[1] }), 'accepted');
    assert.deepEqual([here.carried(here.lane).length, here.carried(here.second).length], [0, 1]);
  });

  test('shows its driver neither what was decided of it nor what its tests said', () => {
    const here = new LotsOnVans();
    const lot = here.lotOf();
    here.must('hold-lot', { lot, stand: 'rejected', reason: 'failed' }, { by: here.clerk });
    const { stand, judged, testHold } = heldByDrivers.lot.shown({ ...here.lot(lot), testHold: 'failed' });
    assert.deepEqual([stand, judged, testHold], ['free', null, null]);
  });

  test('undone as it arrived is in its driver’s hands again, and its weight is as it was', () => {
    const here = new LotsOnVans();
    const lot = here.lotOf();
    here.take(lot);
    here.weighIn([[lot, 19_000]], { reason: 'water' });
    const [{ id: making } = { id: '' }] = here.all('lotMaking');
    here.must('undo-making', { making }, { by: here.clerk });
    assert.deepEqual([here.lot(lot).holder, here.lot(lot).leftGrams], [`van:${here.lane}`, 20_000]);
    assert.equal(here.weighIn([[lot, 19_900]], { reason: 'scale' }), 'accepted', 'weighed anew');
    assert.equal(here.say('undo-making', { making }, { by: here.clerk }).to, 'making-undone');
  });

  test('goes back to the station that it came from, held or not, and to no other', () => {
    const here = new LotsOnVans();
    const lot = here.lotOf();
    const back = (loop: string, lots = [lot]) => here.say('load-lots', { loop, lots }, { by: here.clerk }).to;
    assert.equal(back(here.lane), 'lot-elsewhere', 'it is at its station');
    here.take(lot);
    here.weighIn([[lot, 20_000]]);
    here.must('hold-lot', { lot, stand: 'rejected', reason: 'failed' }, { by: here.clerk });
    assert.deepEqual(
      [back(here.run.loop), back(here.lane, [newId()]), back(here.lane, [])],
      ['loop-not-ready', 'lot-unknown', 'no-parcels'],
    );
    assert.equal(back(here.lane), 'accepted');
    const late = { at: here.now + 90 * MINUTE };
    assert.equal(here.setDown(lot, { station: here.stations[1] ?? '', ...late }), 'lot-for-other-station');
    assert.equal(here.setDown(lot, late), 'accepted');
    assert.equal(here.lot(lot).holder, `station:${here.station}`);
    const give = { making: newId(), lot, removal: 'give-back', reason: 'failed' };
    assert.equal(here.say('remove-lot', give, { by: here.partner, at: here.now + 91 * MINUTE }).to, 'accepted');
  });

  test('changes vans where the first breaks down, whoever’s record comes first', () => {
    for (const order of [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
      [1, 0, 2],
    ] as const) {
      const here = new LotsOnVans();
      const lot = here.lotOf();
      const broke = { vehicle: here.vans[0], loop: here.lane, station: here.station };
      const where = { longitudeMicrodegrees: null, latitudeMicrodegrees: null };
      here.must('report-breakdown', { ...broke, ...where }, { by: here.drivers[0] });
      const over = { from: here.lane, loop: here.second, consignments: [], parcels: [], lots: [lot] };
      const says = [
        () => here.take(lot, { at: here.now + MINUTE }),
        () => here.say('take-over', over, { by: here.drivers[1], at: here.now + 5 * MINUTE }).to,
        () => here.weighIn([[lot, 20_000]], { loop: here.second, at: here.now + 9 * MINUTE }),
      ];
      for (const say of order) assert.equal(says[say]?.(), 'accepted', `${order.join()}: ${say}`);
      assert.deepEqual(
        here.hands(lot).map(([step]) => step),
        ['taken-up', 'changed-van', 'arrived'],
        order.join(),
      );
      assert.deepEqual([here.lot(lot).holder, here.row('loop', here.second)?.lots], ['centre', [lot]]);
    }
  });
});

test('in any order of loading, unloading, setting down, sending back, undoing and late records a lot has one holder, with hands up to it, and the weights balance', () => {
  const act = fc.record({
    what: fc.constantFrom('take', 'take', 'set-down', 'unload', 'complete', 'receive', 'back', 'undo', 'split', 'over'),
    which: fc.nat(20),
    second: fc.boolean(),
    loss: fc.nat(50),
    at: fc.nat(60),
  });
  const came = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(act, { minLength: 8, maxLength: 30 }), (acts) => {
      const here = new LotsOnVans();
      for (const grams of [5_000, 7_001]) here.lotOf(grams);
      const brought = 12_001;
      let broken = false;
      for (const { what, which, second, loss, at: minutes } of acts) {
        const lots = here.all('lot').filter(({ stage }) => stage === 'in-stock');
        const lot = lots[which % (lots.length || 1)];
        if (lot === undefined) continue;
        const loop = second ? here.second : here.lane;
        const by = here.drivers[second ? 1 : 0];
        const at = here.now + minutes * MINUTE;
        const grams = Math.max(1, lot.leftGrams - loss);
        const makings = here.all('lotMaking');
        const making = makings[which % (makings.length || 1)]?.id ?? newId();
        const over = { from: here.lane, loop: here.second, consignments: [], parcels: [], lots: [lot.id] };
        const where = { station: here.station, longitudeMicrodegrees: null, latitudeMicrodegrees: null };
        const says: Readonly<Record<typeof what, () => string>> = {
          take: () => here.take(lot.id, { loop, by, at }),
          'set-down': () => here.setDown(lot.id, { loop, by, at }),
          unload: () => here.weighIn([[lot.id, grams]], { loop, at, reason: 'scale' }),
          complete: () => here.weighIn([], { loop, at, complete: true }),
          receive: () =>
            here.say('receive-lot', { making: newId(), lot: lot.id, arrivedGrams: grams, reason: 'scale' }, { by: here.clerk, at }).to, // prettier-ignore
          back: () => here.say('load-lots', { loop, lots: [lot.id] }, { by: here.clerk, at }).to,
          undo: () => here.say('undo-making', { making }, { by: here.clerk, at }).to,
          split: () => here.split(lot.id, Math.max(2, lot.leftGrams)),
          over: () => {
            if (!broken)
              here.say(
                'report-breakdown',
                { vehicle: here.vans[0], loop: here.lane, ...where },
                { by: here.drivers[0] },
              );
            broken = true;
            return here.say('take-over', over, { by: here.drivers[1], at }).to;
          },
        };
        const said = `${what} ${says[what]()}`;
        came.set(said, (came.get(said) ?? 0) + 1);
        for (const { id, holder, steps, loop: on, stage } of here.all('lot')) {
          const last = steps.at(-1);
          if (last !== undefined) assert.equal(last.holder, holder, `${id} after ${said}`);
          if (holder.startsWith('van:')) assert.equal(on, holder.slice(4));
          const lists = [here.lane, here.second].filter((one) => here.row('loop', one)?.lots.includes(id));
          if (holder.startsWith('van:') && stage === 'in-stock')
            assert.ok(lists.includes(holder.slice(4)), 'its loop knows that it carries it');
        }
        const sum = (all: readonly number[]) => all.reduce((one, other) => one + other, 0);
        const standing = here.all('lotMaking').filter(({ undoneAt }) => undoneAt === null);
        const there = here.all('lot').filter(({ stage }) => stage !== 'undone');
        assert.equal(
          sum(there.map(({ leftGrams }) => leftGrams)) + sum(standing.map(({ lossGrams }) => lossGrams)),
          brought,
          said,
        );
      }
    }),
    { numRuns: 150, seed: 7 },
  );
  for (const said of [
    'take accepted',
    'set-down accepted',
    'unload accepted',
    'complete accepted',
    'receive accepted',
    'back accepted',
    'undo accepted',
    'over accepted',
    'split accepted',
    'take lot-on-van',
    'split lot-on-van',
  ])
    // prettier-ignore
    assert.ok((came.get(said) ?? 0) > 0, said);
});
