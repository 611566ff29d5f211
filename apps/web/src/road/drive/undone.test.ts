import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DrivenDay } from '@yangui/domain';
import { undoneOf } from './undone.ts';

const nothing = {
  downPieces: 0,
  downGrams: 0,
  downCubicDecimetres: 0,
  upPieces: 0,
  upGrams: 0,
  upCubicDecimetres: 0,
  arriveMinute: 0,
  leaveMinute: 0,
};
const parcel = (id: string, onVan: boolean) => ({ id, number: id, weightGrams: null, onVan, trouble: null });
const load = (station: string, ...parcels: ReturnType<typeof parcel>[]) => ({
  id: `load ${station}`,
  station,
  seal: 'S',
  coded: true,
  signedAt: null,
  parcels,
});
const up = (id: string, station: string, stands: 'at-station' | 'on-van', loop: string | null) => ({
  id,
  kind: 'consignment' as const,
  goods: null,
  label: id,
  station,
  pieces: 3,
  weightGrams: 1,
  cold: false,
  stands,
  loop,
  takenAt: null,
});

test('a stop is left to do where something is aboard for it or waits there, and nobody said why; a broken van until its load is fetched', () => {
  const stations = ['untouched', 'half', 'done', 'reported', 'empty', 'waits'];
  const day: DrivenDay = {
    day: '2026-11-22',
    now: 0,
    next: null,
    stations: [],
    rows: [
      {
        id: 'mine',
        day: '2026-11-22',
        vehicle: 'v',
        vehicleName: '1号车',
        depotName: '',
        stage: 'underway',
        distanceMetres: 1,
        startedAt: 0,
        finishedAt: null,
        actualMetres: null,
        brokeDown: false,
        fetchedBy: null,
        handovers: [],
        trips: [
          {
            leaveMinute: 0,
            returnMinute: 9,
            stops: [...stations, 'half'].map((station) => ({ ...nothing, station, fetch: null })),
          },
          {
            leaveMinute: 9,
            returnMinute: 18,
            stops: [
              { ...nothing, station: null, fetch: 'theirs' },
              { ...nothing, station: null, fetch: 'mended' },
            ],
          },
        ],
        loads: [
          load('untouched', parcel('p1', true)),
          load('half', parcel('p2', true), parcel('p3', false)),
          load('done', parcel('p4', false)),
          load('reported', parcel('p5', true)),
        ],
        exceptions: [{ station: 'reported', trouble: 'nobody-there', parcels: [], at: 0 }],
      },
    ],
    up: [up('c1', 'waits', 'at-station', null), up('c2', 'done', 'on-van', 'mine')],
    broken: [
      {
        loop: 'theirs',
        vehicle: 'w',
        vehicleName: '2号车',
        driver: null,
        driverName: null,
        driverPhone: null,
        at: 0,
        station: null,
        position: null,
        stops: [],
        loads: [load('far', parcel('q', true))],
        up: [up('c3', 'far', 'on-van', 'theirs')],
      },
    ],
  };
  const [loop] = day.rows;
  assert.ok(loop !== undefined);
  assert.deepEqual(
    undoneOf(day, loop).map(({ key, aboard, waiting, unvisited }) => [key, aboard, waiting, unvisited]),
    [
      ['untouched', 1, 0, true],
      ['half', 1, 0, false],
      ['waits', 0, 3, true],
      ['theirs', 0, 4, false],
    ],
  );
});
