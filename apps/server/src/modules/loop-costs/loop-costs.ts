import { businessMonth, type ChargeStage } from '@yangui/domain';
import { daysOf } from './month-days.ts';
import type { Query } from '../../http/reading.ts';

interface CostRow {
  readonly loop: string;
  readonly day: string;
  readonly vehicleName: string;
  readonly driverName: string | null;
  readonly finishedAt: number | null;
  readonly charge: ChargeStage | null;
  readonly plannedFen: number;
  readonly totalFen: number | null;
  readonly ownFen: number | null;
  readonly contributedFen: number | null;
  readonly parcels: number | null;
  readonly pieces: number | null;
}

/** The loops of a month that came home, and what each cost; or all whose cost is still to be settled. */
export const loopCosts: Query<'/loop-costs'> = async (
  { pool, county, within },
  { month: asked = businessMonth(Date.now()), unsettled },
) => {
  const { from, until } = daysOf(asked);
  const { rows } = await pool.query<CostRow>(
    `select l.id as loop, l.day, coalesce(v.name, '') as "vehicleName", p.name as "driverName", (extract(epoch from l.finished_at) * 1000)::bigint as "finishedAt",
         c.stage as charge, (l.cost ->> 'totalFen')::bigint as "plannedFen", c.total_fen as "totalFen", c.own_fen as "ownFen", c.contributed_fen as "contributedFen",
         (select sum((s ->> 'parcels')::int)::int from json_array_elements(c.stations) s) as parcels,
         (select sum((s ->> 'pieces')::int)::int from json_array_elements(c.stations) s) as pieces
       from loop l left join loop_charge c on c.county = $1 and c.id = l.id
       left join vehicle v on v.county = $1 and v.id = l.vehicle left join person_private p on p.county = $1 and p.person = l.driver and p.kind = 'member'
       where l.county = $1 and l.place like any($2::text[]) and l.stage = 'finished'
         and (case when $5 then l.charged is null else l.day >= $3 and l.day < $4 end)
       order by l.day desc, l.finished_at desc, l.id limit 2000`,
    [county, within, from, until, unsettled === '1'],
  );
  return { month: asked, rows: rows.map(answerOf), next: null };
};

/** Figures of a reversed settlement are not shown as the loop's. */
function answerOf({ charge, totalFen, ownFen, contributedFen, parcels, pieces, ...row }: CostRow) {
  const settled = charge === 'settled';
  const figures = settled
    ? { totalFen, ownFen, contributedFen, parcels: parcels ?? 0, pieces: pieces ?? 0 }
    : { totalFen: null, ownFen: null, contributedFen: null, parcels: null, pieces: null };
  return { ...row, ...figures, stage: charge ?? ('unsettled' as const) };
}
