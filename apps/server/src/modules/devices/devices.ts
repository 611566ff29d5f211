import { troublesOf, type DeviceHeard, type DeviceTrouble, type StationStage } from '@yangui/domain';
import type { Pool } from 'pg';
import { VERSION } from '../../version.ts';
import { readSettings } from '../ledger/settings.ts';
import type { Query } from '../../http/reading.ts';

export interface DeviceRow extends DeviceHeard {
  readonly id: string;
  readonly people: readonly string[];
  readonly refused: number;
  readonly inReview: number;
  readonly lastSentAt: number | null;
}

interface FoundRow {
  readonly station: string;
  readonly stationName: string;
  readonly villageName: string;
  readonly stage: StationStage;
  readonly partnerName: string | null;
  readonly device: DeviceRow | null;
  readonly newest: boolean;
}

/** How long a device that nothing waits on is told of after it was last heard: phones are replaced. */
export const TOLD_DAYS = 180;
const ms = (column: string) => `(extract(epoch from d.${column}) * 1000)::bigint`;
/** What a report `d` says, for a JSON object: SQL. */
export const deviceColumns = `'id', d.device, 'seenAt', ${ms('seen_at')}, 'version', d.version, 'waiting', d.waiting, 'refused', d.refused,
  'inReview', d.in_review, 'oldestWaitingAt', ${ms('oldest_waiting_at')}, 'lastSentAt', ${ms('last_sent_at')}, 'lastReceivedAt', ${ms('last_received_at')},
  'clockAheadMs', d.clock_ahead_ms, 'storageUsedBytes', d.storage_used_bytes, 'storageQuotaBytes', d.storage_quota_bytes`;

/** Whether a report `d` is the last word of its device where it is: people take turns at one. SQL. */
const isNewest = `not exists (select from device_report l where l.county = $1 and l.device = d.device and l.station = d.station and (l.seen_at, l.person) > (d.seen_at, d.person))`;

/** The devices of each station: what they last said of themselves, and what is wrong. Stations that work and were never heard have a row without one. */
export const devices: Query<'/devices'> = async ({ pool, county, within }) => {
  const now = Date.now();
  const { offlineDays } = await readSettings(pool, county);
  const silentAfterDays = offlineDays / 2;
  const { rows } = await pool.query<FoundRow>(
    `select s.id as station, s.name as "stationName", coalesce(v.name, s.village) as "villageName", s.stage, p.name as "partnerName",
         case when d.device is not null then json_build_object(${deviceColumns},
           'people', (select coalesce(json_agg(distinct n.name), '[]') from device_report r join person_private n on n.county = $1 and n.person = r.person and n.kind = 'member'
             where r.county = $1 and r.station = s.id and r.device = d.device and n.name is not null)) end as device,
         d.seen_at = max(d.seen_at) over (partition by s.id) as newest
       from station s
       left join device_report d on d.county = $1 and d.station = s.id and ${isNewest} and (d.waiting > 0 or d.seen_at > to_timestamp($3 / 1000.0))
       left join place v on v.code = s.village left join person_private p on p.county = $1 and p.person = s.partner and p.kind = 'member'
       where s.county = $1 and s.village like any($2::text[]) and (s.stage in ('open', 'paused') or d.device is not null)
       order by s.name, s.id, d.seen_at desc`,
    [county, within, now - TOLD_DAYS * 86_400_000],
  );
  return {
    rows: rows.map(({ device: heard, newest, ...of }) => ({
      ...of,
      device:
        heard === null
          ? null
          : {
              ...heard,
              people: [...heard.people],
              troubles: [...troublesOf(heard, { now, newest, silentAfterDays, version: VERSION })],
            },
    })),
    next: null,
    version: VERSION,
    silentAfterDays,
  };
};

type HeardRow = DeviceHeard & { readonly of: string; readonly newest: boolean };

/** What a report `d` says of itself that can be wrong: SQL. */
const heard = `d.version, d.waiting, ${ms('seen_at')} as "seenAt", ${ms('oldest_waiting_at')} as "oldestWaitingAt", ${ms('last_received_at')} as "lastReceivedAt",
  d.clock_ahead_ms as "clockAheadMs", d.storage_used_bytes as "storageUsedBytes", d.storage_quota_bytes as "storageQuotaBytes"`;

/** How many stations in some places have a device that something is wrong with, besides being a version behind. */
export async function stationsInTrouble(pool: Pool, county: string, within: readonly string[]): Promise<number> {
  const { rows } = await pool.query<HeardRow>(
    `select d.station as of, ${heard}, d.seen_at = max(d.seen_at) over (partition by d.station) as newest
     from device_report d join station s on s.county = $1 and s.id = d.station
     where d.county = $1 and ${isNewest} and s.village like any($2::text[]) and (s.stage in ('open', 'paused') or d.waiting > 0)`,
    [county, within],
  );
  return inTrouble(pool, county, rows);
}

/** How many who drive in some places have a phone that something is wrong with, by the same measure. */
export async function driversInTrouble(pool: Pool, county: string, within: readonly string[]): Promise<number> {
  const { rows } = await pool.query<HeardRow>(
    `select m.id as of, ${heard}, d.seen_at = max(d.seen_at) over (partition by m.id) as newest
     from device_report d join member m on m.county = $1 and m.id = d.person
     where d.county = $1 and d.station is null and exists (select from json_array_elements(m.holdings) h where h ->> 'role' = 'driver' and h ->> 'place' like any($2::text[]))`,
    [county, within],
  );
  return inTrouble(pool, county, rows);
}

async function inTrouble(pool: Pool, county: string, rows: readonly HeardRow[]): Promise<number> {
  const now = Date.now();
  const { offlineDays } = await readSettings(pool, county);
  const urgent = (trouble: DeviceTrouble) => trouble !== 'version';
  return new Set(
    rows
      .filter(({ newest, ...device }) =>
        troublesOf(device, { now, newest, silentAfterDays: offlineDays / 2, version: VERSION }).some(urgent),
      )
      .map(({ of }) => of),
  ).size;
}
