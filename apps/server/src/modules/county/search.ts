import {
  codeSaid,
  consignmentCode,
  foundBy,
  isVisitCode,
  maskPhone,
  openParcelStages,
  type Holding,
  type ConsignmentStage,
  type ParcelStage,
  shortCode,
  tidyNumber,
} from '@yangui/domain';
import type { AnswerOf } from '@yangui/domain/reads';
import { backwards } from '../../http/like.ts';
import { labelEnding } from '../consignments/consignments.ts';
import { recipientRowOf } from '../parcels/recipient.ts';
import { readOrders } from '../purchasing/orders.ts';
import { readVillagers } from '../purchasing/villagers.ts';
import { placeNames } from '../rights/people.ts';
import type { Query, Reading } from '../../http/reading.ts';
import { phoneBackwards } from '../../http/sight.ts';

const SHOWN = 8;

interface ParcelFound {
  readonly id: string;
  readonly number: string;
  readonly name: string | null;
  readonly village: string;
  readonly code: string;
  readonly stationName: string;
  readonly stage: ParcelStage;
}

const recipient = recipientRowOf('t');

/** What the one search box finds: orders by code, parcels by number or pick-up code, what was sent up by its label or the carrier's number, people by name, its initials or their phone (the whole of it, or its last four digits), things by name, each only where the reader may look. */
export const search: Query<'/search'> = async (reading, { query }) => {
  const { pool, county, within, alsoWithin, people } = reading;
  const orders =
    /^[0-9a-f-]{3,36}$/i.test(query) || isVisitCode(codeSaid(query))
      ? await readOrders({ ...reading, within: alsoWithin('orders.read') }, { query, sort: '-placed', limit: SHOWN })
      : { rows: [] };
  const parcels = await pool.query<ParcelFound>(
    `select t.id, t.number, p.name, t.village, t.code, s.name as "stationName", t.stage from parcel t join station s on s.county = $1 and s.id = t.station
       left join person_private p on p.county = $1 and p.kind = ${recipient.kind} and p.person = ${recipient.id}
       where t.county = $1 and t.village like any($2::text[]) and (t.number = $3 or (t.code = any(array[$3, $5::text]) and t.stage in ('at-centre', 'on-van', 'at-station')))
       order by t.registered_at desc limit $4`,
    [county, alsoWithin('parcels.read'), tidyNumber(query), SHOWN, codeSaid(query)],
  );
  const ending = labelEnding(query);
  const consignments = await pool.query<{ id: string; stationName: string; stage: ConsignmentStage }>(
    `select t.id, s.name as "stationName", t.stage from consignment t join station s on s.county = $1 and s.id = t.station
       where t.county = $1 and t.village like any($2::text[]) and (reverse(t.id::text) like $3 or reverse(t.number) = reverse($4::text)) order by t.registered_at desc limit $5`,
    [county, alsoWithin('consignments.read'), ending, tidyNumber(query), SHOWN],
  );
  const villagers =
    people.named.length === 0
      ? { rows: [] }
      : await readVillagers({ ...reading, within: people.named }, { query, sort: 'name', limit: SHOWN });
  const products = await pool.query<{ id: string; name: string; barcode: string | null }>(
    'select id, name, barcode from product where county = $1 order by name',
    [county],
  );
  const stations = await pool.query<{ id: string; name: string; villageName: string }>(
    `select s.id, s.name, coalesce(v.name, s.village) as "villageName" from station s left join place v on v.code = s.village
       where s.county = $1 and s.village like any($2::text[]) order by s.village`,
    [county, within],
  );
  return {
    orders: orders.rows.map(({ id, villagerName: name, visitCode, stationName, stage }) => ({
      id,
      code: shortCode(id),
      name,
      visitCode: stage === 'received' ? visitCode : null,
      stationName,
      stage,
    })),
    parcels: parcels.rows.map(({ id, number, name, village, code, stationName, stage }) => ({
      id,
      number,
      name: people.name(village, name),
      visitCode: openParcelStages.includes(stage) ? code : null,
      stationName,
      stage,
    })),
    consignments: consignments.rows.map(({ id, ...row }) => ({ id, code: consignmentCode(id), ...row })),
    villagers: villagers.rows.map(({ id, name, phone, stationName }) => ({ id, name, phone, stationName })),
    people: await staff(reading, query),
    products:
      alsoWithin('products.read').length === 0
        ? []
        : products.rows
            .filter(({ name, barcode }) => foundBy(query, name, barcode))
            .slice(0, SHOWN)
            .map(({ id, name }) => ({ id, name })),
    stations: stations.rows.filter(({ name, villageName }) => foundBy(query, name, villageName)).slice(0, SHOWN),
  };
};

/** Who works here and is called so, by name, its initials or the phone; those who hold nothing any more are left out. */
async function staff({ pool, county, alsoWithin }: Reading, query: string): Promise<AnswerOf<'/search'>['people']> {
  const { rows } = await pool.query<{
    id: string;
    name: string | null;
    phone: string | null;
    holdings: readonly Holding[];
    station: string | null;
  }>(
    `select m.id, p.name, p.phone, m.holdings,
         (select s.id from station s where s.county = $1 and s.partner = m.id order by s.id limit 1) as station
       from member m join person_private p on p.county = $1 and p.person = m.id and p.kind = 'member'
       where m.county = $1 and json_array_length(m.holdings) > 0
         and (m.county like any($2::text[]) or exists (select from json_array_elements(m.holdings) h where h ->> 'place' like any($2)))
       order by m.id`,
    [county, alsoWithin('people.read')],
  );
  const digits = phoneBackwards(query)?.replace('%', '');
  const byPhone = (phone: string | null) =>
    digits !== undefined && phone !== null && backwards(phone).startsWith(digits);
  const found = rows.filter(({ name, phone }) => foundBy(query, name) || byPhone(phone)).slice(0, SHOWN);
  const nameOf = await placeNames(
    pool,
    found.flatMap(({ holdings }) => holdings.map(({ place }) => place)),
  );
  return found.flatMap(({ holdings: [held], phone, ...person }) =>
    held === undefined
      ? []
      : [{ ...person, phone: phone && maskPhone(phone), role: held.role, placeName: nameOf(held.place) }],
  );
}
