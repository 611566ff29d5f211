import { loopStages, stopTroubles, troubleKinds } from '@yangui/domain';
import * as z from 'zod/mini';
import type { OutboxEntry } from '../station/outbox-entry.ts';

/** The shapes of a driver's own day, and what this phone's unanswered records make of it. */

const text = z.nullable(z.string());
const figure = z.number();
const figureOrNone = z.nullable(z.number());
const stop = z.object({
  station: text, fetch: text, arriveMinute: figure, leaveMinute: figure,
  downPieces: figure, downGrams: figure, downCubicDecimetres: figure, upPieces: figure, upGrams: figure, upCubicDecimetres: figure,
});
export type DrivenStop = z.infer<typeof stop>;
const parcel = z.object({ id: z.string(), number: z.string(), weightGrams: figureOrNone, onVan: z.boolean(), trouble: z.nullable(z.enum(troubleKinds)) });
export type DrivenParcel = z.infer<typeof parcel>;
const load = z.object({ id: z.string(), station: z.string(), seal: z.string(), coded: z.boolean(), parcels: z.array(parcel) });
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
  exceptions: z.array(z.object({ station: z.string(), trouble: z.enum(stopTroubles), parcels: z.array(z.string()), at: figure })),
});
export type DrivenLoop = z.infer<typeof loop>;
const station = z.object({
  id: z.string(),
  name: z.string(),
  villageName: z.string(),
  position: z.nullable(z.object({ longitude: figure, latitude: figure, schematic: z.boolean() })),
  partnerName: text,
  partnerPhone: text,
});
export type DrivenStation = z.infer<typeof station>;
export const drivenDay = z.object({ day: z.string(), seq: figure, hash: z.string(), continues: z.boolean(), now: figure, rows: z.array(loop), up: z.array(up), stations: z.array(station) });
export type DrivenDay = z.infer<typeof drivenDay>;

const ids = z.array(z.string());
const said = {
  start: z.object({ loop: z.string() }),
  finish: z.object({ loop: z.string(), actualMetres: figureOrNone }),
  handOver: z.object({ handover: z.string(), loop: z.string(), load: z.string(), parcels: ids }),
  takeUp: z.object({ loop: z.string(), consignments: ids, parcels: ids }),
  stillOnVan: z.object({ loop: z.string(), handover: z.string(), parcels: ids }),
  breakDown: z.object({ loop: text }),
  report: z.object({ loop: z.string(), station: z.string(), trouble: z.enum(stopTroubles), parcels: ids }),
};

/**
 * The day as it stands with what this phone recorded and the server's answer does not show yet. It only marks what was said as
 * done; whether it is right, the server decides.
 */
export function dayAsDone(day: DrivenDay, entries: readonly Pick<OutboxEntry, 'envelope' | 'state'>[]): DrivenDay {
  return entries.filter(({ state }) => state !== 'refused').reduce((now, { envelope }) => afterOne(now, envelope), day);
}

function afterOne(day: DrivenDay, { type, payload, at }: OutboxEntry['envelope']): DrivenDay {
  switch (type) {
    case 'start-loop': return started(day, said.start.parse(payload).loop, at);
    case 'finish-loop': {
      const { loop: id, actualMetres } = said.finish.parse(payload);
      return onLoop(day, id, (one) => ({ ...one, stage: 'finished', finishedAt: at, actualMetres }));
    }
    case 'hand-over-load': {
      const { handover, loop: id, load: of, parcels } = said.handOver.parse(payload);
      return onLoop(day, id, (one) => ({ ...one, loads: marked(one.loads, parcels, { onVan: false }), handovers: [...one.handovers, { id: handover, load: of, parcels, at }] }));
    }
    case 'still-on-van': {
      const { loop: id, handover, parcels } = said.stillOnVan.parse(payload);
      const handovers = (one: DrivenLoop) => one.handovers.map((other) => (other.id === handover ? { ...other, parcels: other.parcels.filter((parcel) => !parcels.includes(parcel)) } : other));
      return onLoop(day, id, (one) => ({ ...one, loads: marked(one.loads, parcels, { onVan: true }), handovers: handovers(one) }));
    }
    case 'take-up': {
      const { loop: id, consignments, parcels } = said.takeUp.parse(payload);
      const taken = new Set([...consignments, ...parcels]);
      return { ...day, up: day.up.map((one) => (taken.has(one.id) && one.stands === 'at-station' ? { ...one, stands: 'on-van', loop: id, takenAt: at } : one)) };
    }
    case 'set-down': {
      const { consignments, parcels } = said.takeUp.parse(payload);
      const back = new Set([...consignments, ...parcels]);
      return { ...day, up: day.up.map((one) => (back.has(one.id) ? { ...one, stands: 'at-station', loop: null, takenAt: null } : one)) };
    }
    case 'report-breakdown': return onLoop(day, said.breakDown.parse(payload).loop ?? '', (one) => ({ ...one, brokeDown: true }));
    case 'report-stop': {
      const { loop: id, ...told } = said.report.parse(payload);
      const { trouble } = told;
      const loads = (one: DrivenLoop) => (trouble === 'missing' || trouble === 'damaged' ? marked(one.loads, told.parcels, { trouble }) : one.loads);
      return onLoop(day, id, (one) => ({ ...one, exceptions: [...one.exceptions, { ...told, at }], loads: loads(one) }));
    }
    default: return day;
  }
}

const carrying = z.object({ consignments: z.optional(ids), parcels: z.optional(ids) });

/** The parcels and consignments that a record is about. */
export function piecesOf(payload: unknown): readonly string[] {
  const { data } = carrying.safeParse(payload);
  return [...(data?.consignments ?? []), ...(data?.parcels ?? [])];
}

/** The loads with some of their parcels changed. */
function marked(loads: readonly DrivenLoad[], parcels: readonly string[], to: Partial<DrivenParcel>): DrivenLoad[] {
  return loads.map((load) => ({ ...load, parcels: load.parcels.map((each) => (parcels.includes(each.id) ? { ...each, ...to } : each)) }));
}

function started(day: DrivenDay, id: string, at: number): DrivenDay {
  return onLoop(day, id, (one) => (one.stage === 'planned' ? { ...one, stage: 'underway', startedAt: at } : one));
}

function onLoop(day: DrivenDay, id: string, change: (loop: DrivenLoop) => DrivenLoop): DrivenDay {
  return { ...day, rows: day.rows.map((one) => (one.id === id ? change(one) : one)) };
}
