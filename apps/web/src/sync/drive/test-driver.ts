import {
  businessDay,
  drivenDay,
  packRows,
  type CopyAnswer,
  type Entities,
  type Envelope,
  type Holder,
  type Kind,
} from '@yangui/domain';
import { rules } from '../../drive/rules.ts';
import type { OutboxEntry } from '../held/outbox-entry.ts';
import { HeldView } from '../held/held-view.ts';

export const COUNTY = '220112';
export const NOW = 1_800_000_000_000;

let made = 0;
export const newId = () => `00000000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`;

/** Who and what there is in the county of these tests. */
export const ids = {
  driver: newId(),
  partner: newId(),
  other: newId(),
  loop: newId(),
  vehicle: newId(),
  here: newId(),
  elsewhere: newId(),
  load: newId(),
  parcel: newId(),
  missing: newId(),
  consignment: newId(),
  back: newId(),
  theirs: newId(),
  theirVan: newId(),
  theirLoad: newId(),
  down: newId(),
  second: newId(),
  aboard: newId(),
  late: newId(),
};
const village = '220112102201';
const nothing = { downPieces: 0, downGrams: 0, downCubicDecimetres: 0, upPieces: 0, upGrams: 0, upCubicDecimetres: 0 };

type Rows = { readonly [K in Kind]?: readonly Entities[K][] };

/** A driver on a loop with a load for one station, where something waits to go up; and another van that broke down on its loop. */
export function driversRows(more: Partial<Entities['loop']> = {}): Rows {
  const { driver, loop, vehicle, here, elsewhere, load, parcel, missing, consignment, back } = ids;
  const { other, theirs, theirVan, theirLoad, down, second, aboard, late } = ids;
  const onVan = { stage: 'on-van', holder: `van:${load}` } as const;
  const theirOnVan = { stage: 'on-van', holder: `van:${theirLoad}`, station: elsewhere } as const;
  const signed = { step: 'received', note: null, seq: 1, at: 0, by: '' } as const;
  return {
    member: [{ id: driver, holdings: [{ role: 'driver', place: COUNTY, since: 0 }], leftAt: null, emptied: [] }],
    station: [stationRow(here), stationRow(elsewhere)],
    vehicle: [vehicleRow(vehicle, more.brokeDown != null), vehicleRow(theirVan, true)],
    loop: [
      loopRow({ id: loop, driver, vehicle, loads: [load], ...more }, here),
      loopRow(
        {
          id: theirs,
          driver: other,
          vehicle: theirVan,
          loads: [theirLoad],
          consignments: [aboard],
          brokeDown: { at: NOW, station: elsewhere, longitudeMicrodegrees: null, latitudeMicrodegrees: null },
        },
        elsewhere,
      ),
    ],
    vanLoad: [
      loadRow({ id: load, loop, station: here, parcels: [parcel, missing] }),
      loadRow({ id: theirLoad, loop: theirs, station: elsewhere, parcels: [down, second] }),
    ],
    parcel: [
      parcelRow({ id: parcel, ...onVan }),
      parcelRow({ id: missing, ...onVan, trouble: { kind: 'missing', at: 0 } }),
      parcelRow({ id: down, ...theirOnVan }),
      parcelRow({ id: second, ...theirOnVan }),
      ...[[back, here] as const, [late, elsewhere] as const].map(([id, station]) => {
        const holder: Holder = `station:${station}`;
        return parcelRow({
          id,
          station,
          stage: 'at-station',
          holder,
          receivedAtStation: 0,
          steps: [{ ...signed, holder }],
        });
      }),
    ],
    consignment: [
      consignmentRow({ id: consignment, station: here, stage: 'at-station', holder: `station:${here}` }),
      consignmentRow({
        id: aboard,
        station: elsewhere,
        stage: 'on-van',
        holder: `van:${theirs}`,
        loop: theirs,
        steps: [{ step: 'collected', holder: `van:${theirs}`, note: null, seq: 1, at: NOW, by: other }],
      }),
    ],
  };
}

/** The server's answer with these rows. */
export function copyOf(rows: Rows, { seq, ...more }: Pick<CopyAnswer, 'seq'> & Partial<CopyAnswer>): CopyAnswer {
  return {
    seq,
    hash: `hash ${seq}`,
    epoch: 'epoch',
    whole: true,
    continues: true,
    now: NOW,
    heldBy: 'driver',
    holder: ids.driver,
    place: COUNTY,
    person: ids.driver,
    linesWhole: true,
    packed: packRows({ ...rows, people: [], lines: [] }),
    gone: {},
    payouts: [],
    names: {},
    ...more,
  };
}

/** What a phone shows that has these rows, and made these records since. */
export function phoneWith(rows: Rows, ...records: readonly Envelope[]): HeldView {
  const view = new HeldView(rules, 'driver', COUNTY);
  const held = rules.emptyCopy();
  rules.takeIn(held, rules.unpackCopy(copyOf(rows, { seq: 7 })));
  view.standOn(held, 7);
  view.setOutbox(records.map((envelope, order) => entryOf(envelope, order)));
  return view;
}

/** The driver's day as that phone shows it. */
export const dayOf = (phone: HeldView) => drivenDay(phone, ids.driver, NOW);

export function recordOf(type: string, payload: object, at = NOW): Envelope {
  return { id: newId(), type, at, payload, ...(type === 'hand-over-load' && { personal: { name: '李嫂' } }) };
}

function entryOf(envelope: Envelope, order: number): OutboxEntry {
  return {
    order,
    id: envelope.id,
    envelope,
    by: ids.driver,
    proof: undefined,
    state: 'waiting',
    seq: undefined,
    problem: undefined,
    answeredAt: undefined,
    seen: false,
  } satisfies OutboxEntry;
}

function stationRow(id: string): Entities['station'] {
  return {
    id,
    name: '第一站',
    village,
    stage: 'open',
    stageSince: 0,
    stageReason: null,
    partner: ids.partner,
    openedAt: null,
    floorAreaSquareMetres: null,
    smallPremisesReason: null,
    equipment: [],
    openOrders: 0,
    openParcels: 2,
    openConsignments: 2,
    tabsFen: 0,
  };
}

function vehicleRow(id: string, broken: boolean): Entities['vehicle'] {
  return {
    id,
    name: '1号车',
    stage: broken ? 'broken-down' : 'in-service',
    kind: 'van',
    depot: '',
    owner: null,
    capacityGrams: 0,
    capacityCubicDecimetres: 0,
    shiftFromMinute: 0,
    shiftToMinute: 1_440,
    timetable: null,
    maxDurationMinutes: null,
    maxDistanceMetres: null,
    maxTrips: 1,
    coldBox: false,
    cannotReach: [],
    fixedFenPerDay: 0,
    costFenPerKm: 0,
    driverFenPerDay: 0,
    driverFenPerHour: 0,
  };
}

function loopRow(
  more: Partial<Entities['loop']> & Pick<Entities['loop'], 'id' | 'driver' | 'vehicle'>,
  station: string,
): Entities['loop'] {
  const stops = [{ ...nothing, station, fetch: null, arriveMinute: 500, leaveMinute: 505 }];
  return {
    day: businessDay(NOW),
    place: COUNTY,
    depot: '',
    stage: 'underway',
    distanceMetres: 1,
    durationMinutes: 0,
    trips: [{ leaveMinute: 480, returnMinute: 600, stops }],
    distanceSource: 'great-circle',
    detourPercent: null,
    cost: { vehicleFen: 0, distanceFen: 0, driverFen: 0, totalFen: 0 },
    loads: [],
    signed: [],
    consignments: [],
    returns: [],
    lots: [],
    exceptions: [],
    plannedAt: 0,
    startedAt: 0,
    brokeDown: null,
    finishedAt: null,
    actualMetres: null,
    actualMinutes: null,
    charged: null,
    ...more,
  };
}

function loadRow(more: Pick<Entities['vanLoad'], 'id' | 'loop' | 'station' | 'parcels'>): Entities['vanLoad'] {
  return {
    village,
    seal: 'A-1',
    van: '1号车',
    driver: null,
    code: '',
    moreCodes: [],
    usedCodes: [],
    apartFrom: null,
    loadedAt: 0,
    ...more,
  };
}

function parcelRow(
  more: Partial<Entities['parcel']> & Pick<Entities['parcel'], 'id' | 'stage' | 'holder'>,
): Entities['parcel'] {
  return {
    number: `SF${more.id.slice(-4)}`,
    carrier: 'other',
    station: ids.here,
    village,
    villager: null,
    ofOrder: null,
    weightGrams: 1,
    volumeCubicDecimetres: null,
    code: '',
    visit: null,
    trouble: null,
    complaint: null,
    payee: null,
    pieceFen: 0,
    registeredAt: 0,
    receivedAtStation: null,
    closedAt: null,
    steps: [],
    ...more,
  };
}

function consignmentRow(
  more: Partial<Entities['consignment']> & Pick<Entities['consignment'], 'id' | 'station' | 'stage' | 'holder'>,
): Entities['consignment'] {
  return {
    village,
    kind: 'goods',
    sender: null,
    pieces: 1,
    weightGrams: 1,
    volumeCubicDecimetres: 0,
    cold: false,
    loop: null,
    registeredAt: 0,
    closedAt: null,
    carrier: null,
    number: null,
    steps: [],
    ...more,
  };
}

/** A lot of mushrooms at the station where the driver stops, as a phone holds it. */
export function lotRow(more: Partial<Entities['lot']> = {}): Entities['lot'] {
  return {
    id: newId(),
    station: ids.here,
    village,
    holder: `station:${ids.here}`,
    loop: null,
    steps: [],
    commodity: '00000000-0000-7000-8000-00000000c0de',
    grade: 0,
    ticket: null,
    making: null,
    grams: 20_000,
    leftGrams: 20_000,
    pieces: null,
    takenOn: businessDay(NOW),
    keepsUntil: null,
    stage: 'in-stock',
    stand: 'free',
    judged: null,
    papers: [],
    testHold: null,
    recalled: null,
    heldThrough: [],
    tested: [],
    proven: [],
    madeInto: [],
    madeAt: 0,
    madeBy: ids.partner,
    closedAt: null,
    ...more,
  };
}

/** A lot with what it is of. */
export function lotRows(lot: Entities['lot']): Rows {
  const commodity: Entities['commodity'] = {
    id: lot.commodity,
    name: '鲜榛蘑',
    nameEn: null,
    unit: 'jin',
    grades: [{ zh: '一级', en: null }],
    basis: 'mu',
    yieldGrams: 1,
    market: [],
    terms: [],
    keepsDays: null,
    lossBasisPoints: null,
    madeFrom: [],
    productClass: null,
    neverFood: false,
    testedFor: [],
    papers: [],
    withdrawn: false,
    withdrawnAt: null,
    agreedFenPerKg: [],
  };
  return { lot: [lot], commodity: [commodity] };
}
