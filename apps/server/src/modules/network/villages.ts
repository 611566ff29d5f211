import { type StationStage } from '@yangui/domain';
import type { RowOf } from '@yangui/domain/reads';
import { positionOf } from './positions.ts';
import type { Query } from '../../http/reading.ts';

interface VillageRow {
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly townName: string;
  readonly community: boolean;
  readonly position: RowOf<'/villages'>['position'];
  readonly station: string | null;
  readonly stationName: string | null;
  readonly stage: StationStage | null;
  readonly openOrders: number | null;
  readonly toCollect: number;
  readonly stationPosition: RowOf<'/villages'>['position'];
  readonly partner: string | null;
  readonly partnerName: string | null;
}

/** Every village of the county with its station, if it has one that is not closed: what the map and its table show. */
export const villages: Query<'/villages'> = async ({ pool, county, within }, { town }) => {
  const { rows } = await pool.query<VillageRow>(
    `select v.code, v.name, t.code as town, t.name as "townName", v.kind = 'community' as community,
         ${positionOf('v.code', 'v.code')} as position, ${positionOf('s.id::text', 'v.code')} as "stationPosition",
         s.id as station, s.name as "stationName", s.stage, s.open_orders as "openOrders", s.partner, p.name as "partnerName",
         (select count(*) from assisted_order o where o.county = $1 and o.station = s.id and o.stage = 'received')::int as "toCollect"
       from place v join place t on t.code = v.parent
       left join station s on s.county = $1 and s.village = v.code and s.stage <> 'closed'
       left join person_private p on p.county = $1 and p.person = s.partner and p.kind = 'member'
       where v.level = 12 and v.code like coalesce($3, $1) || '%' and v.code like any($2::text[])
       order by v.code`,
    [county, within, town ?? null],
  );
  return {
    rows: rows.map(
      ({ station, stationName, stage, openOrders, toCollect, stationPosition, partner, partnerName, ...village }) => ({
        ...village,
        station:
          station === null || stage === null
            ? null
            : {
                id: station,
                name: stationName ?? '',
                stage,
                openOrders: openOrders ?? 0,
                toCollect,
                position: stationPosition,
                partner: partner === null ? null : { id: partner, name: partnerName },
              },
      }),
    ),
    next: null,
  };
};
