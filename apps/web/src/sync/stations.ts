import {
  closeReasons,
  equipmentItems,
  equipmentStates,
  heldKinds,
  pauseReasons,
  smallPremisesReasons,
  stationStages,
} from '@yangui/domain';
import * as z from 'zod/mini';
import { maybeNamed } from './answers.ts';
import { useList, useOne } from './reads.ts';
import { moment } from './who.ts';

/** Where something lies: degrees, WGS-84. Schematic ones are drawn, not measured. */
export const position = z.object({ longitude: z.number(), latitude: z.number(), schematic: z.boolean() });
export type PositionShown = z.infer<typeof position>;

/** A station, as the desk sees it and as a parcel is sent on to it. */
export const stationRow = z.object({
  id: z.string(),
  name: z.string(),
  village: z.string(),
  villageName: z.string(),
  townName: z.string(),
  stage: z.enum(stationStages),
  stageSince: moment,
  stageReason: z.nullable(z.enum([...pauseReasons, ...closeReasons])),
  openedAt: z.nullable(moment),
  floorAreaSquareMetres: z.nullable(z.number()),
  smallPremisesReason: z.nullable(z.enum(smallPremisesReasons)),
  equipment: z.array(z.object({ item: z.enum(equipmentItems), state: z.enum(equipmentStates) })),
  position: z.nullable(position),
  partner: z.nullable(maybeNamed),
  openOrders: z.number(),
  openParcels: z.number(),
  held: z.nullable(z.record(z.enum(heldKinds), z.number())),
  ordersLast30Days: z.number(),
  villagers: z.number(),
});
export type StationRow = z.infer<typeof stationRow>;

export const useStation = (county: string, id: string) => useOne(county, 'stations', `/stations/${id}`, stationRow);
export const useStations = (county: string) => useList(county, 'stations', '/stations', stationRow, {});
