import {
  DAY,
  DAYS_NEW,
  firstCountySteps,
  firstStationSteps,
  type FirstCountyStep,
  type FirstStationStep,
} from '@yangui/domain';
import type { Query } from '../../http/reading.ts';

const holds = (role: string): string =>
  `exists (select from member m cross join lateral json_array_elements(m.holdings) h where m.county = $1 and h ->> 'role' = '${role}')`;

/** By what a step of county $1 is done, as far as the places $2 reach. */
const ofCounty: Readonly<Record<FirstCountyStep, string>> = {
  officer: holds('programme-officer'),
  clerk: holds('county-clerk'),
  approver: holds('finance-approver'),
  station: `exists (select from station where county = $1 and village like any($2::text[]) and stage <> 'closed')`,
  partner: `exists (select from station where county = $1 and village like any($2::text[]) and stage = 'open' and partner is not null)`,
  products: `exists (select from product where county = $1 and not withdrawn)`,
  vehicle: `(exists (select from depot where county = $1) and exists (select from vehicle where county = $1 and stage <> 'retired'))`,
  commodity: `exists (select from commodity where county = $1)`,
  order: `exists (select from assisted_order where county = $1 and village like any($2::text[]))`,
};

/** The same of station $3. */
const ofStation: Readonly<Record<FirstStationStep, string>> = {
  villager: `exists (select from villager where county = $1 and village like any($2::text[]) and station = $3)`,
  drawer: `exists (select from drawer d join station s on s.county = $1 and s.id = d.id where d.county = $1 and d.id = $3 and s.village like any($2::text[]) and d.counted_at is not null)`,
  order: `exists (select from assisted_order where county = $1 and village like any($2::text[]) and station = $3)`,
  'hand-over': `(exists (select from assisted_order where county = $1 and village like any($2::text[]) and station = $3 and collected_at is not null)
    or exists (select from parcel where county = $1 and village like any($2::text[]) and station = $3 and stage = 'handed-out'))`,
};

/** What of the first steps is there already: looked up each time, so that no step is ticked that is not so. */
export const firstSteps: Query<'/first-steps'> = async ({ pool, county, within }, { station = null }) => {
  const steps: readonly (FirstCountyStep | FirstStationStep)[] =
    station === null ? firstCountySteps : firstStationSteps;
  const sqlOf: Readonly<Partial<Record<string, string>>> = station === null ? ofCounty : ofStation;
  const { rows } = await pool.query<Readonly<Record<string, boolean>> & { readonly openedAt: number | null }>(
    `select ${steps.map((step) => `${sqlOf[step]} as "${step}"`).join(', ')},
         (select (extract(epoch from min(opened_at)) * 1000)::bigint from station where county = $1 and village like any($2::text[]) and ($3::uuid is null or id = $3)) as "openedAt"`,
    [county, within, station],
  );
  const [found] = rows;
  const openedAt = found?.openedAt ?? null;
  return {
    isNew: openedAt === null || openedAt > Date.now() - DAYS_NEW * DAY,
    done: steps.filter((step) => found?.[step] === true),
  };
};
