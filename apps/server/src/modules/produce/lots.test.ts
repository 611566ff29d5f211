import assert from 'node:assert/strict';
import { test } from 'node:test';
import { businessDay, DAY, testHolds, unusableOn, type Lot } from '@yangui/domain';
import fc from 'fast-check';
import { ProduceRound } from '../../http/test-produce.ts';
import { withServer } from '../../http/test-server.ts';
import { newId } from '../../journal/test-county.ts';
import { verify } from '../../journal/verify.ts';
import { closureOf } from './lot-closure.ts';
import { stateOn } from './lots.ts';

const here = withServer();

interface Lots {
  readonly rows: readonly { readonly id: string; readonly leftGrams: number; readonly state: string }[];
}

const ids = ({ rows }: Lots) => rows.map(({ id }) => id).toSorted();

/** Five households’ mushrooms: four are mixed two by two, the mixes packed in gift boxes; the fifth is split alone. */
async function made() {
  const { partner } = here();
  const round = new ProduceRound(here());
  const { commodity } = await round.wish();
  const boxes = await round.commodity();
  const gift = { keepsDays: null, lossBasisPoints: null, madeFrom: [commodity] };
  await round.must(here().clerk, 'set-keeping', { commodity: boxes, ...gift });
  const wishes = [];
  for (let at = 0; at < 5; at += 1) wishes.push(round.ticketOf({ ...(await round.household()), commodity }));
  for (const wish of wishes) await round.must(partner, 'take-in', wish);
  const [one = '', two = '', three = '', four = '', alone = ''] = wishes.map(({ ticket }) => ticket);
  const make = async (
    kind: string,
    of: string,
    from: readonly (readonly [string, number])[],
    to: readonly number[],
  ) => {
    const outputs = to.map((grams) => ({ lot: newId(), grade: 0, grams, pieces: kind === 'pack' ? 2 : null }));
    const inputs = from.map(([lot, grams]) => ({ lot, grams }));
    const said = { lot: one, commodity: of, kind, inputs, outputs, lossGrams: 0, reason: null };
    await round.must(partner, 'make-lots', round.splitOf(said));
    return outputs.map(({ lot }) => lot);
  };
  const [left = ''] = await make('mix', commodity, [[one, 2_000], [two, 1_000]], [3_000]); // prettier-ignore
  const [right = ''] = await make('mix', commodity, [[three, 2_000], [four, 2_000]], [4_000]); // prettier-ignore
  const packed = await make('pack', boxes, [[left, 3_000], [right, 500]], [1_500, 2_000]); // prettier-ignore
  const others = await make('pack', boxes, [[right, 3_500]], [1_500, 1_500, 500]);
  const halves = await make('split', commodity, [[alone, 2_000]], [1_000, 1_000]);
  return { one, two, three, four, alone, left, right, packed, others, halves };
}

test('from any lot to all that was made of it, boxes and all, and back to every ticket; what was made of others is not in it', async () => {
  const { clerk, partner, officer, server, county, station } = here();
  const { one, two, three, four, alone, left, right, packed, others, halves } = await made();
  const trace = async (lot: string, way: 'on' | 'back') => {
    const { body } = await clerk.read(`/lot-traces/${lot}?way=${way}`);
    assert.equal(body.count, body.rows.length);
    return ids(body);
  };
  assert.deepEqual(await trace(two, 'on'), [left, ...packed].toSorted());
  assert.deepEqual(await trace(three, 'on'), [right, ...packed, ...others].toSorted());
  assert.deepEqual(await trace(packed[0] ?? '', 'back'), [one, two, three, four, left, right].toSorted());
  assert.deepEqual(await trace(others[0] ?? '', 'back'), [three, four, right].toSorted());
  assert.deepEqual(await trace(alone, 'on'), halves.toSorted());

  // Who has what is left: the station all of it, until a box comes to the centre; destroyed is with nobody.
  const round = new ProduceRound(here());
  const [box = '', gone = ''] = packed;
  await round.must(clerk, 'receive-lot', { making: newId(), lot: box, arrivedGrams: 1_400, reason: 'spilled' });
  await round.must(partner, 'remove-lot', { making: newId(), lot: gone, removal: 'destroy', reason: 'damaged' });
  const { body: held } = await clerk.read(`/lot-traces/${two}?way=on`);
  assert.deepEqual(held.holders, [
    { station: null, stationName: null, vanName: null, lots: 1, leftGrams: 1_400 },
    { station: station.id, stationName: held.holders[1].stationName, vanName: null, lots: 1, leftGrams: 1_000 },
  ]);

  const { body: page } = await clerk.read(`/lots/${box}`);
  // 3,000 g of two to one, and 500 g of one to one; 1,500 of 3,500 g are in this box.
  const parts: readonly { readonly ticket: string; readonly grams: number }[] = page.parts;
  const gramsOf = (of: string) => parts.find(({ ticket }) => ticket === of)?.grams;
  assert.deepEqual([one, two, three, four].map(gramsOf), [857, 429, 107, 107]);
  assert.equal(parts.length, 4);
  assert.deepEqual(
    page.acts.map(({ act }: { act: string }) => act),
    ['pack', 'arrive'],
  );
  assert.equal(page.acts[1].lossGrams, 100);
  assert.equal((await officer.read(`/lots/${box}`)).status, 200);

  const { body: makings } = await partner.read(`/lot-makings?station=${station.id}`);
  assert.equal(makings.rows.length, 7);
  const undo = makings.rows.find(({ outputs }: { outputs: readonly { lot: string }[] }) =>
    outputs.some(({ lot }) => lot === halves[0]),
  );
  await round.must(partner, 'undo-making', { making: undo.id });
  assert.deepEqual(await trace(alone, 'on'), [], 'what was undone never came of it');
  assert.equal((await verify(server.pool, county.code)).ok, true);
});

test('what the centre mixed a station’s lot with is not told to that station, nor how much of it', async () => {
  const { clerk, partner, otherPartner, otherStation } = here();
  const round = new ProduceRound(here());
  const other = new ProduceRound({ ...here(), partner: otherPartner, station: otherStation });
  const { ticket: own, commodity, ...wish } = await round.wish();
  const theirs = other.ticketOf({ ...(await other.household()), commodity });
  await round.must(partner, 'take-in', { ticket: own, commodity, ...wish });
  await round.must(otherPartner, 'take-in', theirs);
  const lots = [own, theirs.ticket];
  for (const lot of lots) await round.must(clerk, 'receive-lot', { making: newId(), lot, arrivedGrams: 2_000 });
  const mix = round.splitOf({
    lot: own,
    commodity,
    station: null,
    kind: 'mix',
    inputs: lots.map((lot) => ({ lot, grams: 2_000 })),
    outputs: [{ lot: newId(), grade: 0, grams: 3_900, pieces: null }],
  });
  await round.must(clerk, 'make-lots', mix);
  const acts = async (who: typeof clerk) => {
    const { body } = await who.read(`/lots/${own}`);
    return body.acts.map(({ act }: { act: string }) => act);
  };
  assert.deepEqual([await acts(clerk), await acts(partner)], [['arrive', 'mix'], ['arrive']]);
});

test('a lot’s state is one answer: the list, its sums and its page say what the rule says, whatever the day', async () => {
  const { clerk, server } = here();
  const round = new ProduceRound(here());
  const { commodity, ...wish } = await round.wish();
  const keeping = { keepsDays: 2, lossBasisPoints: null, madeFrom: [] };
  await round.must(here().clerk, 'set-keeping', { commodity, ...keeping });
  const tickets = [newId(), newId(), newId()];
  for (const ticket of tickets) await round.must(here().partner, 'take-in', { ...wish, commodity, ticket });
  const [good, held = '', gone = ''] = tickets;
  await round.must(clerk, 'hold-lot', { lot: held, stand: 'held', reason: 'sample' });
  await round.must(here().partner, 'remove-lot', { making: newId(), lot: gone, removal: 'destroy', reason: 'spoiled' });
  const today = Date.now();
  for (const [days, state] of [
    [0, 'usable'],
    [1, 'usable'],
    [2, 'lot-expired'],
  ] as const) {
    // prettier-ignore
    const day = businessDay(today + days * DAY);
    const asked = `commodity=${commodity}&day=${day}`;
    const { body } = await clerk.read(`/lots?${asked}&sort=expiry`);
    const list: Lots = body;
    const stateOfLot = new Map(list.rows.map((row) => [row.id, row.state]));
    assert.deepEqual([good, held, gone].map((id = '') => stateOfLot.get(id)), [state, 'lot-held', 'lot-gone']); // prettier-ignore
    const { body: narrowed } = await clerk.read(`/lots?${asked}&state=${state}`);
    assert.deepEqual(ids(narrowed), [good]);
    const { body: sums } = await clerk.read(`/lots-sums?${asked}`);
    assert.deepEqual([sums.count, sums.sums.leftGrams, sums.sums.usableGrams], [3, 4_000, state === 'usable' ? 2_000 : 0]); // prettier-ignore
  }
  const lot = fc.record({
    stage: fc.constantFrom('in-stock', 'used', 'destroyed', 'given-back', 'undone'),
    stand: fc.constantFrom('free', 'held', 'rejected'),
    testHold: fc.option(fc.constantFrom(...testHolds)),
    heldThrough: fc.constantFrom([], ['0199a000-0000-7000-8000-000000000001']),
    keepsUntil: fc.option(fc.constantFrom('2026-11-30', '2026-12-01', '2026-12-02')),
  } as const);
  const day = '2026-12-01';
  const of: readonly Pick<Lot, 'stage' | 'stand' | 'testHold' | 'heldThrough' | 'keepsUntil'>[] = fc.sample(lot, 120);
  const { rows } = await server.pool.query<{ state: string }>(
    `select ${stateOn(2)} as state from json_to_recordset($1) as t(n int, stage text, stand text, test_hold text, held_through json, keeps_until text) order by t.n`,
    [
      JSON.stringify(
        of.map(({ keepsUntil: until, testHold, heldThrough, ...one }, n) => ({
          n,
          ...one,
          test_hold: testHold,
          held_through: heldThrough,
          keeps_until: until,
        })),
      ),
      day,
    ],
  );
  assert.deepEqual(
    rows.map(({ state }) => state),
    of.map((one) => unusableOn(one, day) ?? 'usable'),
  );
});

test('the trace is the closure that is found by hand, both ways, whatever was made of what', async () => {
  const { pool } = here().server;
  let county = 990_000;
  const graph = fc.array(
    fc.record({
      from: fc.array(fc.nat(200), { minLength: 1, maxLength: 3 }),
      outputs: fc.integer({ min: 1, max: 3 }),
      standing: fc.boolean(),
    }),
    { minLength: 1, maxLength: 25 },
  );
  await fc.assert(
    fc.asyncProperty(graph, async (makings) => {
      county += 1;
      const code = String(county);
      const lots: { readonly id: string; readonly making: string | null }[] = [newId(), newId(), newId()].map((id) => ({
        id,
        making: null,
      }));
      const draws: { readonly making: string; readonly lot: string; readonly standing: boolean }[] = [];
      for (const { from, outputs, standing } of makings) {
        const making = newId();
        const taken = new Set(from.map((at) => lots[at % lots.length]?.id ?? ''));
        for (const one of taken) draws.push({ making, lot: one, standing });
        for (let at = 0; at < outputs; at += 1) lots.push({ id: newId(), making });
      }
      await pool.query(
        `insert into lot (county, id, village, holder, commodity, grade, making, grams, left_grams, taken_on, stage, stand, made_at, made_by)
           select $1, r.id, '', 'centre', r.id, 0, r.making, 1, 1, '', 'in-stock', 'free', to_timestamp(0), r.id
           from json_to_recordset($2) as r(id uuid, making uuid)`,
        [code, JSON.stringify(lots)],
      );
      await pool.query(
        `insert into lot_draw (county, id, making, lot, grams, standing) select $1, r.making || ':' || r.lot, r.making, r.lot, 1, r.standing
           from json_to_recordset($2) as r(making uuid, lot uuid, standing boolean)`,
        [code, JSON.stringify(draws)],
      );
      const nextOn = (id: string) =>
        draws.flatMap(({ lot, making, standing }) =>
          lot === id && standing ? lots.flatMap((one) => (one.making === making ? [one.id] : [])) : [],
        );
      const nextBack = (id: string) => {
        const making = lots.find((one) => one.id === id)?.making;
        return draws.flatMap((one) => (one.making === making && one.standing ? [one.lot] : []));
      };
      for (const [way, next] of [
        ['on', nextOn],
        ['back', nextBack],
      ] as const)
        // prettier-ignore
        for (const { id } of [lots[0], lots.at(-1)].flatMap((one) => one ?? [])) {
          const found = new Set([id]);
          for (const one of found) for (const further of next(one)) found.add(further);
          const { rows } = await pool.query<{ id: string }>(`${closureOf(way)} select id from closure`, [code, id]);
          assert.deepEqual(rows.map((row) => row.id).toSorted(), [...found].toSorted(), way);
        }
    }),
    { numRuns: 25 },
  );
});
