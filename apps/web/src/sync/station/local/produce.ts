import {
  accountOf,
  foundBy,
  keptSince,
  shortCode,
  statementOf,
  type Household,
  type IntakeTicket,
} from '@yangui/domain';
import type { HouseholdRow, TicketRow } from '../../produce.ts';
import { asksOnly, pageOf, type Asked, type LocalAnswer } from './asked.ts';

/** What the county takes in and at what, as `/commodities`. */
export const commodities: LocalAnswer<'/commodities'> = ({ view }) => ({
  rows: view
    .all('commodity')
    .toSorted(
      (one, other) =>
        Number(one.withdrawn) - Number(other.withdrawn) ||
        one.name.localeCompare(other.name) ||
        (one.id < other.id ? -1 : 1),
    )
    .map(({ agreedFenPerKg: _, grades, terms, market, madeFrom, papers, testedFor, ...row }) => ({
      ...row,
      testedFor: [...testedFor],
      papers: papers.map((one) => ({ ...one })),
      madeFrom: [...madeFrom],
      market: market.map((one) => ({ ...one, pricesFenPerKg: [...one.pricesFenPerKg] })),
      grades: grades.map((grade) => ({ ...grade })),
      terms: terms.map((one) => ({ ...one, pricesFenPerKg: [...one.pricesFenPerKg] })),
    })),
  next: null,
});

function householdOf({ view, station }: Asked, { grows, plots, brought, last, ...row }: Household): HouseholdRow {
  return {
    ...row,
    stationName: station.name,
    grows: grows.map((one) => ({ ...one })),
    plots: plots.map((one) => ({ ...one, sizes: one.sizes.map((size) => ({ ...size })) })),
    brought: brought.map((one) => ({ ...one })),
    last: last && { ...last },
    members: row.members.map(({ villager, nameUseAt, pictureUseAt }) => {
      const erased = view.get('villager', villager)?.erased ?? true;
      const uses = erased ? { nameUseAt: null, pictureUseAt: null } : { nameUseAt, pictureUseAt };
      return { villager, name: view.person(villager)?.name ?? null, erased, ...uses };
    }),
    owedFen: -(view.get('account', accountOf.householdPayable(row.id))?.balanceFen ?? 0),
    provisional: view.isProvisional('household', row.id),
  };
}

/** The households of this station, the newest first, as `/households`: found by code, name or initials. */
export const households: LocalAnswer<'/households'> = (asked) => {
  const { view, station, query } = asked;
  if (!asksOnly(query, 'station', 'query', 'stage', 'villager')) return undefined;
  const typed = query.get('query')?.trim() ?? '';
  const [stage, villager] = [query.get('stage'), query.get('villager')];
  const rows = view
    .all('household')
    .filter(
      (row) =>
        row.station === station.id &&
        (stage === null || row.stage === stage) &&
        (villager === null || row.members.some((member) => member.villager === villager)) &&
        (typed === '' ||
          row.name.includes(typed.toUpperCase()) ||
          row.members.some((member) => foundBy(typed, view.person(member.villager)?.name ?? ''))),
    )
    .toSorted((one, other) => other.registeredAt - one.registeredAt || (other.id < one.id ? -1 : 1))
    .map((row) => householdOf(asked, row));
  return pageOf(rows, asked, ({ registeredAt, id }) => `${registeredAt}_${id}`, false);
};

/** One household, as `/households/:id`. */
export const householdById: LocalAnswer<'/households/:id'> = (asked) => {
  const row = asked.view.get('household', asked.id);
  return row === undefined ? undefined : householdOf(asked, row);
};

function ticketOf({ view, station }: Asked, row: IntakeTicket): TicketRow {
  const {
    village: _v,
    year: _y,
    back: _b,
    takenSeq: _t,
    reversedSeq: _r,
    invoice: _i,
    reversedBy,
    implausible,
    market,
    ...rest
  } = row;
  const commodity = view.get('commodity', row.commodity);
  const grade = commodity?.grades[row.grade];
  return {
    ...rest,
    code: shortCode(row.id),
    stationName: station.name,
    householdName: view.get('household', row.household)?.name ?? '',
    sellerName: view.person(row.seller)?.name ?? null,
    partnerName: view.nameOf(row.partner),
    commodityName: commodity?.name ?? '',
    commodityNameEn: commodity?.nameEn ?? null,
    unit: commodity?.unit ?? 'kg',
    gradeName: grade?.zh ?? '',
    gradeNameEn: grade?.en ?? null,
    implausible: implausible && { ...implausible },
    market: market && { ...market },
    reversedByName: reversedBy === null ? null : view.nameOf(reversedBy),
    provisional: view.isProvisional('intakeTicket', row.id),
  };
}

/** The tickets of this station, newest first, as `/tickets`. */
export const tickets: LocalAnswer<'/tickets'> = (asked) => {
  const { view, station, query } = asked;
  if (!asksOnly(query, 'station', 'household')) return undefined;
  const household = query.get('household');
  const rows = view
    .all('intakeTicket')
    .filter((row) => row.station === station.id && (household === null || row.household === household))
    .toSorted((one, other) => other.takenAt - one.takenAt || (other.id < one.id ? -1 : 1))
    .map((row) => ticketOf(asked, row));
  return pageOf(rows, asked, ({ takenAt, id }) => `${takenAt}_${id}`, true);
};

/** One ticket, as `/tickets/:id`; what was booked for it is the desk's to read. */
export const ticketById: LocalAnswer<'/tickets/:id'> = (asked) => {
  const row = asked.view.get('intakeTicket', asked.id);
  return row === undefined ? undefined : { ...ticketOf(asked, row), invoice: null, postings: [] };
};

/**
 * A household's statement as far as this device knows it, as `/household-statements/:id`: the tickets that it keeps, and what is owed.
 * The server is asked where it can be, unless this device has written what the server does not know yet.
 */
export const householdStatement: LocalAnswer<'/household-statements/:id'> = (asked) => {
  const { view, station, id, now, reachable } = asked;
  const household = view.get('household', id);
  if (household === undefined) return undefined;
  const kept = view.all('intakeTicket').filter((row) => row.household === id);
  const provisional = kept.some((row) => view.isProvisional('intakeTicket', row.id));
  if (reachable && !provisional) return undefined;
  const tickets = new Map(kept.map((row) => [row.id, ticketOf(asked, row)]));
  const { lines, months, sums } = statementOf(kept, []);
  return {
    id,
    name: household.name,
    stationName: station.name,
    since: Math.max(keptSince({ now }), household.registeredAt),
    lines: lines.map((line) => {
      const ticket = tickets.get(line.about.id);
      return { ...line, ticket: ticket === undefined ? null : { ...ticket, invoice: null }, period: null };
    }),
    months: months.map((month) => ({ ...month, owedFen: null })),
    sums,
    owedFen: -(view.get('account', accountOf.householdPayable(id))?.balanceFen ?? 0),
    onItsWayFen: null,
    provisional,
  };
};
