import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayAsDone, type DrivenDay } from './driven-day.ts';

const day: DrivenDay = {
  day: '2026-11-22',
  seq: 7,
  hash: 'h',
  continues: true,
  now: 1,
  rows: [
    {
      id: 'loop',
      day: '2026-11-22',
      vehicle: 'van',
      vehicleName: '1号车',
      depotName: '中心',
      stage: 'planned',
      trips: [],
      distanceMetres: 1,
      startedAt: null,
      finishedAt: null,
      actualMetres: null,
      brokeDown: false,
      fetchedBy: null,
      handovers: [],
      exceptions: [],
      loads: [
        {
          id: 'load',
          station: 'here',
          seal: 'A-1',
          coded: true,
          signedAt: null,
          parcels: [
            { id: 'p1', number: 'SF1', weightGrams: 1, onVan: true, trouble: null },
            { id: 'p2', number: 'SF2', weightGrams: 1, onVan: true, trouble: null },
          ],
        },
      ],
    },
  ],
  up: [
    {
      id: 'c1',
      kind: 'consignment',
      label: 'UP1',
      station: 'here',
      pieces: 1,
      weightGrams: 1,
      cold: false,
      stands: 'at-station',
      loop: null,
      takenAt: null,
    },
  ],
  broken: [
    {
      loop: 'theirs',
      vehicle: 'van2',
      vehicleName: '2号车',
      driver: 'other',
      driverName: '钱师傅',
      driverPhone: null,
      at: 1,
      station: 'there',
      position: null,
      stops: ['there'],
      loads: [
        {
          id: 'load2',
          station: 'there',
          seal: 'B-1',
          coded: true,
          signedAt: null,
          parcels: [
            { id: 'q1', number: 'SF3', weightGrams: 1, onVan: true, trouble: null },
            { id: 'q2', number: 'SF4', weightGrams: 1, onVan: true, trouble: null },
          ],
        },
      ],
      up: [
        {
          id: 'c2',
          kind: 'consignment',
          label: 'UP2',
          station: 'there',
          pieces: 3,
          weightGrams: 1,
          cold: false,
          stands: 'on-van',
          loop: 'theirs',
          takenAt: 5,
        },
      ],
    },
  ],
  stations: [],
};
const said = (type: string, payload: object, state: 'waiting' | 'refused' = 'waiting') => ({
  envelope: { id: type, type, at: 42, payload },
  state,
});

test('the day shows what this phone recorded before the server has it, and not what the server refused', () => {
  const [loop] = dayAsDone(day, [
    said('start-loop', { loop: 'loop' }),
    said('hand-over-load', { handover: 'h', loop: 'loop', load: 'load', sealWhole: true, parcels: ['p1'] }),
    said('report-stop', { loop: 'loop', station: 'here', trouble: 'damaged', parcels: ['p2'] }),
  ]).rows;
  assert.deepEqual(
    [
      loop?.stage,
      loop?.startedAt,
      loop?.loads[0]?.parcels.map(({ onVan, trouble }) => [onVan, trouble]),
      loop?.exceptions.length,
    ],
    [
      'underway',
      42,
      [
        [false, null],
        [true, 'damaged'],
      ],
      1,
    ],
  );
  const takeUp = { loop: 'loop', station: 'here', consignments: ['c1'], parcels: [] };
  assert.deepEqual(
    dayAsDone(day, [said('take-up', takeUp)]).up.map(({ stands, loop: on }) => [stands, on]),
    [['on-van', 'loop']],
  );
  assert.deepEqual(dayAsDone(day, [said('take-up', takeUp), said('set-down', takeUp)]), day);
  const handedOver = said('hand-over-load', {
    handover: 'h',
    loop: 'loop',
    load: 'load',
    sealWhole: true,
    parcels: ['p1', 'p2'],
  });
  const [put] = dayAsDone(day, [
    handedOver,
    said('still-on-van', { loop: 'loop', handover: 'h', parcels: ['p1'] }),
  ]).rows;
  assert.deepEqual(
    [put?.loads[0]?.parcels.map(({ onVan }) => onVan), put?.handovers.map(({ parcels }) => parcels)],
    [[true, false], [['p2']]],
  );
  assert.deepEqual(
    dayAsDone(day, [said('take-up', takeUp, 'refused'), said('start-loop', { loop: 'loop' }, 'refused')]),
    day,
  );
  assert.equal(
    dayAsDone(day, [said('report-breakdown', { vehicle: 'van', loop: 'loop', station: 'here' })]).rows[0]?.brokeDown,
    true,
  );
  assert.equal(
    dayAsDone(day, [said('finish-loop', { loop: 'loop', actualMetres: 5, actualMinutes: null })]).rows[0]?.stage,
    'finished',
  );
  assert.deepEqual(dayAsDone(day, [said('move-load', { load: 'load', loop: 'loop' })]), day);
});

test('what was taken over from a van that broke down is on this one, and what was not found is still on that one', () => {
  const after = dayAsDone(day, [
    said('move-load', { load: 'load2', loop: 'loop', into: 'load3', parcels: ['q1'] }),
    said('take-over', { from: 'theirs', loop: 'loop', consignments: ['c2'], parcels: [] }),
  ]);
  assert.deepEqual(
    after.rows[0]?.loads.map(({ id, parcels, coded }) => [id, parcels.map((one) => one.id), coded]),
    [
      ['load', ['p1', 'p2'], true],
      ['load3', ['q1'], true],
    ],
  );
  assert.deepEqual(
    after.broken[0]?.loads.map(({ id, parcels }) => [id, parcels.map((one) => one.id)]),
    [['load2', ['q2']]],
  );
  assert.deepEqual(
    [after.broken[0]?.up, after.up.map(({ id, stands, loop }) => [id, stands, loop])],
    [
      [],
      [
        ['c1', 'at-station', null],
        ['c2', 'on-van', 'loop'],
      ],
    ],
  );
  const whole = dayAsDone(day, [
    said('move-load', { load: 'load2', loop: 'loop', into: 'load3', parcels: ['q1', 'q2'] }),
  ]);
  assert.deepEqual(
    [whole.rows[0]?.loads.map(({ id, coded }) => [id, coded]), whole.broken[0]?.loads],
    [
      [
        ['load', true],
        ['load2', true],
      ],
      [],
    ],
  );
});
