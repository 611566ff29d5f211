import { loopStages, troubleKinds } from '@yangui/domain';
import * as z from 'zod/mini';
import { useList, useOne } from './reads.ts';

/** The shapes of what the server answers about vans to unload, and how it is asked. */

const text = z.nullable(z.string());
const moment = z.nullable(z.number());

const van = z.object({
  id: z.string(),
  day: z.string(),
  vehicleName: z.string(),
  driverName: text,
  stage: z.enum(loopStages),
  startedAt: moment,
  finishedAt: moment,
});

const vanToUnload = z.extend(van, { up: z.number(), left: z.number() });
export type VanToUnload = z.infer<typeof vanToUnload>;

const broughtUp = z.object({
  id: z.string(),
  kind: z.enum(['consignment', 'return']),
  label: z.string(),
  station: z.string(),
  pieces: z.number(),
  weightGrams: z.nullable(z.number()),
  cold: z.boolean(),
  stands: z.enum(['at-station', 'on-van', 'at-centre', 'missing']),
  loop: text,
});
const leftOver = z.object({
  id: z.string(),
  number: z.string(),
  weightGrams: z.nullable(z.number()),
  onVan: z.boolean(),
  trouble: z.nullable(z.enum(troubleKinds)),
  station: z.string(),
});

const unloading = z.extend(van, {
  settled: z.boolean(),
  up: z.array(broughtUp),
  left: z.array(leftOver),
  stations: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type Unloading = z.infer<typeof unloading>;

export const useVansToUnload = (county: string, enabled = true) =>
  useList(county, 'loops', '/unloading', vanToUnload, {}, enabled);
export const useUnloading = (county: string, id: string) => useOne(county, 'loops', `/unloading/${id}`, unloading);
