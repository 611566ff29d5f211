import { logisticsBounds, type DeliveryWindow, type Depot, type Role, type Vehicle } from '@yangui/domain';
import { readLogisticsSettings } from '../../planning/gather.ts';
import { entityOf } from '../../store/statements.ts';
import type { Query } from '../../http/reading.ts';

/** The county's depots and vehicles, who drives, and by which figures its loops are planned. */
export const fleet: Query<'/fleet'> = async ({ pool, county, within }) => {
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
};
