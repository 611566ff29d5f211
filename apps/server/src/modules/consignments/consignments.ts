import {
  carrierCodes,
  consignmentLabel,
  openConsignmentStages,
  type PrivateKind,
  startOfDayAfter,
  type Consignment,
} from '@yangui/domain';
import type { ReceivedBy, RowOf } from '@yangui/domain/reads';
import { momentsOf, onDays, sumUp, type Fitting } from '../../http/fitting.ts';
import { ordered } from '../../http/ordering.ts';
import { anywhere, backwards } from '../../http/like.ts';
import { type Sight } from '../../http/sight.ts';
import { entityOf } from '../../store/statements.ts';
import { holderNameOf, holderNames } from '../parcels/holder-names.ts';
import type { Query, Reading } from '../../http/reading.ts';

type Answer = RowOf<'/consignments'>;

interface Row {
  readonly row: Consignment;
  readonly stationName: string;
  readonly senderName: string | null;
  readonly recipient: Answer['recipient'];
  readonly vehicleName: string | null;
}

const columns = `select ${entityOf('consignment')} as row, s.name as "stationName", ve.name as "vehicleName", v.name as "senderName",
  (select json_build_object('name', p.name, 'phone', p.phone, 'address', p.address) from person_private p where p.county = $1 and p.kind = 'consignment' and p.person = t.id) as recipient`;
const names = `join station s on s.county = $1 and s.id = t.station left join person_private v on v.county = $1 and v.person = t.sender and v.kind = 'villager'
  left join loop l on l.county = $1 and l.id = t.loop left join vehicle ve on ve.county = $1 and ve.id = l.vehicle`;

const sorting = ordered<'/consignments'>({
  id: { sql: 't.id', type: 'uuid', of: ({ id }) => id },
  by: {
    registered: { sql: 't.registered_at', type: 'instant', of: ({ registeredAt }) => registeredAt },
    closed: { sql: 't.closed_at', type: 'instant', of: ({ closedAt }) => closedAt, has: 't.closed_at is not null' },
  },
});

/** Which consignments fit. */
function fittingConsignments(
  { county, within, consignees }: Reading,
  asked: ReceivedBy<'/consignments-sums'>,
): Fitting {
  const { station, stage, loop, query, waited } = asked;
  const stages =
    stage !== undefined && stage !== 'open'
      ? [stage]
      : stage === 'open' || waited !== undefined
        ? openConsignmentStages
        : null;
  const since = waited === undefined ? null : startOfDayAfter(Date.now(), 1 - Number(waited));
  const found =
    anywhere(query) === null ? [] : [consignees.named, labelEnding(query), anywhere(query), numberEnding(query)];
  return {
    from: 'consignment t',
    where: `t.county = $1 and t.village like any($2::text[]) and ($3::uuid is null or t.station = $3) and ($4::text[] is null or t.stage = any($4)) and ($5::uuid is null or t.loop = $5)
           and ($6::bigint is null or t.registered_at < to_timestamp($6 / 1000.0)) and ${onDays('t.registered_at', 7)} ${found.length === 0 ? '' : `and t.id in (${foundByQuery})`}`,
    values: [county, within, station ?? null, stages, loop ?? null, since, ...momentsOf(asked), ...found],
  };
}

/**
 * What stations send up, newest first; `open` are those not done with. Names are for those who handle them. A query finds by the
 * label, its last six letters or more, the end of the carrier's number, or the name of who sends it or whom it is for.
 */
export const consignments: Query<'/consignments'> = async (reading, asked) => {
  const { pool, consignees } = reading;
  const { where, values } = fittingConsignments(reading, asked);
  const limit = values.length + 1;
  return sorting.page(asked, async (stretch) => {
    const { rows } = await pool.query<Row>(
      `${columns} from consignment t ${names}
         where ${where} and ${stretch.where(limit + 1)} order by ${stretch.orderBy} limit $${limit}`,
      [...values, stretch.limit, ...stretch.values],
    );
    return rows.map((row) => answerOf(consignees, row));
  });
};

/** What the consignments that fit come to. */
export const consignmentsSums: Query<'/consignments-sums'> = async (reading, asked) =>
  sumUp(reading.pool, fittingConsignments(reading, asked), { pieces: 't.pieces', weightGrams: 't.weight_grams' });

/** One consignment with its custody: every step, who did it, and who had it then. */
export const consignmentById: Query<'/consignments/:id'> = async (reading, { id }) => {
  const { pool, county, within, consignees } = reading;
  const {
    rows: [found],
  } = await pool.query<Row>(
    `${columns} from consignment t ${names} where t.county = $1 and t.id = $3 and t.village like any($2::text[])`,
    [county, within, id],
  );
  if (found === undefined) return undefined;
  const { steps, village } = found.row;
  const known = await holderNames(reading, steps);
  return {
    ...answerOf(consignees, found),
    history: steps.map((step) => ({
      ...step,
      holderName: holderNameOf(known, consignees, village, step.holder),
      byName: known.get(step.by) ?? null,
    })),
  };
};

/** How the id of a label or of its last letters begins, read backwards; null where it cannot be one. */
export function labelEnding(query = ''): string | null {
  const letters = /^(?:UP)?([0-9A-F]{6,12})$/i.exec(query.trim())?.[1];
  return letters === undefined ? null : `${backwards(letters.toLowerCase())}%`;
}

/** How a carrier's number that ends so begins, read backwards; null where it cannot be one. */
function numberEnding(query = ''): string | null {
  const number = query.trim().toUpperCase();
  return /^[0-9A-Z-]{4,40}$/.test(number) ? `${backwards(number)}%` : null;
}

/** The consignments that a query finds, each branch by an index: $9 the places where names may be searched, $10 the label, $11 the name, $12 the carrier's number. */
const foundByQuery = `select c.id from consignment c where c.county = $1 and reverse(c.id::text) like $10::text
  union select c.id from consignment c where c.county = $1 and reverse(c.number) like $12::text
  union ${byPerson('consignment', 'c.id')} union ${byPerson('villager', 'c.sender')}`;

function byPerson(kind: PrivateKind, person: string): string {
  return `select c.id from person_private r join consignment c on c.county = $1 and ${person} = r.person where r.county = $1 and r.kind = '${kind}' and c.village like any($9::text[]) and r.name like $11::text`;
}

function answerOf(
  consignees: Sight,
  { row: { village, steps, carrier, ...row }, senderName, recipient, ...more }: Row,
): Answer {
  return {
    ...row,
    ...more,
    senderName: consignees.name(village, senderName),
    recipient:
      recipient && consignees.sees(village)
        ? { ...recipient, phone: consignees.phone(village, recipient.phone) }
        : null,
    label: consignmentLabel(row.id),
    carrier: carrier === null ? null : (carrierCodes.find((code) => code === carrier) ?? 'other'),
    collectedAt: steps.findLast(({ step }) => step === 'collected')?.at ?? null,
  };
}

/** What waits among what goes up: the numbers behind the day's work. */
export const consignmentSummary: Query<'/consignments-summary'> = async ({ pool, county, within }, { station }) => {
  const {
    rows: [counts],
  } = await pool.query<{
    atStation: number;
    onVan: number;
    atCentre: number;
    missing: number;
    oldestAtCentre: number | null;
  }>(
    `select count(*) filter (where stage = 'at-station')::int as "atStation", count(*) filter (where stage = 'on-van')::int as "onVan",
         count(*) filter (where stage = 'at-centre')::int as "atCentre", count(*) filter (where stage = 'missing')::int as missing,
         (extract(epoch from min(closed_at) filter (where stage = 'at-centre')) * 1000)::bigint as "oldestAtCentre"
       from consignment where county = $1 and village like any($2::text[]) and ($3::uuid is null or station = $3) and stage in ('at-station', 'on-van', 'at-centre', 'missing')`,
    [county, within, station ?? null],
  );
  return counts ?? { atStation: 0, onVan: 0, atCentre: 0, missing: 0, oldestAtCentre: null };
};
