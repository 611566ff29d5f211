import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINUTE, SET_DOWN_MINUTES, type Envelope } from '@yangui/domain';
import { dayAsDone, type DrivenDay } from './driven-day.ts';
import { refusalHere } from './judge-record.ts';

let made = 0;
const newId = () => `00000000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`;
const NOW = 1_800_000_000_000;
const [loop, vehicle, here, elsewhere, load, parcel, missing, consignment, back, handover] = Array.from({ length: 10 }, newId);
const person = newId();
const nothing = { downPieces: 0, downGrams: 0, downCubicDecimetres: 0, upPieces: 0, upGrams: 0, upCubicDecimetres: 0 };

function dayWith(more: Partial<DrivenDay['rows'][number]> = {}): DrivenDay {
  return {
    day: '2026-11-22', seq: 7, hash: 'h', continues: true, now: NOW,
    rows: [{
      id: loop ?? '', day: '2026-11-22', vehicle: vehicle ?? '', vehicleName: '1号车', depotName: '中心', stage: 'underway', distanceMetres: 1, startedAt: NOW, finishedAt: null, actualMetres: null,
      brokeDown: false, fetchedBy: null, handovers: [], exceptions: [],
      trips: [{ leaveMinute: 480, returnMinute: 600, stops: [{ ...nothing, station: here ?? '', fetch: null, arriveMinute: 500, leaveMinute: 505 }] }],
      loads: [{ id: load ?? '', station: here ?? '', seal: 'A-1', coded: true, parcels: [
        { id: parcel ?? '', number: 'SF1', weightGrams: 1, onVan: true, trouble: null }, { id: missing ?? '', number: 'SF2', weightGrams: 1, onVan: true, trouble: 'missing' },
      ] }],
      ...more,
    }],
    up: [
      { id: consignment ?? '', kind: 'consignment', label: 'UP1', station: here ?? '', pieces: 1, weightGrams: 1, cold: false, stands: 'at-station', loop: null, takenAt: null },
      { id: back ?? '', kind: 'return', label: 'SF9', station: here ?? '', pieces: 1, weightGrams: 1, cold: false, stands: 'at-station', loop: null, takenAt: null },
    ],
    stations: [here, elsewhere].map((id) => ({ id: id ?? '', name: '第一站', villageName: '', position: null, partnerName: null, partnerPhone: null })),
  };
}

const envelope = (type: string, payload: object, at = NOW): Envelope => ({ id: newId(), type, at, payload, ...(type === 'hand-over-load' && { personal: { name: '李嫂' } }) });
const said = (type: string, payload: object, day = dayWith(), at = NOW) => refusalHere(day, envelope(type, payload, at), { county: '220112', person })?.code ?? 'passes';
const done = (...records: readonly Envelope[]) => dayAsDone(dayWith(), records.map((one) => ({ envelope: one, state: 'waiting' })));
const handing = { handover, loop, load, sealWhole: true, parcels: [parcel], code: null, photo: null };
const taking = { loop, station: here, consignments: [consignment], parcels: [back] };

test('the phone refuses by the server’s own rules what its day already shows to be wrong', () => {
  assert.equal(said('hand-over-load', handing), 'passes');
  assert.equal(said('hand-over-load', { ...handing, parcels: [newId()] }), 'parcel-unknown');
  assert.equal(said('hand-over-load', { ...handing, load: newId() }), 'load-unknown');
  assert.equal(said('hand-over-load', handing, dayWith({ stage: 'planned' })), 'loop-not-ready');
  assert.equal(said('hand-over-load', { ...handing, handover: newId() }, done(envelope('hand-over-load', handing))), 'parcel-not-ready');
  assert.equal(said('start-loop', { loop }), 'loop-not-ready');
  assert.equal(said('start-loop', { loop }, dayWith({ stage: 'planned', brokeDown: true })), 'vehicle-not-ready');
  assert.deepEqual([said('take-up', taking), said('take-up', { ...taking, station: elsewhere }), said('take-up', taking, done(envelope('take-up', taking)))], ['passes', 'stop-not-on-loop', 'consignment-not-ready']);
  assert.equal(said('report-stop', { loop, station: here, trouble: 'damaged', parcels: [missing] }), 'parcel-in-trouble');
  assert.equal(said('report-stop', { loop, station: elsewhere, trouble: 'nobody-there', parcels: [] }), 'stop-not-on-loop');
  assert.equal(said('report-breakdown', { vehicle, loop, station: null, longitudeMicrodegrees: null, latitudeMicrodegrees: null }), 'stopped-where');
  assert.equal(said('finish-loop', { loop: newId(), actualMetres: null, actualMinutes: null }), 'loop-unknown');
});

test('what was recorded here and not sent counts: it can be put right, in time and once', () => {
  const taken = done(envelope('take-up', taking));
  assert.deepEqual([said('set-down', taking), said('set-down', taking, taken), said('set-down', taking, taken, NOW + (SET_DOWN_MINUTES + 1) * MINUTE)], ['consignment-not-ready', 'passes', 'taken-up-long-ago']);
  const still = { loop, handover, parcels: [parcel] };
  const handed = done(envelope('hand-over-load', handing));
  assert.deepEqual([said('still-on-van', still), said('still-on-van', still, handed)], ['handover-unknown', 'passes']);
  assert.equal(said('still-on-van', still, done(envelope('hand-over-load', handing), envelope('still-on-van', still))), 'parcel-not-in-load');
});

test('what only the server can judge is left to it', () => {
  assert.equal(said('move-load', { load, loop }), 'passes');
});
