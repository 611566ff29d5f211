import { troublesOf } from '@yangui/domain';
import { VERSION } from '../../version.ts';
import { readSettings } from '../ledger/settings.ts';
import { deviceColumns, TOLD_DAYS, type DeviceRow } from './devices.ts';
import type { Query } from '../../http/reading.ts';

interface FoundRow {
  readonly id: string;
  readonly name: string | null;
  readonly device: Omit<DeviceRow, 'people'> | null;
  readonly newest: boolean;
}

/** The phones of those who drive: what they last said of themselves, and what is wrong. A driver who was never heard has a row without one. */
export const driverDevices: Query<'/driver-devices'> = async ({ pool, county, within }) => {
  const now = Date.now();
  const { offlineDays } = await readSettings(pool, county);
  const { rows } = await pool.query<FoundRow>(
    `select m.id, p.name, case when d.device is not null then json_build_object(${deviceColumns}) end as device, d.seen_at = max(d.seen_at) over (partition by m.id) as newest
       from member m left join person_private p on p.county = $1 and p.person = m.id and p.kind = 'member'
         left join device_report d on d.county = $1 and d.station is null and d.person = m.id and (d.waiting > 0 or d.seen_at > to_timestamp($3 / 1000.0))
       where m.county = $1 and exists (select from json_array_elements(m.holdings) h where h ->> 'role' = 'driver' and h ->> 'place' like any($2::text[]))
       order by p.name, m.id, d.seen_at desc`,
    [county, within, now - TOLD_DAYS * 86_400_000],
  );
  return {
    rows: rows.map(({ id, name, device: heard, newest }) => ({
      driver: { id, name },
      device: heard && {
        ...heard,
        people: name === null ? [] : [name],
        troubles: [...troublesOf(heard, { now, newest, silentAfterDays: offlineDays / 2, version: VERSION })],
      },
    })),
    next: null,
  };
};
