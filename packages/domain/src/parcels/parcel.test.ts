import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { commands } from '../whole.ts';
import { accountOf, chart } from '../accounts.ts';
import { defaultSettings } from '../ledger/index.ts';
import { shortCode } from '../kernel/index.ts';
import { carrierCodes, guessCarrier, ownNumber, tidyNumber } from './carriers.ts';
import { complaintAnswers } from './complaint.ts';
import { parcelStages, resolutions, returnReasons, troubleKinds, type Parcel } from './parcel.ts';
import { proofs } from '../purchasing/index.ts';
import { newId, ParcelCounty } from './test-parcels.ts';

const PICKUP_RATE_FEN = defaultSettings.pickupRateFen;

const holderAt: Readonly<Record<Parcel['stage'], RegExp>> = {
  'at-centre': /^centre$/,
  'on-van': /^van:/,
  'at-station': /^station:/,
  'handed-out': /^person:/,
  returned: /^carrier:/,
  lost: /^(centre$|van:|station:)/,
};

describe('A parcel', () => {
  test('goes from the carrier to the centre, a van, the station and the person, each signing in turn', () => {
    const county = new ParcelCounty();
    const [station] = county.stations;
    const parcel = county.register();
    assert.equal(county.parcel(parcel).holder, 'centre');
    const load = county.load([parcel]);
    assert.equal(county.parcel(parcel).holder, `van:${load}`);
    county.receive([parcel], load);
    assert.equal(county.parcel(parcel).holder, `station:${station}`);
    assert.equal(county.handOut(parcel), 'accepted');
    assert.equal(county.parcel(parcel).holder, `person:${county.villager}`);
    assert.deepEqual(
      county.parcel(parcel).steps.map(({ step }) => step),
      ['registered', 'loaded', 'received', 'handed-out'],
    );
  });

  test('has exactly one holder at every moment, whatever people do', () => {
    const move = fc.record({
      what: fc.constantFrom(
        'register',
        'load',
        'receive',
        'take-back',
        'undo-receipt',
        'report',
        'resolve',
        'hand-out',
        'return',
        'days',
        'complain',
        'answer',
        'address',
      ),
      which: fc.nat(5),
      where: fc.constantFrom(0, 1),
      choice: fc.nat(30),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        const county = new ParcelCounty();
        const parcels: string[] = [];
        const loads: string[] = [];
        for (const { what, which, where, choice } of moves) {
          const parcel = parcels[which % Math.max(1, parcels.length)] ?? newId();
          const station = county.stations[where];
          const pick = <T>(of: readonly T[]) => of[choice % of.length];
          if (what === 'register')
            parcels.push(county.register({ station, villager: null, number: `YT${1_000_000 + parcels.length}` }));
          if (what === 'load') {
            const load = newId();
            if (
              county.say('load-van', { load, station, seal: 'B-7', van: '2号车', driver: null, parcels: [parcel] }) ===
              'accepted'
            )
              loads.push(load);
          }
          if (what === 'receive')
            county.say('receive-parcels', {
              station,
              load: pick(loads) ?? newId(),
              sealWhole: choice % 2 === 0,
              parcels: [parcel],
            });
          if (what === 'take-back') county.say('take-back-parcels', { parcels: [parcel] });
          if (what === 'undo-receipt') county.say('undo-receipt', { station, parcels: [parcel], reason: 'wrong-row' });
          if (what === 'report') county.say('report-parcel', { parcel, trouble: pick(troubleKinds) });
          if (what === 'resolve')
            county.say('resolve-parcel', {
              parcel,
              resolution: pick(resolutions),
              station: pick([null, ...county.stations]),
            });
          if (what === 'hand-out' && parcels.includes(parcel)) county.handOut(parcel);
          if (what === 'return') county.say('return-parcel', { parcel, reason: pick(returnReasons) });
          if (what === 'days') county.daysPass(choice);
          if (what === 'complain') county.say('open-complaint', { parcel, about: 'late' });
          if (what === 'answer') county.say('close-complaint', { parcel, answer: pick(complaintAnswers) });
          if (what === 'address')
            county.say('address-parcel', { parcel, villager: where === 0 ? county.villager : null });
          for (const id of parcels) assertWhole(county.parcel(id));
          assertCodesUnique(county, parcels);
        }
        // What is accrued is what stands at the stations, each parcel once; the books come to nothing.
        for (const partner of county.partners) {
          const standing = parcels.map((id) => county.parcel(id)).filter(({ payee }) => payee === partner);
          assert.equal(county.balance(accountOf.rebateAccrued(partner)), 0 - standing.length * PICKUP_RATE_FEN);
        }
        assert.equal(
          county.booked.reduce((sum, { amountFen }) => sum + amountFen, 0),
          0,
        );
      }),
      { numRuns: 300, seed: 20_261_122 },
    );
  });

  test('that was handed out is not scanned a second time', () => {
    const county = new ParcelCounty();
    const parcel = county.register();
    const load = county.load([parcel]);
    county.receive([parcel], load);
    assert.equal(county.handOut(parcel), 'accepted');
    assert.equal(county.handOut(parcel), 'parcel-handed-out');
    assert.equal(
      county.say('receive-parcels', { station: county.stations[0], load, sealWhole: true, parcels: [parcel] }),
      'parcel-handed-out',
    );
    assert.equal(
      county.say('register-parcel', {
        parcel: newId(),
        number: county.parcel(parcel).number,
        carrier: 'sf',
        station: county.stations[0],
        villager: null,
        order: null,
        weightGrams: null,
      }),
      'parcel-already-registered',
    );
  });

  test('of the manifest that was not scanned stays with the van, and the centre takes it back', () => {
    const county = new ParcelCounty();
    const [scanned, left] = [county.register(), county.register()];
    const load = county.load([scanned, left]);
    county.receive([scanned], load);
    assert.equal(county.parcel(left).holder, `van:${load}`);
    assert.equal(county.say('take-back-parcels', { parcels: [left] }), 'accepted');
    assert.equal(county.parcel(left).holder, 'centre');
  });

  test('that a station received by mistake is with the van again, with the reason, and no more to its account', () => {
    const county = new ParcelCounty();
    const [station, other] = county.stations;
    const parcel = county.register();
    const load = county.load([parcel]);
    const undo = (at: string = station) =>
      county.say('undo-receipt', { station: at, parcels: [parcel], reason: 'wrong-row' });
    assert.equal(undo(), 'parcel-not-ready');
    county.receive([parcel], load);
    const accrued = accountOf.rebateAccrued(county.partners[0]);
    assert.equal(county.balance(accrued), -PICKUP_RATE_FEN);
    assert.equal(undo(other), 'parcel-not-ready');
    assert.equal(undo(), 'accepted');
    assert.equal(county.balance(accrued), 0);
    const { stage, holder, receivedAtStation, steps } = county.parcel(parcel);
    assert.deepEqual([stage, holder, receivedAtStation], ['on-van', `van:${load}`, null]);
    assert.deepEqual([steps.at(-1)?.step, steps.at(-1)?.note], ['still-on-van', 'wrong-row']);
    assert.equal(undo(), 'parcel-not-ready');
    county.receive([parcel], load);
    assert.equal(county.handOut(parcel), 'accepted');
    assert.equal(undo(), 'parcel-handed-out');
  });

  test('reported missing is found by its scan at the station', () => {
    const county = new ParcelCounty();
    const parcel = county.register();
    const load = county.load([parcel]);
    assert.equal(county.say('report-parcel', { parcel, trouble: 'missing' }), 'accepted');
    county.receive([parcel], load);
    assert.equal(county.parcel(parcel).trouble, null);
  });

  test('that was found by a scan of the wrong row is missing again once that receipt is taken back', () => {
    const county = new ParcelCounty();
    const [station] = county.stations;
    const [lost, there] = [county.register(), county.register()];
    const load = county.load([lost, there]);
    county.must('report-parcel', { parcel: lost, trouble: 'missing' });
    const reported = county.parcel(lost).trouble;
    county.must('open-complaint', { parcel: lost, about: 'wrong-person' });
    const undo = () => county.must('undo-receipt', { station, parcels: [lost, there], reason: 'wrong-row' });
    county.daysPass(1);
    county.receive([lost, there], load);
    undo();
    assert.deepEqual([county.parcel(lost).trouble, county.parcel(there).trouble], [reported, null]);
    county.must('resolve-parcel', { parcel: lost, resolution: 'found', station: null });
    county.receive([lost, there], load);
    undo();
    assert.equal(county.parcel(lost).trouble, null);
  });

  test('that is missing at the station is not handed out; a damaged one is, to who takes it all the same', () => {
    const county = new ParcelCounty();
    const [missing, damaged] = [county.atStation(), county.atStation()];
    county.must('report-parcel', { parcel: missing, trouble: 'missing' });
    county.must('report-parcel', { parcel: damaged, trouble: 'damaged' });
    assert.equal(county.handOut(missing), 'parcel-in-trouble');
    assert.equal(county.handOut(damaged), 'accepted');
  });

  test('sent to the wrong village is sent on, under a new code, by way of the centre', () => {
    const county = new ParcelCounty();
    const [, other] = county.stations;
    const parcel = county.atStation({ villager: null });
    county.must('report-parcel', { parcel, trouble: 'wrong-village' });
    assert.equal(county.say('resolve-parcel', { parcel, resolution: 'found', station: null }), 'resolution-unfit');
    assert.equal(
      county.say('resolve-parcel', { parcel, resolution: 're-routed', station: county.stations[0] }),
      'parcel-there-already',
    );
    county.must('resolve-parcel', { parcel, resolution: 're-routed', station: other });
    assert.equal(county.handOut(parcel), 'parcel-for-other-station');
    county.must('take-back-parcels', { parcels: [parcel] });
    county.receive([parcel], county.load([parcel], other), other);
    assert.equal(county.handOut(parcel), 'accepted');
  });

  test('goes back as unclaimed after fifteen days, not before, and its number is then free again', () => {
    const county = new ParcelCounty();
    const parcel = county.atStation();
    county.daysPass(14);
    assert.equal(county.say('return-parcel', { parcel, reason: 'unclaimed' }), 'parcel-still-kept');
    county.daysPass(1);
    assert.equal(county.say('return-parcel', { parcel, reason: 'unclaimed' }), 'accepted');
    assert.equal(county.parcel(parcel).holder, 'carrier:sf');
    county.register({ number: county.parcel(parcel).number });
  });
});

describe('Handing out', () => {
  test('asks for the right code', () => {
    const county = new ParcelCounty();
    const parcel = county.atStation();
    assert.equal(
      county.say('hand-out-parcel', { parcel, proof: 'code', code: 'xxxx', consent: null }),
      'pickup-code-wrong',
    );
    assert.equal(
      county.say('hand-out-parcel', { parcel, proof: 'code', code: null, consent: null }),
      'pickup-code-wrong',
    );
    assert.equal(county.say('hand-out-parcel', { parcel, proof: 'known', code: null, consent: null }), 'accepted');
  });

  test('in one visit the code of one parcel is good for the others that wait for the same person, and for nobody else’s', () => {
    const county = new ParcelCounty();
    const [told, second, others] = [
      county.atStation(),
      county.atStation(),
      county.atStation({ villager: county.neighbour }),
    ];
    const nobodys = [county.atStation({ villager: null }), county.atStation({ villager: null })] as const;
    const { code } = county.parcel(told);
    const say = (parcel: string, codeOf: string, toldCode = code) =>
      county.say('hand-out-parcel', { parcel, proof: 'code', code: toldCode, consent: null, codeOf });
    assert.equal(say(others, told), 'pickup-code-wrong', 'a neighbour');
    assert.equal(say(nobodys[0], nobodys[1], county.parcel(nobodys[1]).code), 'pickup-code-wrong', 'nobody registered');
    assert.equal(say(second, told, 'xxxx'), 'pickup-code-wrong');
    assert.equal(say(second, newId()), 'pickup-code-wrong');
    assert.equal(say(second, told), 'accepted');
    assert.equal(say(told, told), 'accepted');
    const late = county.atStation();
    assert.equal(say(late, told), 'pickup-code-wrong', 'what came after the visit');
  });

  test('by name and phone asks for both to be what is kept of the recipient', () => {
    const county = new ParcelCounty();
    const parcel = county.atStation({ villager: null });
    county.must('address-parcel', { parcel, villager: null }, { personal: { name: '王女士', phone: '13912345678' } });
    const said = (personal?: object) =>
      county.say('hand-out-parcel', { parcel, proof: 'name-and-phone', code: null, consent: null }, { personal });
    assert.equal(said(), 'name-or-phone-wrong');
    assert.equal(said({ name: '李秀英', phoneEnd: '5678' }), 'name-or-phone-wrong');
    assert.equal(said({ name: '王秀英', phoneEnd: '1234' }), 'name-or-phone-wrong');
    assert.equal(said({ name: '王秀英', phoneEnd: '5678' }), 'accepted');
  });

  test('by name and phone is refused where no phone is kept', () => {
    const county = new ParcelCounty();
    const parcel = county.atStation();
    assert.equal(
      county.say(
        'hand-out-parcel',
        { parcel, proof: 'name-and-phone', code: null, consent: null },
        { personal: { name: '村民', phoneEnd: '5678' } },
      ),
      'phone-not-kept',
    );
  });

  test('goes to a household agent only while the recipient’s consent stands', () => {
    const county = new ParcelCounty();
    const parcel = county.atStation();
    const consent = newId();
    const toAgent = { parcel, proof: 'known', code: null, consent };
    assert.equal(county.say('hand-out-parcel', toAgent), 'consent-missing');
    assert.equal(
      county.say('record-consent', { consent, villager: county.villager, agent: county.villager, channel: 'voice' }),
      'agent-is-self',
    );
    county.must('record-consent', {
      consent,
      villager: county.villager,
      agent: county.neighbour,
      channel: 'thumbprint',
    });
    county.must('revoke-consent', { consent });
    assert.equal(county.say('hand-out-parcel', toAgent), 'consent-missing');
    const again = newId();
    county.must('record-consent', {
      consent: again,
      villager: county.villager,
      agent: county.neighbour,
      channel: 'voice',
    });
    assert.equal(county.say('hand-out-parcel', { ...toAgent, consent: again }), 'accepted');
    assert.equal(county.parcel(parcel).holder, `person:${county.neighbour}`);
  });

  test('costs the recipient nothing: no command about parcels knows a fee, and no booking touches cash or sales', () => {
    const county = new ParcelCounty();
    county.handOut(county.atStation());
    assert.ok(county.booked.length > 0);
    for (const { account } of county.booked) assert.match(account, /^(pickup-expense|rebate-accrued:|rebate-payable:)/);
    for (const type of ['register-parcel', 'load-van', 'receive-parcels', 'hand-out-parcel', 'return-parcel']) {
      const schema = commands.get(type)?.schema;
      assert.ok(schema !== undefined);
      const fields = Object.keys(z.toJSONSchema(schema).properties ?? {});
      assert.ok(fields.length > 1, type);
      assert.doesNotMatch(fields.join(), /fee|fen|price|amount|charge/i, type);
    }
    assert.doesNotMatch(
      Object.keys(county.parcel(county.register()))
        .filter((field) => field !== 'pieceFen')
        .join(),
      /fee|fen|price|amount/i,
    );
  });

  test('pays the station that hands out, at the rate of the day it came, also where another partner received the parcel', () => {
    const county = new ParcelCounty();
    const [first] = county.partners;
    const parcel = county.atStation();
    county.must('change-settings', { pickupRateFen: 80 });
    assert.equal(county.balance(accountOf.rebateAccrued(first)), -PICKUP_RATE_FEN);
    county.leftBeforeTheGate(0);
    const successor = newId();
    county.must('appoint-partner', { station: county.stations[0], person: successor });
    county.handOut(parcel);
    assert.equal(county.balance(accountOf.rebateAccrued(first)), 0);
    assert.equal(county.balance(accountOf.rebatePayable(successor)), -PICKUP_RATE_FEN);
    assert.equal(county.balance(chart.pickupExpense), PICKUP_RATE_FEN);
  });
});

describe('An order’s goods', () => {
  test('are received with their parcel and collected with it', () => {
    const county = new ParcelCounty();
    const order = county.order();
    const parcel = county.atStation({ order, villager: null });
    assert.equal(county.parcel(parcel).villager, county.villager);
    assert.equal(county.state.get('order', order)?.stage, 'received');
    assert.equal(county.say('collect-order', { order }), 'order-in-parcel');
    assert.equal(county.handOut(parcel), 'accepted');
    assert.equal(county.state.get('order', order)?.stage, 'collected');
    assert.ok(county.balance(accountOf.rebatePending(county.partners[0])) < 0);
  });

  test('are handed out by the order’s own pick-up code as well, as its receipt has it, and by no other’s', () => {
    const county = new ParcelCounty();
    const order = county.order();
    const parcel = county.atStation({ order, villager: null });
    const bare = county.atStation();
    const handOut = (row: string, code: string) =>
      county.say('hand-out-parcel', { parcel: row, proof: 'code', code, consent: null });
    assert.equal(handOut(bare, shortCode(order)), 'pickup-code-wrong');
    assert.equal(handOut(parcel, shortCode(bare)), 'pickup-code-wrong');
    county.must('hand-out-parcel', { parcel, proof: 'code', code: shortCode(order).toLowerCase(), consent: null });
    assert.equal(county.state.get('order', order)?.stage, 'collected');
  });

  test('without a parcel go as they always did', () => {
    const county = new ParcelCounty();
    const order = county.order();
    county.must('receive-order', { order });
    county.must('collect-order', { order });
  });

  test('are not sorted to another station', () => {
    const county = new ParcelCounty();
    const payload = {
      parcel: newId(),
      number: 'YG0000000001',
      carrier: 'county',
      station: county.stations[1],
      villager: null,
      order: county.order(),
      weightGrams: null,
    };
    assert.equal(county.say('register-parcel', payload), 'order-elsewhere');
  });

  test('bought on a platform come under their number, earn the category’s rebate, and move no money of the county', () => {
    const county = new ParcelCounty();
    const order = newId();
    const purchase = {
      station: county.stations[0],
      villager: county.villager,
      platform: 'pdd',
      platformOrder: '261122-0001',
      tracking: null,
      category: 'clothing',
      link: 'https://mobile.example.com/goods.html?goods_id=42&refer_share_uid=SECRET',
      lines: [{ line: newId(), name: '棉鞋', quantity: 1, priceFen: 10_000 }],
    };
    county.must('record-outside-purchase', purchase, { id: order });
    assert.equal(county.say('record-outside-purchase', purchase), 'purchase-already-recorded');
    assert.doesNotMatch(JSON.stringify(county.state.get('order', order)), /棉鞋|example/);
    county.must('track-order', { order, tracking: 'JT0001112223334' });
    const parcel = county.atStation({ number: 'JT0001112223334', villager: null });
    assert.equal(county.parcel(parcel).ofOrder, order);
    assert.equal(county.handOut(parcel), 'accepted');
    assert.equal(county.balance(accountOf.rebatePending(county.partners[0])), -800);
    assert.equal(county.balance(chart.sales), 0);
    county.must('return-order', { order, reason: 'quality' });
    assert.equal(county.balance(accountOf.rebatePending(county.partners[0])), 0);
    assert.equal(county.balance(accountOf.cash(county.stations[0])), 0);
  });

  test('that came before anybody said their number are tied to their order by hand', () => {
    const county = new ParcelCounty();
    const order = newId();
    county.must(
      'record-outside-purchase',
      {
        station: county.stations[0],
        villager: county.villager,
        platform: 'jd',
        platformOrder: '9900',
        link: null,
        tracking: null,
        category: null,
        lines: [{ line: newId(), name: '雨靴', quantity: 1, priceFen: 100 }],
      },
      { id: order },
    );
    const parcel = county.atStation({ villager: null });
    county.must('tie-parcel', { parcel, order });
    assert.equal(county.say('tie-parcel', { parcel, order }), 'parcel-has-order');
    assert.equal(county.state.get('order', order)?.stage, 'received');
  });
});

describe('An order whose parcel never reached anybody', () => {
  const carried = (county: ParcelCounty) => {
    const order = county.order();
    const parcel = county.atStation({ villager: null, order });
    return { order, parcel };
  };
  const row = (county: ParcelCounty, order: string) => {
    const found = county.state.get('order', order);
    return [found?.stage, found?.parcel];
  };

  test('is undelivered once the parcel is sent back or written off, and still counts as open', () => {
    const county = new ParcelCounty();
    const [back, lost, broken] = [carried(county), carried(county), carried(county)];
    county.must('return-parcel', { parcel: back.parcel, reason: 'refused' });
    county.must('report-parcel', { parcel: lost.parcel, trouble: 'missing' });
    county.must('resolve-parcel', { parcel: lost.parcel, resolution: 'written-off', station: null });
    county.must('report-parcel', { parcel: broken.parcel, trouble: 'damaged' });
    county.must('resolve-parcel', { parcel: broken.parcel, resolution: 'sent-back', station: null });
    for (const { order } of [back, lost, broken]) {
      assert.deepEqual(row(county, order), ['undelivered', null]);
      assert.equal(county.state.get('order', order)?.visitCode, null, 'the code is soon somebody else’s');
    }
    assert.equal(county.state.get('station', county.stations[0])?.openOrders, 3);
  });

  test('is paid back when it is called off, the rebate with it', () => {
    const county = new ParcelCounty();
    const { order, parcel } = carried(county);
    county.must('return-parcel', { parcel, reason: 'refused' });
    county.must('cancel-order', { order, reason: 'undelivered' });
    assert.deepEqual(
      [
        county.balance('sales'),
        county.balance(accountOf.cash(county.stations[0])),
        county.balance(accountOf.rebateAccrued(county.partners[0])),
      ],
      [0, 0, 0],
    );
    assert.equal(county.state.get('station', county.stations[0])?.openOrders, 0);
  });

  test('or comes in another parcel, and is collected', () => {
    const county = new ParcelCounty();
    const { order, parcel } = carried(county);
    county.must('return-parcel', { parcel, reason: 'damaged' });
    county.must('confirm-order', { order });
    const again = county.atStation({ villager: null, order });
    assert.deepEqual(row(county, order), ['received', again]);
    assert.equal(county.handOut(again), 'accepted');
    assert.equal(row(county, order)[0], 'collected');
  });

  test('and is called off while its parcel is at the centre keeps that parcel there: no van takes it, and it goes back', () => {
    const county = new ParcelCounty();
    const order = county.order();
    const [parcel, other] = [county.register({ villager: null, order }), county.register()];
    const load = (parcels: readonly string[]) =>
      county.say('load-van', {
        load: newId(),
        station: county.stations[0],
        seal: 'A-7',
        van: '1号车',
        driver: null,
        parcels,
      });
    county.must('cancel-order', { order, reason: 'changed-mind' });
    assert.equal(load([other, parcel]), 'parcel-called-off');
    assert.equal(load([other]), 'accepted');
    assert.equal(county.say('return-parcel', { parcel, reason: 'recalled' }), 'accepted');
  });

  test('stays called off when its parcel goes back afterwards', () => {
    const county = new ParcelCounty();
    const { order, parcel } = carried(county);
    county.must('cancel-order', { order, reason: 'changed-mind' });
    county.must('return-parcel', { parcel, reason: 'recalled' });
    assert.equal(row(county, order)[0], 'cancelled');
  });
});

describe('A station that closes', () => {
  test('has no parcel left to hand out: on its shelf, on a van, or at the centre', () => {
    const county = new ParcelCounty();
    const [station, other] = county.stations;
    const close = () => county.say('close-station', { station, reason: 'merged' });
    const [shelved, astray, waiting] = [county.atStation(), county.atStation(), county.register()];
    assert.equal(close(), 'still-held');
    assert.equal(county.handOut(shelved), 'accepted');
    county.must('report-parcel', { parcel: astray, trouble: 'wrong-village' });
    county.must('resolve-parcel', { parcel: astray, resolution: 're-routed', station: other });
    assert.equal(close(), 'still-held');
    county.must('return-parcel', { parcel: waiting, reason: 'recalled' });
    assert.equal(county.state.get('station', other)?.openParcels, 1);
    assert.equal(close(), 'accepted');
  });
});

describe('A complaint', () => {
  test('runs seven whole days, one at a time, also after the parcel was handed out', () => {
    const county = new ParcelCounty();
    const parcel = county.atStation();
    county.handOut(parcel);
    county.must('open-complaint', { parcel, about: 'damaged' });
    const days = ((county.parcel(parcel).complaint?.dueAt ?? 0) - county.at) / 86_400_000;
    assert.ok(days >= 7 && days < 8, `${days} days`);
    assert.equal(county.say('open-complaint', { parcel, about: 'late' }), 'complaint-open');
    county.must('close-complaint', { parcel, answer: 'compensated' });
    assert.equal(county.say('close-complaint', { parcel, answer: 'explained' }), 'complaint-missing');
  });
});

describe('Carriers', () => {
  test('are guessed by how their numbers begin, and a scan is tidied', () => {
    assert.equal(guessCarrier('SF1234567890123'), 'sf');
    assert.equal(guessCarrier('JT0001112223334'), 'jt');
    assert.equal(guessCarrier('ABC'), undefined);
    assert.equal(guessCarrier(ownNumber(newId())), 'county');
    assert.equal(tidyNumber(' sf12 34\n'), 'SF1234');
    assert.equal(new Set(carrierCodes).size, carrierCodes.length);
    assert.ok(proofs.includes('code'));
  });
});

function assertWhole({ stage, holder, steps, closedAt, payee }: Parcel): void {
  assert.ok(parcelStages.includes(stage));
  assert.match(holder, holderAt[stage]);
  assert.equal(steps.at(-1)?.holder, holder, 'the history ends with who has it');
  assert.equal(closedAt !== null, ['handed-out', 'returned', 'lost'].includes(stage));
  if (stage !== 'at-station') assert.equal(payee, null);
}

function assertCodesUnique(county: ParcelCounty, ids: readonly string[]): void {
  const holder = new Map<string, string>();
  for (const { station, code, visit, closedAt } of ids.map((id) => county.parcel(id))) {
    if (closedAt !== null || visit === null) continue;
    assert.equal(holder.get(`${station} ${code}`) ?? visit, visit, `${code} is told by one person`);
    holder.set(`${station} ${code}`, visit);
  }
}
