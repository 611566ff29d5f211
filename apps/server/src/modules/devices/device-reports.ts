import { covers, deviceReport, placesWith, type DeviceReport, type Instant, type Member } from '@yangui/domain';
import { RefusalError } from '../../http/refusal-error.ts';
import type { Queryable } from '../../journal/read.ts';

/** How much of a count is kept: a phone that says more is not believed, and not refused for it. */
const MOST = 2_000_000_000;

/** What a device says of itself beside its question. @throws RefusalError where it is no report of a device there: at a station, or null at none, a driver's */
export function readReport(text: string, station: string | null): DeviceReport {
  const read = deviceReport.safeParse(parsed(text));
  if (!read.success || read.data.station !== station) throw new RefusalError('malformed-request', { where: 'report' });
  return read.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Notes what a device said of itself, over what it said before by the same person; nothing where the county has no such
 * station. Whoever calls has seen who speaks: by a session, or by a signature. The device is what they call it, and so no
 * word of theirs stands in another's place.
 * @param person who was at it
 */
export async function noteReport(
  db: Queryable,
  { county, report, person, now }: { county: string; report: DeviceReport; person: string; now: Instant },
): Promise<void> {
  const { device, station, version, oldestWaitingAt, lastSentAt, lastReceivedAt, storageUsedBytes, storageQuotaBytes } =
    report;
  const clockAheadMs = report.clockAt === undefined ? null : report.clockAt - now;
  const [waiting, refused, inReview] = [report.waiting, report.refused, report.inReview].map((count) =>
    Math.min(count, MOST),
  );
  await db.query(
    `insert into device_report (county, device, station, person, version, waiting, refused, in_review,
       oldest_waiting_at, last_sent_at, last_received_at, storage_used_bytes, storage_quota_bytes, seen_at, clock_ahead_ms)
     select $1, $2::uuid, s.id, $4::uuid, $5, $6, $7, $8, to_timestamp($9::bigint / 1000.0), to_timestamp($10::bigint / 1000.0),
       to_timestamp($11::bigint / 1000.0), $12::bigint, $13::bigint, to_timestamp($14::bigint / 1000.0), $15::bigint
     from (select $3::uuid as id) s where s.id is null or exists (select from station t where t.county = $1 and t.id = s.id)
     on conflict (county, device, person) do update set station = excluded.station, version = excluded.version,
       waiting = excluded.waiting, refused = excluded.refused, in_review = excluded.in_review, oldest_waiting_at = excluded.oldest_waiting_at,
       last_sent_at = excluded.last_sent_at, last_received_at = excluded.last_received_at, storage_used_bytes = excluded.storage_used_bytes,
       storage_quota_bytes = excluded.storage_quota_bytes, seen_at = excluded.seen_at, clock_ahead_ms = excluded.clock_ahead_ms
     where device_report.seen_at <= excluded.seen_at`,
    [
      county,
      device,
      station,
      person,
      version,
      waiting,
      refused,
      inReview,
      oldestWaitingAt,
      lastSentAt,
      lastReceivedAt,
      storageUsedBytes,
      storageQuotaBytes,
      now,
      clockAheadMs,
    ],
  );
}

/** Whether somebody may report for a device where it says it is: at a station whose people they serve; at none, on the road. */
export async function mayReport(
  db: Queryable,
  county: string,
  member: Member | undefined,
  { station }: DeviceReport,
): Promise<boolean> {
  if (member === undefined) return false;
  if (station === null) return placesWith(member, 'loops.drive').length > 0;
  const { rows } = await db.query<{ village: string }>('select village from station where county = $1 and id = $2', [
    county,
    station,
  ]);
  return rows.some(({ village }) => placesWith(member, 'villagers.contact').some((held) => covers(held, village)));
}
