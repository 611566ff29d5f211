import { loopStages, loopTroubles, troubleKinds, type CommandType, type PayloadOf } from '@yangui/domain';
import * as z from 'zod/mini';
import type { OutboxEntry } from '../held/outbox-entry.ts';

/** The shapes of a driver's own day, and what this phone's unanswered records make of it. */

const text = z.nullable(z.string());
const figure = z.number();
const figureOrNone = z.nullable(z.number());
const stop = z.object({
  station: text,
  fetch: text,
  arriveMinute: figure,
  leaveMinute: figure,
  downPieces: figure,
  downGrams: figure,
  downCubicDecimetres: figure,
  upPieces: figure,
  upGrams: figure,
  upCubicDecimetres: figure,
});
export type DrivenStop = z.infer<typeof stop>;
const parcel = z.object({
  id: z.string(),
  number: z.string(),
  weightGrams: figureOrNone,
  onVan: z.boolean(),
  trouble: z.nullable(z.enum(troubleKinds)),
});
export type DrivenParcel = z.infer<typeof parcel>;
const load = z.object({
  id: z.string(),
  station: z.string(),
  seal: z.string(),
  coded: z.boolean(),
  signedAt: z._default(figureOrNone, null),
  parcels: z.array(parcel),
});
export type DrivenLoad = z.infer<typeof load>;
const up = z.object({
  id: z.string(),
  kind: z.enum(['consignment', 'return']),
  label: z.string(),
  station: z.string(),
  pieces: figure,
  weightGrams: figureOrNone,
  cold: z.boolean(),
  stands: z.enum(['at-station', 'on-van', 'at-centre', 'missing']),
  loop: text,
  takenAt: figureOrNone,
});
export type DrivenUp = z.infer<typeof up>;
const loop = z.object({
  id: z.string(),
  day: z.string(),
  vehicle: z.string(),
  vehicleName: z.string(),
  depotName: z.string(),
  stage: z.enum(loopStages),
  trips: z.array(z.object({ leaveMinute: figure, returnMinute: figure, stops: z.array(stop) })),
  distanceMetres: figure,
  startedAt: figureOrNone,
  finishedAt: figureOrNone,
  actualMetres: figureOrNone,
  brokeDown: z.boolean(),
  fetchedBy: text,
  loads: z.array(load),
  handovers: z.array(z.object({ id: z.string(), load: z.string(), parcels: z.array(z.string()), at: figure })),
  exceptions: z.array(
    z.object({ station: z.string(), trouble: z.enum(loopTroubles), parcels: z.array(z.string()), at: figure }),
  ),
});
export type DrivenLoop = z.infer<typeof loop>;
const position = z.object({ longitude: figure, latitude: figure, schematic: z.boolean() });
const station = z.object({
  id: z.string(),
  name: z.string(),
  villageName: z.string(),
  position: z.nullable(position),
  partnerName: text,
  partnerPhone: text,
});
export type DrivenStation = z.infer<typeof station>;
/** A van that stands broken down with another driver, and what is on it as far as the server knew. */
const brokenVan = z.object({
  loop: z.string(),
  vehicle: z.string(),
  vehicleName: z.string(),
  driver: text,
  driverName: text,
  driverPhone: text,
  at: figure,
  station: text,
  position: z.nullable(position),
  stops: z.array(z.string()),
  loads: z.array(load),
  up: z.array(up),
});
export type BrokenVan = z.infer<typeof brokenVan>;
export const drivenDay = z.object({
  day: z.string(),
  seq: figure,
  hash: z.string(),
  continues: z.boolean(),
  now: figure,
  rows: z.array(loop),
  up: z.array(up),
  // A day kept by an earlier version of the app has none.
  broken: z._default(z.array(brokenVan), []),
  stations: z.array(station),
});
export type DrivenDay = z.infer<typeof drivenDay>;

/**
 * The day as it stands with what this phone recorded and the server's answer does not show yet. It only marks what was said as
 * done; whether it is right, the server decides.
 */
export function dayAsDone(day: DrivenDay, entries: readonly Pick<OutboxEntry, 'envelope' | 'state'>[]): DrivenDay {
  return entries.filter(({ state }) => state !== 'refused').reduce((now, { envelope }) => afterOne(now, envelope), day);
}

type Done = { readonly [T in CommandType]?: (day: DrivenDay, said: PayloadOf<T>, at: number) => DrivenDay };

/** What each of a driver's records makes of the day. A record that is not here leaves it as it is. */
export const doneBy = {
  'start-loop': (day, { loop: id }, at) =>
    onLoop(day, id, (one) => (one.stage === 'planned' ? { ...one, stage: 'underway', startedAt: at } : one)),
  'finish-loop': (day, { loop: id, actualMetres }, at) =>
    onLoop(day, id, (one) => ({ ...one, stage: 'finished', finishedAt: at, actualMetres })),
  'hand-over-load': (day, { handover, loop: id, load: of, parcels }, at) =>
    onLoop(day, id, (one) => ({
      ...one,
      loads: marked(one.loads, parcels, { onVan: false }),
      handovers: [...one.handovers, { id: handover, load: of, parcels: [...parcels], at }],
    })),
  'still-on-van': (day, { loop: id, handover, parcels }) =>
    onLoop(day, id, (one) => ({
      ...one,
      loads: marked(one.loads, parcels, { onVan: true }),
      handovers: one.handovers.map((other) =>
        other.id === handover
          ? { ...other, parcels: other.parcels.filter((parcel) => !parcels.includes(parcel)) }
          : other,
      ),
    })),
  'take-up': (day, { loop: id, consignments, parcels }, at) => {
    const taken = new Set([...consignments, ...parcels]);
    return {
      ...day,
      up: day.up.map((one) =>
        taken.has(one.id) && one.stands === 'at-station' ? { ...one, stands: 'on-van', loop: id, takenAt: at } : one,
      ),
    };
  },
  'set-down': (day, { consignments, parcels }) => {
    const back = new Set([...consignments, ...parcels]);
    return {
      ...day,
      up: day.up.map((one) => (back.has(one.id) ? { ...one, stands: 'at-station', loop: null, takenAt: null } : one)),
    };
  },
  'sign-for-loads': (day, { loop: id, loads }, at) =>
    onLoop(day, id, (one) => ({
      ...one,
      loads: one.loads.map((load) => (loads.includes(load.id) ? { ...load, signedAt: at } : load)),
    })),
  'move-load': moved,
  'take-over': takenOver,
  'report-breakdown': (day, { loop: id }) => onLoop(day, id ?? '', (one) => ({ ...one, brokeDown: true })),
  'report-stop': (day, { loop: id, station: there, trouble, parcels: about }, at) => {
    const parcels = [...about];
    return onLoop(day, id, (one) => ({
      ...one,
      exceptions: [...one.exceptions, { station: there, trouble, parcels, at }],
      loads: trouble === 'missing' || trouble === 'damaged' ? marked(one.loads, parcels, { trouble }) : one.loads,
    }));
  },
} satisfies Done;

function afterOne(day: DrivenDay, { type, payload, at }: OutboxEntry['envelope']): DrivenDay {
  return isDone(type) ? after(type, day, payload, at) : day;
}

function after<T extends keyof typeof doneBy>(type: T, day: DrivenDay, payload: unknown, at: number): DrivenDay {
  const mark: Done[T] = doneBy[type];
  // oxlint-disable-next-line no-unsafe-type-assertion -- this phone made the record itself, by `prepare`, which is held to it
  return mark?.(day, payload as PayloadOf<T>, at) ?? day;
}

function isDone(type: string): type is keyof typeof doneBy {
  return Object.hasOwn(doneBy, type);
}

const ids = z.array(z.string());
const carrying = z.object({ consignments: z.optional(ids), parcels: z.optional(ids) });

/** The parcels and consignments that a record is about. */
export function piecesOf(payload: unknown): readonly string[] {
  const { data } = carrying.safeParse(payload);
  return [...(data?.consignments ?? []), ...(data?.parcels ?? [])];
}

/** The loads with some of their parcels changed. */
function marked(loads: readonly DrivenLoad[], parcels: readonly string[], to: Partial<DrivenParcel>): DrivenLoad[] {
  return loads.map((load) => ({
    ...load,
    parcels: load.parcels.map((each) => (parcels.includes(each.id) ? { ...each, ...to } : each)),
  }));
}

/** A load that changed vans at the roadside, or what was found of it. */
function moved(
  day: DrivenDay,
  { load: id, loop: onto, into = id, parcels }: PayloadOf<'move-load'>,
  at: number,
): DrivenDay {
  const all = day.broken.flatMap(({ loads }) => loads).find((one) => one.id === id);
  if (all === undefined) return day;
  const found = all.parcels.filter((one) => one.onVan && (parcels?.includes(one.id) ?? true));
  const whole = found.length === all.parcels.length;
  const left = { ...all, parcels: all.parcels.filter((one) => !found.includes(one)) };
  const taken = { ...all, id: whole ? id : into, signedAt: at, parcels: found };
  const broken = day.broken.map((van) => ({
    ...van,
    loads: van.loads.flatMap((one) => (one.id !== id ? [one] : whole ? [] : [left])),
  }));
  return { ...onLoop(day, onto, (one) => ({ ...one, loads: [...one.loads, taken] })), broken };
}

function takenOver(day: DrivenDay, { from, loop: onto, consignments, parcels }: PayloadOf<'take-over'>): DrivenDay {
  const ones = new Set([...consignments, ...parcels]);
  const taken = day.broken.flatMap((van) => (van.loop === from ? van.up.filter(({ id }) => ones.has(id)) : []));
  const broken = day.broken.map((van) =>
    van.loop === from ? { ...van, up: van.up.filter(({ id }) => !ones.has(id)) } : van,
  );
  const aboard = taken.map((one): DrivenUp => ({ ...one, stands: 'on-van', loop: onto, takenAt: null }));
  return { ...day, broken, up: [...day.up.filter(({ id }) => !ones.has(id)), ...aboard] };
}

function onLoop(day: DrivenDay, id: string, change: (loop: DrivenLoop) => DrivenLoop): DrivenDay {
  return { ...day, rows: day.rows.map((one) => (one.id === id ? change(one) : one)) };
}

/** A code that was given for a load. */
export interface ToldCode {
  readonly load: string;
  readonly code: string;
}

const coded = z.object({ load: z.string(), code: z.string() });

/** The codes that this phone gave and the server did not refuse. */
export function toldCodes(entries: readonly Pick<OutboxEntry, 'envelope' | 'state'>[]): readonly ToldCode[] {
  return entries.flatMap(({ envelope, state }) => {
    const { data } =
      envelope.type === 'hand-over-load' && state !== 'refused'
        ? coded.safeParse(envelope.payload)
        : { data: undefined };
    return data === undefined ? [] : [{ load: data.load, code: data.code }];
  });
}
