import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayAsDone, type DrivenDay } from './driven-day.ts';

const day: DrivenDay = {
  day: '2026-11-22', seq: 7, hash: 'h', continues: true, now: 1,
  rows: [{
    id: 'loop', day: '2026-11-22', vehicle: 'van', vehicleName: '1号车', depotName: '中心', stage: 'planned', trips: [], distanceMetres: 1, startedAt: null, finishedAt: null, actualMetres: null,
    brokeDown: false, fetchedBy: null, handovers: [], exceptions: [],
    loads: [{ id: 'load', station: 'here', seal: 'A-1', coded: true, parcels: [{ id: 'p1', number: 'SF1', weightGrams: 1, onVan: true, trouble: null }, { id: 'p2', number: 'SF2', weightGrams: 1, onVan: true, trouble: null }] }],
  }],
  up: [{ id: 'c1', kind: 'consignment', label: 'UP1', station: 'here', pieces: 1, weightGrams: 1, cold: false, stands: 'at-station', loop: null, takenAt: null }],
  stations: [],
};
const said = (type: string, payload: object, state: 'waiting' | 'refused' = 'waiting') => ({ envelope: { id: type, type, at: 42, payload }, state });

test('the day shows what this phone recorded before the server has it, and not what the server refused', () => {
  const [loop] = dayAsDone(day, [
    said('start-loop', { loop: 'loop' }),
    said('hand-over-load', { handover: 'h', loop: 'loop', load: 'load', sealWhole: true, parcels: ['p1'] }),
    said('report-stop', { loop: 'loop', station: 'here', trouble: 'damaged', parcels: ['p2'] }),
  ]).rows;
  assert.deepEqual([loop?.stage, loop?.startedAt, loop?.loads[0]?.parcels.map(({ onVan, trouble }) => [onVan, trouble]), loop?.exceptions.length], ['underway', 42, [[false, null], [true, 'damaged']], 1]);
  const takeUp = { loop: 'loop', station: 'here', consignments: ['c1'], parcels: [] };
  assert.deepEqual(dayAsDone(day, [said('take-up', takeUp)]).up.map(({ stands, loop: on }) => [stands, on]), [['on-van', 'loop']]);
  assert.deepEqual(dayAsDone(day, [said('take-up', takeUp), said('set-down', takeUp)]), day);
  const handedOver = said('hand-over-load', { handover: 'h', loop: 'loop', load: 'load', sealWhole: true, parcels: ['p1', 'p2'] });
  const [put] = dayAsDone(day, [handedOver, said('still-on-van', { loop: 'loop', handover: 'h', parcels: ['p1'] })]).rows;
  assert.deepEqual([put?.loads[0]?.parcels.map(({ onVan }) => onVan), put?.handovers.map(({ parcels }) => parcels)], [[true, false], [['p2']]]);
  assert.deepEqual(dayAsDone(day, [said('take-up', takeUp, 'refused'), said('start-loop', { loop: 'loop' }, 'refused')]), day);
  assert.equal(dayAsDone(day, [said('report-breakdown', { vehicle: 'van', loop: 'loop', station: 'here' })]).rows[0]?.brokeDown, true);
  assert.equal(dayAsDone(day, [said('finish-loop', { loop: 'loop', actualMetres: 5, actualMinutes: null })]).rows[0]?.stage, 'finished');
  assert.deepEqual(dayAsDone(day, [said('move-load', { load: 'load', loop: 'loop' })]), day);
});
