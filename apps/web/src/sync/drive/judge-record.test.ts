import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands, MINUTE, SET_DOWN_MINUTES, type Envelope } from '@yangui/domain';
import { dayAsDone, doneBy, type DrivenDay } from './driven-day.ts';
import { refusalHere } from './judge-record.ts';

let made = 0;
const newId = () => `00000000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`;
const NOW = 1_800_000_000_000;
const [loop, vehicle, here, elsewhere, load, parcel, missing, consignment, back, handover] = Array.from(
  { length: 10 },
  newId,
);
const [theirs, theirLoad, down, second, aboard, late, theirVan] = Array.from({ length: 7 }, newId);
const person = newId();
const nothing = { downPieces: 0, downGrams: 0, downCubicDecimetres: 0, upPieces: 0, upGrams: 0, upCubicDecimetres: 0 };

function dayWith(more: Partial<DrivenDay['rows'][number]> = {}): DrivenDay {
  return {
    day: '2026-11-22',
    seq: 7,
    hash: 'h',
    continues: true,
    now: NOW,
    rows: [
      {
        id: loop ?? '',
        day: '2026-11-22',
        vehicle: vehicle ?? '',
        vehicleName: '1号车',
        depotName: '中心',
        stage: 'underway',
        distanceMetres: 1,
        startedAt: NOW,
        finishedAt: null,
        actualMetres: null,
        brokeDown: false,
        fetchedBy: null,
        handovers: [],
        exceptions: [],
        trips: [
          {
            leaveMinute: 480,
            returnMinute: 600,
            stops: [{ ...nothing, station: here ?? '', fetch: null, arriveMinute: 500, leaveMinute: 505 }],
          },
        ],
        loads: [
          {
            id: load ?? '',
            station: here ?? '',
            seal: 'A-1',
            coded: true,
            signedAt: null,
            parcels: [
              { id: parcel ?? '', number: 'SF1', weightGrams: 1, onVan: true, trouble: null },
              { id: missing ?? '', number: 'SF2', weightGrams: 1, onVan: true, trouble: 'missing' },
            ],
          },
        ],
        ...more,
      },
    ],
    up: [
      {
        id: consignment ?? '',
        kind: 'consignment',
        label: 'UP1',
        station: here ?? '',
        pieces: 1,
        weightGrams: 1,
        cold: false,
        stands: 'at-station',
        loop: null,
        takenAt: null,
      },
      {
        id: back ?? '',
        kind: 'return',
        label: 'SF9',
        station: here ?? '',
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
        loop: theirs ?? '',
        vehicle: theirVan ?? '',
        vehicleName: '2号车',
        driver: newId(),
        driverName: '钱师傅',
        driverPhone: null,
        at: NOW,
        station: elsewhere ?? '',
        position: null,
        stops: [elsewhere ?? ''],
        loads: [
          {
            id: theirLoad ?? '',
            station: elsewhere ?? '',
            seal: 'B-1',
            coded: true,
            signedAt: null,
            parcels: [down, second].map((id) => ({
              id: id ?? '',
              number: `SF${id}`,
              weightGrams: 1,
              onVan: true,
              trouble: null,
            })),
          },
        ],
        up: [
          {
            id: aboard ?? '',
            kind: 'consignment',
            label: 'UP2',
            station: elsewhere ?? '',
            pieces: 1,
            weightGrams: 1,
            cold: false,
            stands: 'on-van',
            loop: theirs ?? '',
            takenAt: NOW,
          },
          {
            id: late ?? '',
            kind: 'return',
            label: 'SF8',
            station: elsewhere ?? '',
            pieces: 1,
            weightGrams: 1,
            cold: false,
            stands: 'at-station',
            loop: null,
            takenAt: null,
          },
        ],
      },
    ],
    stations: [here, elsewhere].map((id) => ({
      id: id ?? '',
      name: '第一站',
      villageName: '',
      position: null,
      partnerName: null,
      partnerPhone: null,
    })),
  };
}

const envelope = (type: string, payload: object, at = NOW): Envelope => ({
  id: newId(),
  type,
  at,
  payload,
  ...(type === 'hand-over-load' && { personal: { name: '李嫂' } }),
});
const said = (type: string, payload: object, day = dayWith(), at = NOW) =>
  refusalHere(day, envelope(type, payload, at), { county: '220112', person })?.code ?? 'passes';
const done = (...records: readonly Envelope[]) =>
  dayAsDone(
    dayWith(),
    records.map((one) => ({ envelope: one, state: 'waiting' })),
  );
const handing = { handover, loop, load, sealWhole: true, parcels: [parcel], code: null, photo: null };
const taking = { loop, station: here, consignments: [consignment], parcels: [back] };

test('the phone refuses by the server’s own rules what its day already shows to be wrong', () => {
  assert.equal(said('hand-over-load', handing), 'passes');
  assert.equal(said('hand-over-load', { ...handing, parcels: [newId()] }), 'parcel-unknown');
  assert.equal(said('hand-over-load', { ...handing, load: newId() }), 'load-unknown');
  assert.equal(said('hand-over-load', handing, dayWith({ stage: 'planned' })), 'loop-not-ready');
  assert.equal(
    said('hand-over-load', { ...handing, handover: newId() }, done(envelope('hand-over-load', handing))),
    'parcel-not-ready',
  );
  assert.equal(said('start-loop', { loop }), 'loop-not-ready');
  assert.equal(said('start-loop', { loop }, dayWith({ stage: 'planned', brokeDown: true })), 'vehicle-not-ready');
  assert.deepEqual(
    [
      said('take-up', taking),
      said('take-up', { ...taking, station: elsewhere }),
      said('take-up', taking, done(envelope('take-up', taking))),
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
  const taken = done(envelope('take-up', taking));
  assert.deepEqual(
    [
      said('set-down', taking),
      said('set-down', taking, taken),
      said('set-down', taking, taken, NOW + (SET_DOWN_MINUTES + 1) * MINUTE),
    ],
    ['consignment-not-ready', 'passes', 'taken-up-long-ago'],
  );
  const still = { loop, handover, parcels: [parcel] };
  const handed = done(envelope('hand-over-load', handing));
  assert.deepEqual([said('still-on-van', still), said('still-on-van', still, handed)], ['handover-unknown', 'passes']);
  assert.equal(
    said('still-on-van', still, done(envelope('hand-over-load', handing), envelope('still-on-van', still))),
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
  const after = done(envelope('move-load', moving), envelope('take-over', taking));
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
    [said('take-over', taking, dayWith({ stage: 'planned' })), said('take-over', { ...taking, from: newId() })],
    ['loop-not-ready', 'loop-unknown'],
  );
});

test('what only the server can judge is left to it', () => {
  assert.equal(said('assign-driver', { loop, driver: null }), 'passes');
});

test('what this phone judges it also shows as done, and the other way round', () => {
  const judged = [...commands.values()].filter(({ judgedBy }) => judgedBy === 'driver').map(({ type }) => type);
  assert.deepEqual(judged.toSorted(), Object.keys(doneBy).toSorted());
});
