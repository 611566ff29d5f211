import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { evolve } from '../whole.ts';
import { DAY, invariant, SYSTEM_ID } from '../kernel/index.ts';
import { CODE_REST_DAYS, codeSaid, placeIn, visitOf, WRONG_CODES, type Visit } from '../purchasing/index.ts';
import { newId, ParcelCounty, START } from './test-parcels.ts';

let made = 0;
/** Another id that would get the same numbers, if they were free. */
function twinOf(id: string): string {
  made += 1;
  return `${newId(START + made).slice(0, 13)}${id.slice(13)}`;
}

function visitIn({ state, stations }: ParcelCounty, person: string): Visit {
  const visit = state.get('visit', visitOf(stations[0], person));
  invariant(visit !== undefined, `${person} has a visit`);
  return visit;
}

/** A parcel of the first villager waits, brought to the station, and an order of theirs beside it. */
function waiting() {
  const county = new ParcelCounty();
  const parcel = county.atStation();
  const order = county.order();
  county.must('receive-order', { order });
  return { county, parcel, order, code: county.parcel(parcel).code };
}

describe('What waits for one person', () => {
  test('goes by one code, of digits alone, that says where it lies', () => {
    const { county, parcel, order, code } = waiting();
    const bought = newId();
    county.must(
      'record-outside-purchase',
      {
        station: county.stations[0],
        villager: county.villager,
        platform: 'pdd',
        platformOrder: '261130-0001',
        tracking: null,
        category: null,
        lines: [{ line: newId(), name: '棉鞋', quantity: 1, priceFen: 100 }],
      },
      { id: bought },
    );
    county.must('receive-order', { order: bought });
    assert.match(code, /^[1-3]-(0[1-9]|10)-\d{3}$/);
    assert.deepEqual(
      [order, bought].map((id) => county.state.get('order', id)?.visitCode),
      [code, code],
    );
    assert.equal(visitIn(county, county.villager).awaited.length, 3);
    assert.equal(county.parcel(parcel).visit, visitOf(county.stations[0], county.villager));
    assert.notEqual(county.parcel(county.atStation({ villager: county.neighbour })).code, code);
  });

  test('is handed out by it, however it is said', () => {
    const { county, parcel, order, code } = waiting();
    const [shelf, place, number] = code.split('-');
    county.must('hand-out-parcel', { parcel, proof: 'code', code: `${shelf} ${place} ${number}`, consent: null });
    assert.equal(county.say('collect-order', { order, proof: 'code', code: '9-99-999' }), 'pickup-code-wrong');
    county.must('collect-order', { order, proof: 'code', code: code.replaceAll('-', '') });
  });

  test('is called by the same code whatever an input method put between its digits', () => {
    for (const typed of [
      '３－０７－４１２',
      '3—07—412',
      '3‐07‑412',
      '3−07−412',
      '3。07。412',
      '3，07、412',
      '3/07_412',
      '3-07-412\u200b',
    ])
      assert.equal(codeSaid(typed), '3-07-412', typed);
    for (const other of ['3-00-412', '0-07-412', '261130-0001', '3-07-41', 'SF307412'])
      assert.equal(codeSaid(other), other, 'no code of a visit');
  });

  test('is handed out by the order’s number as well, also where that is digits alone and looks like a code', () => {
    const county = new ParcelCounty();
    const numbered = () => county.order(`${newId().slice(0, -6)}312412`);
    const [loose, packed] = [numbered(), numbered()];
    county.must('receive-order', { order: loose });
    const parcel = county.atStation({ order: packed, villager: null });
    county.must('collect-order', { order: loose, proof: 'code', code: '312 412' });
    county.must('hand-out-parcel', { parcel, proof: 'code', code: '312412', consent: null });
  });

  test('keeps the code while some of it has not come yet, and gets another one after all was handed out', () => {
    const county = new ParcelCounty();
    const [first, coming] = [county.atStation(), county.register()];
    const { code } = county.parcel(first);
    assert.equal(county.handOut(first), 'accepted');
    assert.equal(county.parcel(coming).code, code);
    county.receive([coming], county.load([coming]));
    assert.equal(county.handOut(coming), 'accepted');
    const next = county.parcel(county.register()).code;
    assert.notEqual(next, code);
    assert.equal(placeIn(next), placeIn(code), 'their things lie where they lay');
  });

  test('goes on under the code it was known by when it turns out whose it is', () => {
    const county = new ParcelCounty();
    const parcel = county.atStation({ villager: null });
    const { code } = county.parcel(parcel);
    county.must('address-parcel', { parcel, villager: county.villager });
    assert.equal(county.parcel(parcel).code, code);
    const second = county.atStation({ villager: null });
    const label = county.parcel(second).code;
    county.must('address-parcel', { parcel: second, villager: county.villager });
    assert.equal(county.parcel(second).code, code);
    county.must('hand-out-parcel', { parcel: second, proof: 'code', code: label, consent: null });
    county.must('hand-out-parcel', { parcel, proof: 'code', code, consent: null });
  });

  test('is told apart again where something was somebody else’s', () => {
    const county = new ParcelCounty();
    const [one, other] = [county.atStation(), county.atStation()];
    const { code } = county.parcel(one);
    county.must('address-parcel', { parcel: one, villager: county.neighbour });
    county.must('address-parcel', { parcel: other, villager: null });
    assert.equal(new Set([code, ...[one, other].map((id) => county.parcel(id).code)]).size, 3);
    assert.equal(
      county.say('hand-out-parcel', { parcel: one, proof: 'code', code, consent: null }),
      'pickup-code-wrong',
      'what the first was told stays theirs, also where nothing else is known of here',
    );
    county.must('address-parcel', { parcel: one, villager: null });
    county.must('address-parcel', { parcel: one, villager: county.villager });
    assert.equal(visitIn(county, county.villager).awaited.length, 1);
  });
});

describe('A number', () => {
  test('is not given again while anything waits under it, nor in the thirty days after', () => {
    const county = new ParcelCounty();
    const first = county.atStation({ parcel: newId(), villager: null });
    const number = (id: string) => county.parcel(id).code.slice(5);
    const told = number(first);
    assert.notEqual(number(county.register({ parcel: twinOf(first), villager: null })), told);
    assert.equal(county.handOut(first), 'accepted');
    county.at += CODE_REST_DAYS * DAY - 1;
    assert.notEqual(number(county.register({ parcel: twinOf(first), villager: null })), told);
    county.at += 1;
    assert.equal(number(county.register({ parcel: twinOf(first), villager: null })), told);
  });

  test('is longer where all its three digits are taken', () => {
    const county = new ParcelCounty();
    const first = newId();
    const codes = Array.from(
      { length: 12 },
      (_, at) => county.parcel(county.register({ parcel: at === 0 ? first : twinOf(first), villager: null })).code,
    );
    assert.equal(new Set(codes).size, codes.length);
    assert.match(codes.at(-1) ?? '', /^\d-\d\d-\d{4}$/);
    for (const code of codes) assert.equal(codeSaid(code.replaceAll('-', '')), code);
  });
});

describe('The place on the shelf', () => {
  test('is changed in one act; the code says so everywhere, and the one told before still opens', () => {
    const { county, parcel, order, code } = waiting();
    const visit = visitOf(county.stations[0], county.villager);
    county.must('move-on-shelf', { visit, shelf: 7, place: 42 });
    const moved = `7-42-${code.slice(5)}`;
    assert.deepEqual([county.parcel(parcel).code, county.state.get('order', order)?.visitCode], [moved, moved]);
    county.must('hand-out-parcel', { parcel, proof: 'code', code, consent: null });
    county.must('collect-order', { order, proof: 'code', code: moved });
    assert.equal(county.say('move-on-shelf', { visit, shelf: 1, place: 1 }), 'visit-over');
    assert.equal(county.say('move-on-shelf', { visit, shelf: 10, place: 1 }), 'malformed-command');
    assert.equal(county.say('move-on-shelf', { visit: visitOf(newId(), newId()), shelf: 1, place: 1 }), 'visit-over');
  });

  test('of an order in a parcel is the parcel’s', () => {
    const county = new ParcelCounty();
    const order = county.order();
    const parcel = county.atStation({ order, villager: null });
    county.must('move-on-shelf', { visit: visitOf(county.stations[0], county.villager), shelf: 2, place: 9 });
    assert.equal(county.state.get('order', order)?.visitCode, county.parcel(parcel).code);
    assert.equal(placeIn(county.parcel(parcel).code), '2-09');
  });

  test('of who comes new is one of those that the station has', () => {
    const county = new ParcelCounty();
    county.must('arrange-shelves', { station: county.stations[0], shelves: 1, places: 2 });
    for (let count = 0; count < 20; count += 1)
      assert.match(county.parcel(county.register({ villager: null })).code, /^1-0[12]-/);
    assert.equal(
      county.say('arrange-shelves', { station: county.stations[0], shelves: 0, places: 2 }),
      'malformed-command',
    );
    assert.equal(county.say('arrange-shelves', { station: newId(), shelves: 1, places: 2 }), 'station-unknown');
  });
});

describe('Two wrong codes', () => {
  test('ask for the name and the last four digits, which are a right way on', () => {
    const { county, parcel, order, code } = waiting();
    const visit = visitOf(county.stations[0], county.villager);
    county.must('address-parcel', { parcel, villager: null }, { personal: { name: '王女士', phone: '13912345678' } });
    const stranger = county.parcel(parcel).visit;
    const miss = (of: string | null) => county.must('note-missed-code', { visit: of });
    miss(stranger);
    county.must('hand-out-parcel', { parcel: county.atStation(), proof: 'code', code, consent: null });
    miss(stranger);
    const say = (proof: string, personal?: object) =>
      county.say('hand-out-parcel', { parcel, proof, code: county.parcel(parcel).code, consent: null }, { personal });
    assert.equal(say('code'), 'code-missed-twice');
    assert.equal(say('name-and-phone', { name: '王秀英', phoneEnd: '5678' }), 'accepted');
    assert.equal(county.say('note-missed-code', { visit: stranger }), 'visit-over');
    miss(visit);
    miss(visit);
    assert.equal(county.say('collect-order', { order, proof: 'code', code }), 'code-missed-twice');
    const said = { personal: { name: '村民', phoneEnd: '5678' } };
    assert.equal(county.say('collect-order', { order, proof: 'name-and-phone' }, said), 'phone-not-kept');
    county.must('collect-order', { order, proof: 'known' });
  });
});

test('what a device did days ago about a visit that is over is not done to the next one of the same person', () => {
  const county = new ParcelCounty();
  const visit = visitOf(county.stations[0], county.villager);
  const first = county.atStation();
  const { code } = county.parcel(first);
  const then = county.at;
  assert.equal(county.handOut(first), 'accepted');
  county.daysPass(2);
  const next = county.atStation();
  const order = county.order();
  county.must('receive-order', { order });
  const now = county.at;
  county.at = then;
  for (let told = 0; told < WRONG_CODES; told += 1)
    assert.equal(county.say('note-missed-code', { visit }), 'visit-over');
  assert.equal(county.say('move-on-shelf', { visit, shelf: 9, place: 9 }), 'visit-over');
  county.at = now;
  assert.equal(placeIn(county.parcel(next).code), placeIn(code));
  county.must('move-on-shelf', { visit, shelf: 9, place: 9 });
  assert.equal(county.handOut(next), 'accepted');
  county.must('move-on-shelf', { visit, shelf: 8, place: 8 });
});

test('a parcel that waited before there were visits keeps the code that was written on it', () => {
  const county = new ParcelCounty();
  const parcel = newId();
  const [station] = county.stations;
  const registered = {
    parcel,
    number: 'SF000000000001',
    carrier: 'sf',
    station,
    village: '220112102201',
    villager: county.villager,
    order: null,
    weightGrams: null,
    code: '4711',
  };
  evolve(
    county.state,
    { type: 'ParcelRegistered', data: registered },
    { seq: 1, at: START, by: SYSTEM_ID, countsFrom: START },
  );
  county.receive([parcel], county.load([parcel]));
  const beside = county.atStation();
  assert.match(county.parcel(beside).code, /^\d-\d\d-\d{3}$/);
  county.must('hand-out-parcel', { parcel: beside, proof: 'code', code: '4711', consent: null, codeOf: parcel });
  assert.equal(county.parcel(parcel).visit, null);
  assert.equal(county.handOut(parcel), 'accepted');
  assert.equal(county.state.get('pickupCode', `${station}:4711`)?.parcel, null);
});
