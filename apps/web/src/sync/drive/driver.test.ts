import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands, includes, MINUTE, SET_DOWN_MINUTES, type Envelope } from '@yangui/domain';
import { dayOf, driversRows, ids, lotRow, lotRows, newId, NOW, phoneWith, recordOf } from './test-driver.ts';

const { loop, vehicle, here, elsewhere, load, parcel, missing, consignment, back } = ids;
const { theirs, theirLoad, down, second, aboard, late } = ids;
const handover = newId();

const stopped = { at: NOW, station: null, longitudeMicrodegrees: 1, latitudeMicrodegrees: 1 };
const fresh = () => phoneWith(driversRows());
const said = (type: string, payload: object, phone = fresh(), at = NOW) =>
  phone.doubtOf({ envelope: recordOf(type, payload, at), by: ids.driver })?.code ?? 'passes';
const done = (...records: readonly Envelope[]) => phoneWith(driversRows(), ...records);
const handing = { handover, loop, load, sealWhole: true, parcels: [parcel], code: null, photo: null };
const taking = { loop, station: here, consignments: [consignment], parcels: [back] };

test('the day shows what this phone recorded before the server has it, by the very rules that the server goes by', () => {
  const planned = driversRows({ stage: 'planned', startedAt: null });
  const phone = phoneWith(
    planned,
    recordOf('start-loop', { loop }),
    recordOf('hand-over-load', handing),
    recordOf('report-stop', { loop, station: here, trouble: 'nobody-there', parcels: [] }),
    recordOf('take-up', taking),
  );
  const day = dayOf(phone);
  const [row] = day.rows;
  assert.deepEqual([row?.stage, row?.startedAt, row?.exceptions.length], ['underway', NOW, 1]);
  assert.deepEqual(
    row?.loads[0]?.parcels.map(({ id, onVan, trouble }) => [id, onVan, trouble]),
    [
      [parcel, false, null],
      [missing, true, 'missing'],
    ],
  );
  assert.deepEqual(
    row?.handovers.map(({ parcels }) => parcels),
    [[parcel]],
  );
  assert.deepEqual(
    day.up.map(({ id, stands, loop: on, takenAt }) => [id, stands, on, takenAt]),
    [
      [consignment, 'on-van', loop, NOW],
      [back, 'on-van', loop, NOW],
    ],
  );
  assert.deepEqual(
    phone.overlaid.map((entry) => phone.effectOf(entry).doubt),
    [undefined, undefined, undefined, undefined],
  );
});

test('what is put right is as if it had not been, and the end of a loop and a breakdown show', () => {
  const again = dayOf(done(recordOf('take-up', taking), recordOf('set-down', taking)));
  assert.deepEqual(
    again.up.map(({ id, stands, loop: on, takenAt }) => [id, stands, on, takenAt]),
    [
      [consignment, 'at-station', null, null],
      [back, 'at-station', null, null],
    ],
  );
  const still = dayOf(
    done(recordOf('hand-over-load', handing), recordOf('still-on-van', { loop, handover, parcels: [parcel] })),
  );
  assert.deepEqual(
    [
      still.rows[0]?.loads[0]?.parcels.map(({ onVan }) => onVan),
      still.rows[0]?.handovers.map(({ parcels }) => parcels),
    ],
    [[true, true], [[]]],
  );
  const beside = { vehicle, loop, station: here, longitudeMicrodegrees: null, latitudeMicrodegrees: null };
  assert.equal(dayOf(done(recordOf('report-breakdown', beside))).rows[0]?.brokeDown, true);
  const home = dayOf(done(recordOf('finish-loop', { loop, actualMetres: 5, actualMinutes: null })));
  assert.deepEqual([home.rows[0]?.stage, home.rows[0]?.actualMetres], ['finished', 5]);
});

test('what was taken over from a van that broke down is on this one, and what was not found is still on that one', () => {
  const into = newId();
  const day = dayOf(
    done(
      recordOf('move-load', { load: theirLoad, loop, into, parcels: [down] }),
      recordOf('take-over', { from: theirs, loop, consignments: [aboard], parcels: [] }),
    ),
  );
  assert.deepEqual(
    day.rows[0]?.loads.map(({ id, parcels, coded }) => [id, parcels.map((one) => one.id), coded]),
    [
      [load, [parcel, missing], true],
      [into, [down], true],
    ],
  );
  assert.deepEqual(
    day.broken.map((van) => [
      van.loads.map(({ id, parcels }) => [id, parcels.map((one) => one.id)]),
      van.up.map(({ id }) => id),
    ]),
    [[[[theirLoad, [second]]], [late]]],
  );
  assert.ok(day.up.some(({ id, stands, loop: on }) => id === aboard && stands === 'on-van' && on === loop));
});

test('with no loop of today there are no others’ vans either, and nothing is left of what only they led to', () => {
  const rows = driversRows();
  const phone = phoneWith({ ...rows, loop: rows.loop?.filter(({ id }) => id !== loop) ?? [] });
  const { rows: mine, broken, up, stations } = dayOf(phone);
  assert.deepEqual([mine, broken, up, stations], [[], [], [], []]);
  assert.deepEqual([phone.all('loop'), phone.all('parcel'), phone.all('station')], [[], [], []]);
});

test('the phone refuses by the server’s own rules what its day already shows to be wrong', () => {
  assert.equal(said('hand-over-load', handing), 'passes');
  assert.equal(said('hand-over-load', { ...handing, parcels: [newId()] }), 'parcel-unknown');
  assert.equal(said('hand-over-load', { ...handing, load: newId() }), 'load-unknown');
  assert.equal(said('hand-over-load', handing, phoneWith(driversRows({ stage: 'planned' }))), 'loop-not-ready');
  assert.equal(
    said('hand-over-load', { ...handing, handover: newId() }, done(recordOf('hand-over-load', handing))),
    'parcel-not-ready',
  );
  assert.equal(said('start-loop', { loop }), 'loop-not-ready');
  assert.equal(
    said('start-loop', { loop }, phoneWith(driversRows({ stage: 'planned', brokeDown: stopped }))),
    'vehicle-not-ready',
  );
  assert.deepEqual(
    [
      said('take-up', taking),
      said('take-up', { ...taking, station: elsewhere }),
      said('take-up', taking, done(recordOf('take-up', taking))),
    ],
    ['passes', 'stop-not-on-loop', 'consignment-not-ready'],
  );
  assert.equal(
    said('report-stop', { loop, station: here, trouble: 'damaged', parcels: [missing] }),
    'parcel-in-trouble',
  );
  assert.equal(
    said('report-stop', { loop, station: elsewhere, trouble: 'nobody-there', parcels: [] }),
    'stop-not-on-loop',
  );
  assert.equal(
    said('report-breakdown', { vehicle, loop, station: null, longitudeMicrodegrees: null, latitudeMicrodegrees: null }),
    'stopped-where',
  );
  assert.equal(said('finish-loop', { loop: newId(), actualMetres: null, actualMinutes: null }), 'loop-unknown');
});

test('what was recorded here and not sent counts: it can be put right, in time and once', () => {
  const taken = done(recordOf('take-up', taking));
  assert.deepEqual(
    [
      said('set-down', taking),
      said('set-down', taking, taken),
      said('set-down', taking, taken, NOW + (SET_DOWN_MINUTES + 1) * MINUTE),
    ],
    ['consignment-not-ready', 'passes', 'taken-up-long-ago'],
  );
  const still = { loop, handover, parcels: [parcel] };
  const handed = done(recordOf('hand-over-load', handing));
  assert.deepEqual([said('still-on-van', still), said('still-on-van', still, handed)], ['handover-unknown', 'passes']);
  assert.equal(
    said('still-on-van', still, done(recordOf('hand-over-load', handing), recordOf('still-on-van', still))),
    'parcel-not-in-load',
  );
});

test('what is taken over at the roadside is judged by the same rules: from a van that broke down and has it, by a loop on its way, once', () => {
  const moving = { load: theirLoad, loop, into: newId(), parcels: [down] };
  const taking = { from: theirs, loop, consignments: [aboard], parcels: [late] };
  assert.deepEqual([said('move-load', moving), said('take-over', taking)], ['passes', 'passes']);
  assert.deepEqual(
    [
      said('move-load', { ...moving, parcels: [parcel] }),
      said('move-load', { ...moving, load: newId() }),
      said('move-load', { ...moving, load }),
    ],
    ['parcel-not-in-load', 'load-unknown', 'load-not-there'],
  );
  const after = done(recordOf('move-load', moving), recordOf('take-over', taking));
  const again = (type: string, payload: object) => said(type, payload, after);
  assert.deepEqual(
    [
      again('move-load', { ...moving, into: newId() }),
      again('move-load', { ...moving, into: newId(), parcels: [second] }),
    ],
    ['parcel-not-in-load', 'passes'],
  );
  assert.equal(again('hand-over-load', { ...handing, load: moving.into, parcels: [down] }), 'passes');
  assert.deepEqual(
    [again('take-over', { ...taking, parcels: [] }), again('take-over', { ...taking, consignments: [] })],
    ['consignment-unknown', 'parcel-not-in-load'],
  );
  assert.deepEqual(
    [
      said('take-over', { ...taking, consignments: [consignment], parcels: [] }),
      said('take-over', { ...taking, from: loop }),
    ],
    ['consignment-not-ready', 'nothing-to-fetch'],
  );
  assert.deepEqual(
    [
      said('take-over', taking, phoneWith(driversRows({ stage: 'planned' }))),
      said('take-over', { ...taking, from: newId() }),
    ],
    ['loop-not-ready', 'loop-unknown'],
  );
});

test('everything that a driver may do is judged here: nothing of it needs rows that a driver does not hold', () => {
  // What waits for a second person is the server's alone, and so is what is owed to the driver.
  const own = [...commands.values()]
    .filter(({ capability }) => includes('driver', capability))
    .map(({ type }) => type)
    .filter((type) => type !== 'withdraw-proposal' && type !== 'contest-line');
  const tried = [
    'start-loop',
    'finish-loop',
    'hand-over-load',
    'still-on-van',
    'take-up',
    'set-down',
    'sign-for-loads',
    'move-load',
    'take-over',
    'report-breakdown',
    'report-stop',
  ];
  assert.deepEqual(own.toSorted(), tried.toSorted(), 'a new one is tried above, on what a phone holds');
  assert.equal(said('sign-for-loads', { loop, loads: [load] }), 'passes');
});

test('a lot is taken up, put back and claimed without network by the rules of all lots: one holder at a time', () => {
  const held = lotRow();
  const taken = { loop, station: here, consignments: [], parcels: [], lots: [held.id] };
  const phone = (...records: readonly Envelope[]) => phoneWith({ ...driversRows(), ...lotRows(held) }, ...records);
  const stands = (...records: readonly Envelope[]) =>
    dayOf(phone(...records)).up.flatMap(({ id, kind, goods, stands: at, loop: on }) =>
      id === held.id ? [[kind, goods?.name, at, on]] : [],
    );
  assert.deepEqual(stands(), [['lot', '鲜榛蘑', 'at-station', null]]);
  assert.deepEqual(stands(recordOf('take-up', taken)), [['lot', '鲜榛蘑', 'on-van', loop]]);
  assert.deepEqual(stands(recordOf('take-up', taken), recordOf('set-down', taken)), [
    ['lot', '鲜榛蘑', 'at-station', null],
  ]);
  assert.equal(said('take-up', taken, phone(recordOf('take-up', taken))), 'lot-on-van');
  assert.equal(said('take-up', { ...taken, lots: [newId()] }, phone()), 'lot-unknown');
  assert.equal(said('set-down', taken, phone(recordOf('take-up', taken))), 'passes');
  const late = NOW + (SET_DOWN_MINUTES + 1) * MINUTE;
  assert.equal(said('set-down', taken, phone(recordOf('take-up', taken)), late), 'taken-up-long-ago');
});
