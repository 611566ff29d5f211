import { accountOf } from '@yangui/domain';
import { toPage } from '../../http/ordering.ts';
import { readSettings } from '../ledger/settings.ts';
import type { Query } from '../../http/reading.ts';

interface TabRow {
  readonly villager: string;
  readonly village: string;
  readonly name: string | null;
  readonly station: string;
  readonly stationName: string;
  readonly owesFen: number;
}

/** Who owes what on a tab. */
export const tabs: Query<'/tabs'> = async ({ pool, county, within, people }, { villager, station, cursor, limit }) => {
  const { rows } = await pool.query<TabRow>(
    `select v.id as villager, v.village, p.name, v.station, s.name as "stationName", a.balance_fen as "owesFen"
       from account a join villager v on v.county = $1 and a.id = $6 || v.id::text
       join station s on s.county = $1 and s.id = v.station left join person_private p on p.county = $1 and p.person = v.id and p.kind = 'villager'
       where a.county = $1 and a.id like $6 || '%' and a.balance_fen <> 0 and v.village like any($2::text[])
         and ($3::uuid is null or v.id = $3) and ($4::uuid is null or v.station = $4) and ($5::uuid is null or v.id > $5)
       order by v.id limit $7`,
    [county, within, villager ?? null, station ?? null, cursor ?? null, accountOf.tab(''), limit + 1],
  );
  const { tabLimitFen: limitFen } = await readSettings(pool, county);
  const shown = rows.map(({ village, name, ...row }) => ({ ...row, name: people.name(village, name) }));
  return { limitFen, ...toPage(shown, limit, (row) => row.villager) };
};
