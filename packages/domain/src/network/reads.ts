import * as z from 'zod/mini';
import {
  closeReasons,
  equipmentItems,
  equipmentStates,
  heldKinds,
  pauseReasons,
  smallPremisesReasons,
  stationStages,
} from './index.ts';
import { defineRead, moment, person, shape, told, wholeOf } from '../read.ts';

/** Where something lies, in degrees. `schematic` ones are drawn, not measured. */
export const position = shape('Position', {
  longitude: told(z.number(), 'degrees, WGS-84'),
  latitude: told(z.number(), 'degrees, WGS-84'),
  schematic: z.boolean(),
});

const station = shape('Station', {
  id: z.uuid(),
  name: z.string(),
  village: z.string(),
  villageName: z.string(),
  townName: z.string(),
  stage: z.enum(stationStages),
  stageSince: moment,
  stageReason: z.nullable(z.enum([...pauseReasons, ...closeReasons])),
  openedAt: z.nullable(moment),
  floorAreaSquareMetres: z.nullable(z.int()),
  smallPremisesReason: z.nullable(z.enum(smallPremisesReasons)),
  equipment: z.array(z.object({ item: z.enum(equipmentItems), state: z.enum(equipmentStates) })),
  position: z.nullable(position),
  partner: z.nullable(person),
  openOrders: z.int(),
  openParcels: z.int(),
  /** What would be left unheld if it closed or its partner left: fen of money, pieces of the rest. Null for whoever may neither close nor appoint there. */
  held: z.nullable(z.record(z.enum(heldKinds), z.int())),
  ordersLast30Days: z.int(),
  villagers: z.int(),
});

/** What can be read of villages and stations. */
export const networkReads = {
  '/villages': defineRead({
    summary: 'The county’s villages, and which have a station',
    capability: 'county.read',
    reach: 'places',
    tells: ['member', 'order', 'position', 'station'],
    personal: true,
    asks: z.object({
      town: z.optional(z.string().check(z.regex(/^\d{9}$/))),
    }),
    answer: wholeOf(
      z.object({
        code: z.string(),
        name: z.string(),
        town: z.string(),
        townName: z.string(),
        community: z.boolean(),
        position: z.nullable(position),
        station: z.nullable(
          z.object({
            id: z.uuid(),
            name: z.string(),
            stage: z.enum(stationStages),
            partner: z.nullable(person),
            openOrders: z.int(),
            toCollect: z.int(),
            position: z.nullable(position),
          }),
        ),
      }),
    ),
  }),
  '/stations': defineRead({
    summary: 'Stations, their partners and how busy they are',
    capability: 'county.read',
    reach: 'places',
    tells: ['account', 'member', 'order', 'position', 'station', 'villager'],
    personal: true,
    asks: z.object({}),
    answer: wholeOf(station),
  }),
  '/stations/:id': defineRead({
    summary: 'One station',
    capability: 'county.read',
    reach: 'places',
    tells: ['account', 'member', 'order', 'position', 'station', 'villager'],
    personal: true,
    asks: z.object({ id: z.uuid() }),
    answer: station,
  }),
};
