import {
  logisticsBounds,
  vehicleKinds,
  vehicleStages,
  type DeliveryWindow,
  type Depot,
  type Role,
  type Vehicle,
} from '@yangui/domain';
import * as z from 'zod';
import { defineRead } from '../../http/reading.ts';
import { fenAmount, person } from '../../http/shapes.ts';
import { readLogisticsSettings } from '../../planning/gather.ts';
import { entityOf } from '../../store/statements.ts';

const depot = z.object({
  id: z.uuid(),
  name: z.string(),
  longitudeMicrodegrees: z.int(),
  latitudeMicrodegrees: z.int(),
  schematic: z.boolean(),
});
const vehicle = z.object({
  id: z.uuid(),
  stage: z.enum(vehicleStages),
  name: z.string(),
  kind: z.enum(vehicleKinds),
  depot: z.uuid(),
  capacityGrams: z.int(),
  capacityCubicDecimetres: z.int(),
  shiftFromMinute: z.int(),
  shiftToMinute: z.int(),
  maxDurationMinutes: z.int().nullable(),
  maxDistanceMetres: z.int().nullable(),
  maxTrips: z.int(),
  coldBox: z.boolean(),
  cannotReach: z.array(z.uuid()),
  fixedFenPerDay: fenAmount,
  costFenPerKm: fenAmount,
  driverFenPerDay: fenAmount,
  driverFenPerHour: fenAmount,
  timetable: z.array(z.object({ stop: z.uuid(), minute: z.int() })).nullable(),
  owner: z.uuid().nullable(),
});
const bound = z.object({ least: z.int(), most: z.int() });
const figures = {
  detourPercent: z.int(),
  speedKmPerHour: z.int(),
  serviceMinutes: z.int(),
  reloadMinutes: z.int(),
  parcelGrams: z.int(),
  parcelCubicDecimetres: z.int(),
};

/** The county's depots and vehicles, who drives, and by which figures its loops are planned. */
export const fleet = defineRead({
  path: '/fleet',
  summary: 'Depots, vehicles, drivers, delivery windows and how loops are planned',
  capability: 'fleet.read',
  reach: 'places',
  personal: true,
  asks: z.object({}),
  answer: z.object({
    depots: z.array(depot),
    vehicles: z.array(vehicle),
    drivers: z.array(person),
    owners: z.array(person).describe('those who hold the role of vehicle owner'),
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
  async read({ pool, county, within }) {
    const mine = [county, within] as const;
    const { rows: depots } = await pool.query<{ row: Depot }>(
      `select ${entityOf('depot')} as row from depot t where t.county = $1 and t.county like any($2::text[]) order by t.name, t.id`,
      [...mine],
    );
    const { rows: vehicles } = await pool.query<{ row: Vehicle }>(
      `select ${entityOf('vehicle')} as row from vehicle t where t.county = $1 and t.county like any($2::text[]) order by t.name, t.id`,
      [...mine],
    );
    const inRole = async (role: Role) => {
      const { rows } = await pool.query<{ id: string; name: string | null }>(
        `select m.id, p.name from member m left join person_private p on p.county = $1 and p.person = m.id and p.kind = 'member'
         where m.county = $1 and exists (select from json_array_elements(m.holdings) h where h ->> 'role' = $3 and h ->> 'place' like any($2::text[])) order by p.name, m.id`,
        [...mine, role],
      );
      return rows;
    };
    const [drivers, owners] = [await inRole('driver'), await inRole('vehicle-owner')];
    const { rows: windows } = await pool.query<{ row: DeliveryWindow }>(
      `select ${entityOf('deliveryWindow')} as row from delivery_window t join station s on s.county = $1 and s.id = t.id where t.county = $1 and s.village like any($2::text[]) order by t.id`,
      [...mine],
    );
    const { id: _, ...settings } = await readLogisticsSettings(pool, county);
    return {
      depots: depots.map(({ row }) => row),
      vehicles: vehicles.map(({ row: { cannotReach, timetable, ...row } }) => ({
        ...row,
        cannotReach: [...cannotReach],
        timetable: timetable === null ? null : [...timetable],
      })),
      drivers,
      owners,
      windows: windows.map(({ row }) => row),
      settings,
      bounds: logisticsBounds,
    };
  },
});
