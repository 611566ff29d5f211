import type { AttachmentState, Handover } from '@yangui/domain';
import type { RowOf } from '@yangui/domain/reads';
import { stateOf } from '../../attachments/listed.ts';
import type { Sight } from '../../http/sight.ts';
import { entityOf } from '../../store/statements.ts';
import type { Query } from '../../http/reading.ts';

/** How many are told at most: those of a day's loops, or of a parcel's load, are far fewer. */
const MOST = 500;

interface Row {
  readonly row: Handover;
  readonly stationName: string;
  readonly seal: string | null;
  readonly driverName: string | null;
  readonly name: string | null;
  readonly photo: { readonly id: string; readonly state: AttachmentState } | null;
}

/** What drivers left at stations where nobody signed on a device, and what proves it; the newest first. */
export const handovers: Query<'/handovers'> = async ({ pool, county, within, people }, { loop, load, station }) => {
  const { rows } = await pool.query<Row>(
    `select ${entityOf('handover')} as row, s.name as "stationName", l.seal, d.name as "driverName",
         p.name, (select json_build_object('id', a.id, 'state', ${stateOf('handover-photo')}) from attachment a where a.county = $1 and a.kind = 'handover-photo' and a.belongs_to = t.id limit 1) as photo
       from handover t join station s on s.county = $1 and s.id = t.station left join van_load l on l.county = $1 and l.id = t.load
         left join person_private p on p.county = $1 and p.kind = 'handover' and p.person = t.id left join person_private d on d.county = $1 and d.person = t.driver and d.kind = 'member'
       where t.county = $1 and t.village like any($2::text[]) and ($3::uuid is null or t.loop = $3) and ($4::uuid is null or t.load = $4) and ($5::uuid is null or t.station = $5)
       order by t.handed_at desc, t.id desc limit ${MOST}`,
    [county, within, loop ?? null, load ?? null, station ?? null],
  );
  return { rows: rows.map((row) => answerOf(people, row)), next: null };
};

function answerOf(
  people: Sight,
  { row: { village, driver, parcels, ...row }, name, seal, driverName, photo, stationName }: Row,
): RowOf<'/handovers'> {
  return {
    ...row,
    stationName,
    name: people.name(village, name),
    seal: seal ?? '',
    driver: { id: driver, name: driverName },
    parcels: [...parcels],
    photo,
  };
}
