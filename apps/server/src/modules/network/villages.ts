import * as z from 'zod';
import { defineRead } from '../../http/reading.ts';
import { person } from '../../http/shapes.ts';

interface VillageRow {
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly townName: string;
  readonly community: boolean;
  readonly station: string | null;
  readonly stationName: string | null;
  readonly partner: string | null;
  readonly partnerName: string | null;
}

/** Every village of the county with its station, if it has one. */
export const villages = defineRead({
  path: '/villages',
  summary: 'The county’s villages, and which have a station',
  capability: 'county.read',
  asks: z.object({ town: z.string().regex(/^\d{9}$/).optional() }),
  answer: z.object({
    rows: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        town: z.string(),
        townName: z.string(),
        community: z.boolean(),
        station: z.object({ id: z.uuid(), name: z.string(), partner: person.nullable() }).nullable(),
      }),
    ),
    next: z.null(),
  }),
  async read({ pool, county, within }, { town }) {
    const { rows } = await pool.query<VillageRow>(
      `select v.code, v.name, t.code as town, t.name as "townName", v.kind = 'community' as community,
         s.id as station, s.name as "stationName", s.partner, p.name as "partnerName"
       from place v join place t on t.code = v.parent
       left join station s on s.county = $1 and s.village = v.code
       left join person_private p on p.county = $1 and p.person = s.partner
       where v.level = 12 and v.code like coalesce($3, $1) || '%' and v.code like any($2::text[])
       order by v.code`,
      [county, within, town ?? null],
    );
    return {
      rows: rows.map(({ station, stationName, partner, partnerName, ...village }) => ({
        ...village,
        station: station === null ? null : { id: station, name: stationName ?? '', partner: partner === null ? null : { id: partner, name: partnerName } },
      })),
      next: null,
    };
  },
});
