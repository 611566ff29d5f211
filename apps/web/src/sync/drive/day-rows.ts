import type { Consignment, Holder, Loop, Parcel, ParcelStep, Station, Vehicle, VanLoad } from '@yangui/domain';
import type {
  BrokenVan,
  DrivenDay,
  DrivenLoad,
  DrivenLoop,
  DrivenParcel,
  DrivenStation,
  DrivenUp,
} from './driven-day.ts';

/**
 * A driver's day as rows that the rules read: what it tells, and where it tells nothing, what bears on no rule of a driver's own
 * commands (prices, rooms, times of planning). Nothing here is shown or sent.
 */

export function stationRow({ id, name }: DrivenStation, village: string): Station {
  return {
    id,
    name,
    village,
    stage: 'open',
    stageSince: 0,
    stageReason: null,
    partner: null,
    openedAt: null,
    floorAreaSquareMetres: null,
    smallPremisesReason: null,
    equipment: [],
    openOrders: 0,
    openParcels: 0,
    openConsignments: 0,
    tabsFen: 0,
  };
}

export function vehicleRow({
  vehicle: id,
  vehicleName: name,
  brokeDown,
}: Pick<DrivenLoop, 'vehicle' | 'vehicleName' | 'brokeDown'>): Vehicle {
  return {
    id,
    name,
    stage: brokeDown ? 'broken-down' : 'in-service',
    kind: 'van',
    depot: '',
    capacityGrams: 0,
    capacityCubicDecimetres: 0,
    shiftFromMinute: 0,
    shiftToMinute: 1_440,
    maxDurationMinutes: null,
    maxDistanceMetres: null,
    maxTrips: 1,
    coldBox: false,
    cannotReach: [],
    fixedFenPerDay: 0,
    costFenPerKm: 0,
    driverFenPerDay: 0,
    driverFenPerHour: 0,
    timetable: null,
    owner: null,
  };
}

export function loopRow(
  day: DrivenDay,
  loop: DrivenLoop,
  { person, county }: { readonly person: string; readonly county: string },
): Loop {
  const { id, vehicle, stage, trips, distanceMetres, startedAt, finishedAt, actualMetres } = loop;
  const up = day.up.filter((one) => one.loop === id);
  return {
    id,
    day: loop.day,
    place: county,
    vehicle,
    driver: person,
    depot: '',
    stage,
    trips,
    distanceMetres,
    durationMinutes: 0,
    distanceSource: 'great-circle',
    detourPercent: null,
    cost: { vehicleFen: 0, distanceFen: 0, driverFen: 0, totalFen: 0 },
    loads: loop.loads.map((load) => load.id),
    signed: loop.loads.flatMap(({ id: load, signedAt: at }) => (at === null ? [] : [{ load, at, by: person }])),
    consignments: up.filter(({ kind }) => kind === 'consignment').map((one) => one.id),
    returns: up.filter(({ kind }) => kind === 'return').map((one) => one.id),
    exceptions: loop.exceptions.map((one) => ({ ...one, by: person })),
    plannedAt: 0,
    startedAt,
    brokeDown: loop.brokeDown
      ? { at: 0, station: null, longitudeMicrodegrees: null, latitudeMicrodegrees: null }
      : null,
    finishedAt,
    actualMetres,
    actualMinutes: null,
    charged: null,
  };
}

/** The loop of another driver whose van broke down. */
export function brokenRow(
  day: DrivenDay,
  { loop: id, vehicle, vehicleName, driver, at, stops, loads, up }: BrokenVan,
  county: string,
): Loop {
  const nothing = {
    downPieces: 0,
    downGrams: 0,
    downCubicDecimetres: 0,
    upPieces: 0,
    upGrams: 0,
    upCubicDecimetres: 0,
  };
  const trips = [
    {
      leaveMinute: 0,
      returnMinute: 0,
      stops: stops.map((station) => ({ ...nothing, station, fetch: null, arriveMinute: 0, leaveMinute: 0 })),
    },
  ];
  const terms = {
    id,
    day: day.day,
    vehicle,
    vehicleName,
    depotName: '',
    stage: 'underway' as const,
    trips,
    distanceMetres: 0,
    startedAt: at,
    finishedAt: null,
    actualMetres: null,
    brokeDown: true,
    fetchedBy: null,
    loads,
    handovers: [],
    exceptions: [],
  };
  return { ...loopRow({ ...day, up }, terms, { person: '', county }), driver };
}

export function loadRow(
  { id, station, seal, parcels }: DrivenLoad,
  { id: loop, vehicleName: van }: Pick<DrivenLoop, 'id' | 'vehicleName'>,
  village: string,
): VanLoad {
  return {
    id,
    station,
    village,
    seal,
    van,
    driver: null,
    loop,
    parcels: parcels.map((one) => one.id),
    code: null,
    moreCodes: [],
    usedCodes: [],
    apartFrom: null,
    loadedAt: 0,
  };
}

/** A parcel of a load: on the van, or with its station since somebody signed. */
export function loadedRow(parcel: DrivenParcel, { id: load, station }: DrivenLoad, village: string): Parcel {
  const { onVan, trouble } = parcel;
  const holder: Holder = onVan ? `van:${load}` : `station:${station}`;
  return {
    ...parcelRow(parcel, station, village),
    holder,
    stage: onVan ? 'on-van' : 'at-station',
    trouble: trouble === null ? null : { kind: trouble, at: 0 },
    steps: onVan ? [] : [stepOf('received', holder, 0)],
  };
}

/** A parcel on its way back to its carrier. */
export function returnRow(
  { id, label, weightGrams, station, stands, loop, takenAt }: DrivenUp,
  village: string,
): Parcel {
  const here: Holder = `station:${station}`;
  const holder: Holder =
    stands === 'at-station' ? here : stands === 'at-centre' || loop === null ? 'centre' : `van:${loop}`;
  const stage = stands === 'missing' ? 'on-van' : stands;
  return {
    ...parcelRow({ id, number: label, weightGrams }, station, village),
    holder,
    stage,
    trouble: stands === 'missing' ? { kind: 'missing', at: 0 } : null,
    steps: [stepOf('received', here, 0), ...(takenAt === null ? [] : [stepOf('taken-up', holder, takenAt)])],
  };
}

export function consignmentRow(
  { id, station, pieces, weightGrams, cold, stands, loop, takenAt }: DrivenUp,
  village: string,
): Consignment {
  const holder: Holder =
    stands === 'at-station' ? `station:${station}` : stands === 'at-centre' || loop === null ? 'centre' : `van:${loop}`;
  return {
    id,
    station,
    village,
    kind: 'goods',
    sender: null,
    pieces,
    weightGrams: weightGrams ?? 0,
    volumeCubicDecimetres: 0,
    cold,
    stage: stands,
    holder,
    loop,
    registeredAt: 0,
    closedAt: null,
    carrier: null,
    number: null,
    steps: takenAt === null ? [] : [{ step: 'collected', holder, note: null, seq: 0, at: takenAt, by: '' }],
  };
}

function parcelRow(
  { id, number, weightGrams }: Pick<DrivenParcel, 'id' | 'number' | 'weightGrams'>,
  station: string,
  village: string,
) {
  return {
    id,
    number,
    carrier: 'other',
    station,
    village,
    villager: null,
    ofOrder: null,
    weightGrams,
    volumeCubicDecimetres: null,
    code: '',
    complaint: null,
    payee: null,
    pieceFen: 0,
    registeredAt: 0,
    receivedAtStation: null,
    closedAt: null,
  };
}

function stepOf(step: ParcelStep['step'], holder: Holder, at: number): ParcelStep {
  return { step, holder, note: null, seq: 0, at, by: '' };
}
