import {
  carrierCodes,
  codeSaid,
  DAY,
  openParcelStages,
  type PrivateKind,
  startOfDayAfter,
  unclaimedDays,
  type Parcel,
} from '@yangui/domain';
import type { ReceivedBy, RowOf } from '@yangui/domain/reads';
import { areFew, momentsOf, onDays, sumUp, type Fitting } from '../../http/fitting.ts';
import { ordered } from '../../http/ordering.ts';
import { type Reading, type Query } from '../../http/reading.ts';
import { anywhere, backwards } from '../../http/like.ts';
import { phoneBackwards, type Sight } from '../../http/sight.ts';
import { entityOf } from '../../store/statements.ts';
import { stationsWithin } from '../network/stations-within.ts';
import { holderNameOf, holderNames } from './holder-names.ts';
import { signaturesOf } from '../road/signatures.ts';
import { recipientRowOf } from './recipient.ts';
import { numbersAt, waitingUnder } from '../purchasing/visit-numbers.ts';

type ParcelAnswer = RowOf<'/parcels'>;

interface ParcelRow {
  readonly row: Parcel;
  readonly stationName: string;
  readonly recipientName: string | null;
  readonly recipientPhone: string | null;
  readonly orderStage: string | null;
}

const parcelColumns = `select ${entityOf('parcel')} as row, s.name as "stationName", r.name as "recipientName", r.phone as "recipientPhone", o.stage as "orderStage"`;
const recipient = recipientRowOf('t');
const parcelNames = `join station s on s.county = $1 and s.id = t.station
  left join person_private r on r.county = $1 and r.kind = ${recipient.kind} and r.person = ${recipient.id}
  left join assisted_order o on o.county = $1 and o.id = t.of_order`;

/** Names are for those who serve the recipients; phones in clear for the station alone; officers see parcels without either. */
function answerOf(people: Sight, now: number) {
  return ({ row, recipientName, recipientPhone, ...names }: ParcelRow): ParcelAnswer => {
    const { village, payee: _payee, pieceFen: _piece, steps: _steps, ofOrder, carrier, ...shown } = row;
    const waiting = row.stage === 'at-station' && row.receivedAtStation !== null;
    return {
      ...shown,
      ...names,
      order: ofOrder,
      carrier: carrierCodes.find((code) => code === carrier) ?? 'other',
      recipientName: people.name(village, recipientName),
      recipientPhone: people.phone(village, recipientPhone),
      waitedDays: waiting
        ? Math.round((startOfDayAfter(now, 0) - startOfDayAfter(row.receivedAtStation ?? now, 0)) / DAY)
        : null,
    };
  };
}

const sortedWhere = (number: string) =>
  ordered<'/parcels'>({
    id: { sql: 't.id', type: 'uuid', of: ({ id }) => id },
    by: {
      registered: { sql: 't.registered_at', type: 'instant', of: ({ registeredAt }) => registeredAt },
      number: { sql: number, type: 'text', of: ({ number }) => number },
      // Since when it waits: what was collected waits no more.
      received: {
        sql: 't.received_at_station',
        type: 'instant',
        of: ({ stage, receivedAtStation }) => (stage === 'at-station' ? receivedAtStation : null),
        has: `t.stage = 'at-station' and t.received_at_station is not null`,
      },
    },
  });
const amongAll = sortedWhere('t.number');
/** Among those of few days, what fits is found first and then sorted: numbers rise with time, and down their whole index the few may stand all together at its end. */
const amongFew = sortedWhere(`t.number || ''`);
const FEW_DAYS = 100;

/**
 * Parcels, newest first where no other order is asked for. A query finds by the number or its end,
 * the pick-up code, the name, or the name with the last four digits of the phone (`王 1234`).
 */
export const parcels: Query<'/parcels'> = (reading, asked) => readParcels(reading, asked);

/** Which parcels fit. */
async function fittingParcels(reading: Reading, asked: ReceivedBy<'/parcels-sums'>, now: number): Promise<Fitting> {
  const { county, within, people } = reading;
  const { stage, carrier, villager, load, waited, trouble, complaint, query } = asked;
  const stations = await stationsWithin(reading, asked.station);
  const stages = stage === undefined ? null : stage === 'open' ? openParcelStages : [stage];
  const since = waited === undefined ? null : startOfDayAfter(now, 1 - Number(waited));
  const wanted = splitQuery(query);
  return {
    from: 'parcel t',
    where: `t.county = $1 and t.village like any($2::text[])
         and ($3::text[] is null or t.stage = any($3)) and ($4::uuid[] is null or t.station = any($4)) and ($5::text is null or t.carrier = $5)
         and ($6::uuid is null or t.villager = $6)
         and ($7::uuid is null or t.id::text in (select json_array_elements_text(l.parcels) from van_load l where l.county = $1 and l.id = $7))
         and ($8::bigint is null or (t.stage = 'at-station' and t.received_at_station < to_timestamp($8 / 1000.0)))
         and (not $9::boolean or t.trouble is not null)
         and ($10::text is null or (t.complaint is not null and ($10 = 'open' or (t.complaint ->> 'dueAt')::bigint <= $11)))
         and ${onDays('t.registered_at', 12)}
         ${wanted === undefined ? '' : `and t.id in (${foundByQuery})`}`,
    values: [
      county,
      within,
      stages,
      stations,
      carrier ?? null,
      villager ?? null,
      load ?? null,
      since,
      trouble === '1',
      complaint ?? null,
      now,
      ...momentsOf(asked),
      ...(wanted === undefined
        ? []
        : [
            people.named,
            wanted.name,
            wanted.number,
            wanted.ending,
            wanted.phone,
            wanted.code,
            numbersAt(stations, wanted.code),
          ]),
    ],
  };
}

/** A page of parcels in the reader's places. */
export async function readParcels(
  reading: Reading,
  asked: ReceivedBy<'/parcels'>,
): Promise<{ rows: ParcelAnswer[]; next: string | null }> {
  const { pool, people } = reading;
  const now = Date.now();
  const { from, where, values } = await fittingParcels(reading, asked, now);
  const limit = values.length + 1;
  const sorting = areFew(asked, FEW_DAYS) ? amongFew : amongAll;
  return sorting.page(asked, async (stretch) => {
    const { rows } = await pool.query<ParcelRow>(
      `${parcelColumns} from (select t.id from ${from} where ${where} and ${stretch.where(limit + 1)}
       order by ${stretch.orderBy} limit $${limit}) page join parcel t on t.county = $1 and t.id = page.id ${parcelNames}
       order by ${stretch.orderBy}`,
      [...values, stretch.limit, ...stretch.values],
    );
    return rows.map(answerOf(people, now));
  });
}

/** What the parcels that fit come to. */
export const parcelsSums: Query<'/parcels-sums'> = async (reading, asked) =>
  sumUp(reading.pool, await fittingParcels(reading, asked, Date.now()), {
    weighed: '(t.weight_grams is not null)::int',
    weightGrams: 't.weight_grams',
  });

/** What a query asks for: patterns of a name, of how a number begins, of how a number ends and what a phone is, backwards. */
interface Wanted {
  readonly name: string | null;
  readonly number: string | null;
  readonly ending: string | null;
  readonly phone: string | null;
  /** A code, as codes are kept. */
  readonly code: string | null;
}

/**
 * `王秀英 1234` is a name and the end of a phone or number; four or more digits alone are a code or an end; all else is a name or
 * the beginning of a number. Of a phone, four digits are its end, and more must be all of it.
 */
function splitQuery(query: string | undefined): Wanted | undefined {
  const trimmed = query?.trim() ?? '';
  if (trimmed === '') return undefined;
  const both = /^([^0-9A-Za-z]*?)\s*(\d{4,})$/.exec(trimmed);
  if (both !== null) return ofDigits(both[1] ?? '', both[2] ?? '');
  const begins = /^[0-9A-Za-z-]+$/.test(trimmed);
  const phone = phoneBackwards(trimmed);
  const number = begins ? `${trimmed.toUpperCase()}%` : null;
  // A landline with its dash is a phone, and no name.
  return { name: phone === null ? anywhere(trimmed) : null, number, ending: null, phone, code: codeSaid(trimmed) };
}

function ofDigits(name: string, digits: string): Wanted {
  return {
    name: anywhere(name),
    number: name === '' ? `${digits}%` : null,
    ending: `${backwards(digits)}%`,
    phone: phoneBackwards(digits),
    code: name === '' ? codeSaid(digits) : null,
  };
}

/**
 * The parcels that a query finds, each branch by an index: $14 the places where people may be searched, $15 the name, $16 how a
 * number begins, and, backwards, $17 how a number or code ends, $18 a phone or its last four digits; $19 a code, $20 the numbers
 * that it may be at stations. With a name the two narrow it down, without one each stands alone.
 */
const foundByQuery = `select p.id from parcel p where p.county = $1 and p.number like $16::text
  union select p.id from parcel p where p.county = $1 and $15::text is null and reverse(p.number) like $17::text
  union select p.id from parcel p where p.county = $1 and $15::text is null and p.code = reverse(rtrim($17::text, '%'))
  union select p.id from parcel p where p.county = $1 and p.code = $19::text
  union ${waitingUnder('$20')}
  union ${byPerson('villager', 'p.villager')} union ${byPerson('parcel', 'p.id')}`;

/** The parcels of the people that a query finds, by name, by the phone, or by name and the end of phone, number or code. */
function byPerson(kind: PrivateKind, recipient: string): string {
  return `select p.id from person_private r join parcel p on p.county = $1 and ${recipient} = r.person
    where r.county = $1 and r.kind = '${kind}' and p.village like any($14::text[]) and (r.name like $15::text or ($15::text is null and reverse(r.phone) like $18::text))
      and ($15::text is null or $17::text is null or reverse(r.phone) like $18 or reverse(p.number) like $17 or p.code = reverse(rtrim($17, '%')))`;
}

interface Step {
  readonly step: string;
  readonly holder: string;
  readonly note: string | null;
  readonly seq: number;
  readonly at: number;
  readonly by: string;
}

/** One parcel with its custody: every step, who did it, and who had it then. */
export const parcelById: Query<'/parcels/:id'> = async ({ pool, county, within, people }, { id }) => {
  const { rows } = await pool.query<ParcelRow>(
    `${parcelColumns} from parcel t ${parcelNames} where t.county = $1 and t.id = $3 and t.village like any($2::text[])`,
    [county, within, id],
  );
  const [found] = rows;
  if (found === undefined) return undefined;
  const steps: readonly Step[] = found.row.steps;
  const known = await holderNames({ pool, county }, steps);
  const signed = await signaturesOf(
    { pool, county },
    steps.map(({ holder }) => holder),
  );
  return {
    ...answerOf(people, Date.now())(found),
    history: steps.map((step) => ({
      ...step,
      holderName: holderNameOf(known, people, found.row.village, step.holder),
      byName: known.get(step.by) ?? null,
      signed: (step.step === 'loaded' ? signed.get(step.holder) : undefined) ?? null,
    })),
  };
};

/** What waits among the parcels: the numbers behind the day's work. */
export const parcelSummary: Query<'/parcels-summary'> = async ({ pool, county, within }, { station }) => {
  const now = Date.now();
  const before = unclaimedDays.map((days) => startOfDayAfter(now, 1 - days));
  const open = await pool.query<{
    atCentre: number;
    onVan: number;
    atStation: number;
    oldestAtStation: number | null;
    three: number;
    seven: number;
    fifteen: number;
    troubles: number;
    oldestTrouble: number | null;
  }>(
    `select count(*) filter (where stage = 'at-centre')::int as "atCentre", count(*) filter (where stage = 'on-van')::int as "onVan",
         count(*) filter (where stage = 'at-station')::int as "atStation",
         (extract(epoch from min(received_at_station) filter (where stage = 'at-station')) * 1000)::bigint as "oldestAtStation",
         count(*) filter (where stage = 'at-station' and received_at_station < to_timestamp($4 / 1000.0))::int as three,
         count(*) filter (where stage = 'at-station' and received_at_station < to_timestamp($5 / 1000.0))::int as seven,
         count(*) filter (where stage = 'at-station' and received_at_station < to_timestamp($6 / 1000.0))::int as fifteen,
         count(*) filter (where trouble is not null)::int as troubles, min((trouble ->> 'at')::bigint) as "oldestTrouble"
       from parcel where county = $1 and village like any($2::text[]) and ($3::uuid is null or station = $3) and stage in ('at-centre', 'on-van', 'at-station')`,
    [county, within, station ?? null, ...before],
  );
  const complaints = await pool.query<{ open: number; late: number; oldest: number | null }>(
    `select min((complaint ->> 'openedAt')::bigint) as oldest, count(*)::int as open, count(*) filter (where (complaint ->> 'dueAt')::bigint <= $4)::int as late
       from parcel where county = $1 and village like any($2::text[]) and ($3::uuid is null or station = $3) and complaint is not null`,
    [county, within, station ?? null, now],
  );
  const today = await pool.query<{ count: number }>(
    `select count(*)::int as count from parcel where county = $1 and village like any($2::text[]) and ($3::uuid is null or station = $3)
         and stage = 'handed-out' and closed_at >= to_timestamp($4 / 1000.0) and registered_at >= to_timestamp($5 / 1000.0)`,
    [county, within, station ?? null, startOfDayAfter(now, 0), now - 90 * DAY],
  );
  const {
    three = 0,
    seven = 0,
    fifteen = 0,
    ...counts
  } = open.rows[0] ?? { atCentre: 0, onVan: 0, atStation: 0, oldestAtStation: null, troubles: 0, oldestTrouble: null };
  return {
    ...counts,
    waited: { '3': three, '7': seven, '15': fifteen },
    complaints: complaints.rows[0]?.open ?? 0,
    complaintsLate: complaints.rows[0]?.late ?? 0,
    oldestComplaint: complaints.rows[0]?.oldest ?? null,
    handedOutToday: today.rows[0]?.count ?? 0,
  };
};
