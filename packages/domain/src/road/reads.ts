import * as z from 'zod/mini';
import { weightUnits } from '../produce/index.ts';
import { loopStages, loopTroubles } from '../loops/index.ts';
import { troubleKinds } from '../parcels/index.ts';
import { handoverProofs } from './index.ts';
import { defineRead, maybeText, moment, person, shape, told, wholeOf } from '../read.ts';
import { loopTrips } from '../loops/reads.ts';
import { position } from '../network/reads.ts';
import { attachmentStates } from '../attachments/index.ts';

const handover = shape('Handover', {
  id: z.uuid(),
  load: z.uuid(),
  seal: z.string(),
  loop: z.uuid(),
  station: z.uuid(),
  stationName: z.string(),
  driver: person,
  /** Who took it, for those who may know; null also once it was emptied. */
  name: maybeText,
  parcels: z.array(z.uuid()),
  sealWhole: z.boolean(),
  proof: z.enum(handoverProofs),
  /** The photo that is attached, and how it stands; null where none was taken. */
  photo: z.nullable(z.object({ id: z.uuid(), state: z.enum(attachmentStates) })),
  handedAt: moment,
  forgottenAt: z.nullable(moment),
});

/** A parcel of a sealed load, and whether the van still has it. */
const loadedParcel = shape('LoadedParcel', {
  id: z.uuid(),
  number: z.string(),
  weightGrams: z.nullable(z.int()),
  onVan: z.boolean(),
  trouble: z.nullable(z.enum(troubleKinds)),
});

/** `coded`: the station has a code for it, which the driver is told there and does not see here. */
const drivenLoad = shape('DrivenLoad', {
  id: z.uuid(),
  station: z.uuid(),
  seal: z.string(),
  coded: z.boolean(),
  parcels: z.array(loadedParcel),
  /** When the driver who is asking signed for it. */
  signedAt: z.nullable(moment),
});

const loop = shape('DrivenLoop', {
  id: z.uuid(),
  day: z.string(),
  vehicle: z.uuid(),
  vehicleName: z.string(),
  depotName: z.string(),
  stage: z.enum(loopStages),
  trips: loopTrips,
  distanceMetres: z.int(),
  startedAt: z.nullable(moment),
  finishedAt: z.nullable(moment),
  actualMetres: z.nullable(z.int()),
  brokeDown: z.boolean(),
  /** The vehicle that comes for its load, where the van broke down. */
  fetchedBy: maybeText,
  loads: z.array(drivenLoad),
  /** What its driver recorded as handed over and has not put right since. */
  handovers: z.array(z.object({ id: z.uuid(), load: z.uuid(), parcels: z.array(z.uuid()), at: moment })),
  exceptions: z.array(
    z.object({ station: z.uuid(), trouble: z.enum(loopTroubles), parcels: z.array(z.uuid()), at: moment }),
  ),
});

/** Something that goes up, as whoever handles the van sees it: nobody's name. */
const up = shape('DrivenUp', {
  id: z.uuid(),
  kind: z.enum(['consignment', 'return', 'lot']),
  /** What stands on it: the label of a consignment or a lot, the number of a parcel. */
  label: z.string(),
  /** Of a lot: what it is of, its number, and whether the centre sends it back to its station. */
  goods: z.nullable(
    z.object({
      code: z.string(),
      name: z.string(),
      nameEn: maybeText,
      gradeName: z.string(),
      gradeNameEn: maybeText,
      unit: z.enum(weightUnits),
      down: z.boolean(),
    }),
  ),
  station: z.uuid(),
  pieces: z.int(),
  weightGrams: z.nullable(z.int()),
  cold: z.boolean(),
  stands: z.enum(['at-station', 'on-van', 'at-centre', 'missing']),
  /** The loop it went onto, and when its driver signed for it, where nothing has happened to it since. */
  loop: z.nullable(z.uuid()),
  takenAt: z.nullable(moment),
});

/** A van that stands broken down with another driver, and what is on it by the record. */
const brokenVan = shape('BrokenVan', {
  loop: z.uuid(),
  vehicle: z.uuid(),
  vehicleName: z.string(),
  driver: z.nullable(z.uuid()),
  driverName: maybeText,
  driverPhone: maybeText,
  at: moment,
  /** Where it stopped: beside a station, or by the phone's own position. */
  station: z.nullable(z.uuid()),
  position: z.nullable(position),
  stops: z.array(z.uuid()),
  loads: z.array(drivenLoad),
  /** What came up on it, and what waits at its stops: its driver's own record may still be on a phone. */
  up: z.array(up),
});

const station = shape('DrivenStation', {
  id: z.uuid(),
  name: z.string(),
  villageName: z.string(),
  position: z.nullable(position),
  partnerName: maybeText,
  partnerPhone: maybeText,
});

const van = shape('ReturningVan', {
  id: z.uuid(),
  day: z.string(),
  vehicleName: z.string(),
  driverName: maybeText,
  stage: z.enum(loopStages),
  startedAt: z.nullable(moment),
  finishedAt: z.nullable(moment),
});

/** What can be read of what is on the road. */
export const roadReads = {
  '/van-loads': defineRead({
    summary: 'Loads under way to the stations',
    capability: 'parcels.read',
    reach: 'places',
    tells: ['member', 'parcel', 'vanLoad'],
    personal: true,
    asks: z.object({ station: z.optional(z.uuid()) }),
    answer: wholeOf(
      z.object({
        id: z.uuid(),
        station: z.uuid(),
        stationName: z.string(),
        seal: z.string(),
        code: told(maybeText, 'what the station tells the driver, as proof of handing over'),
        moreCodes: told(z.array(z.string()), 'for the handings over after it, each good for one'),
        van: z.string(),
        driverName: maybeText,
        loadedAt: moment,
        parcels: z.int(),
        onVan: z.int(),
      }),
    ),
  }),
  '/parcels-to-load': defineRead({
    summary: 'How many parcels the centre has for each station',
    capability: 'parcels.read',
    reach: 'places',
    tells: ['order', 'parcel'],
    personal: true,
    asks: z.object({}),
    answer: wholeOf(
      z.object({
        station: z.uuid(),
        stationName: z.string(),
        parcels: z.int(),
        /** How many of them cannot go: something is wrong with them, or their order was cancelled. */
        withheld: z.int(),
      }),
    ),
  }),
  '/handovers': defineRead({
    summary: 'What drivers left at stations, who took it, and what proves it',
    capability: 'parcels.read',
    reach: 'places',
    tells: ['attachment', 'handover', 'member', 'vanLoad'],
    personal: true,
    asks: z.object({ loop: z.optional(z.uuid()), load: z.optional(z.uuid()), station: z.optional(z.uuid()) }),
    answer: wholeOf(handover),
  }),
  '/drive': defineRead({
    summary: 'A driver’s own loops of today, with what goes down and up at each stop',
    capability: 'loops.drive',
    reach: 'own',
    tells: [
      'commodity',
      'consignment',
      'depot',
      'handover',
      'loop',
      'lot',
      'member',
      'parcel',
      'position',
      'station',
      'vanLoad',
      'vehicle',
    ],
    personal: true,
    asks: z.object({}),
    answer: z.object({
      day: z.string(),
      now: moment,
      rows: z.array(loop),
      up: z.array(up),
      broken: z.array(brokenVan),
      stations: z.array(station),
      next: z.null(),
    }),
  }),
  '/unloading': defineRead({
    summary: 'Vans to unload, and vans that are coming',
    capability: 'loops.read',
    reach: 'places',
    tells: ['consignment', 'loop', 'lot', 'member', 'parcel', 'vanLoad', 'vehicle'],
    personal: true,
    asks: z.object({}),
    answer: wholeOf(
      z.extend(van, {
        /** What its driver signed for below and the centre has not taken in: consignments, and parcels that go back. */
        up: z.int(),
        /** Parcels brought down that no station has signed for. */
        left: z.int(),
      }),
    ),
  }),
  '/unloading/:id': defineRead({
    summary: 'What a van is to be unloaded of',
    capability: 'loops.read',
    reach: 'places',
    tells: ['commodity', 'consignment', 'loop', 'lot', 'member', 'parcel', 'vanLoad', 'vehicle'],
    personal: true,
    asks: z.object({ id: z.uuid() }),
    answer: z.extend(van, {
      /** The loop's cost is booked: what it carried does not change any more. */
      settled: z.boolean(),
      up: z.array(up),
      left: z.array(z.extend(loadedParcel, { station: z.uuid() })),
      stations: z.array(z.object({ id: z.uuid(), name: z.string() })),
    }),
  }),
};
