import * as z from 'zod/mini';
import { vehicleKinds, vehicleStages } from './index.ts';
import { defineRead, fenAmount, person, shape, told } from '../read.ts';

const depot = shape('Depot', {
  id: z.uuid(),
  name: z.string(),
  longitudeMicrodegrees: z.int(),
  latitudeMicrodegrees: z.int(),
  schematic: z.boolean(),
});

const vehicle = shape('Vehicle', {
  id: z.uuid(),
  stage: z.enum(vehicleStages),
  name: z.string(),
  kind: z.enum(vehicleKinds),
  depot: z.uuid(),
  capacityGrams: z.int(),
  capacityCubicDecimetres: z.int(),
  shiftFromMinute: z.int(),
  shiftToMinute: z.int(),
  maxDurationMinutes: z.nullable(z.int()),
  maxDistanceMetres: z.nullable(z.int()),
  maxTrips: z.int(),
  coldBox: z.boolean(),
  cannotReach: z.array(z.uuid()),
  fixedFenPerDay: fenAmount,
  costFenPerKm: fenAmount,
  driverFenPerDay: fenAmount,
  driverFenPerHour: fenAmount,
  timetable: z.nullable(z.array(z.object({ stop: z.uuid(), minute: z.int() }))),
  owner: z.nullable(z.uuid()),
});

const figures = {
  detourPercent: z.int(),
  speedKmPerHour: z.int(),
  serviceMinutes: z.int(),
  reloadMinutes: z.int(),
  parcelGrams: z.int(),
  parcelCubicDecimetres: z.int(),
};

const bound = shape('PlanningBound', { least: z.int(), most: z.int() });

/** What can be read of the fleet. */
export const fleetReads = {
  '/fleet': defineRead({
    summary: 'Depots, vehicles, drivers, delivery windows and how loops are planned',
    capability: 'fleet.read',
    reach: 'places',
    tells: ['deliveryWindow', 'depot', 'logisticsSettings', 'member', 'vehicle'],
    personal: true,
    asks: z.object({}),
    answer: z.object({
      depots: z.array(depot),
      vehicles: z.array(vehicle),
      drivers: z.array(person),
      owners: told(z.array(person), 'those who hold the role of vehicle owner'),
      windows: z.array(z.object({ id: z.uuid(), fromMinute: z.int(), toMinute: z.int() })),
      settings: z.object(figures),
      bounds: z.object({
        detourPercent: bound,
        speedKmPerHour: bound,
        serviceMinutes: bound,
        reloadMinutes: bound,
        parcelGrams: bound,
        parcelCubicDecimetres: bound,
      }),
    }),
  }),
};
