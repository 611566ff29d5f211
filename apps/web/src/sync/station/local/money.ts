import { accountOf, earningStages, settingsOf, type Posting } from '@yangui/domain';
import type { EarningLine, EarningStage } from '../../earnings.ts';
import type { DayCloseRow, DrawerRow, RemittanceRow } from '../../money.ts';
import { NOT_YET } from '../../held/held-view.ts';
import { asksOnly, pageOf, type Asked, type LocalAnswer } from './asked.ts';

/** From which part of its limit on a drawer counts as full; as the server has it. */
const NEARLY_FULL = 0.8;

function balance({ view }: Pick<Asked, 'view'>, account: string): number {
  return view.get('account', account)?.balanceFen ?? 0;
}

/** This station's cash, as `/cash`. */
export const drawers: LocalAnswer<'/cash'> = (asked) => {
  const { view, station } = asked;
  const row = view.get('station', station.id);
  if (row === undefined || !asksOnly(asked.query, 'station')) return undefined;
  const cashFen = balance(asked, accountOf.cash(station.id));
  const limitFen = settingsOf(view).cashFloatLimitFen;
  const drawer = view.get('drawer', station.id);
  const answer: DrawerRow = {
    station: station.id,
    stationName: station.name,
    partnerName: row.partner === null ? null : view.nameOf(row.partner),
    cashFen,
    floatFen: drawer?.floatFen ?? 0,
    limitFen,
    overLimit: cashFen >= limitFen * NEARLY_FULL,
    inTransitFen: balance(asked, accountOf.cashInTransit(station.id)),
    shortOverFen: balance(asked, accountOf.cashShortOver(station.id)),
    countedAt: drawer?.countedAt ?? null,
    countedFen: drawer?.countedFen ?? null,
    differenceFen: drawer?.differenceFen ?? null,
    reason: drawer?.reason ?? null,
    closedDay: view.get('lastClose', station.id)?.day ?? null,
  };
  return { rows: [answer], next: null };
};

/** The days of this drawer that were closed, the last first, as `/day-closes`. What came in later of them only the server knows. */
export const dayCloses: LocalAnswer<'/day-closes'> = (asked) => {
  const { view, station, query } = asked;
  if (!asksOnly(query, 'drawer') || query.get('drawer') !== station.id) return undefined;
  const rows = view
    .all('dayClose')
    .filter(({ drawer }) => drawer === station.id)
    .toSorted((one, other) => (one.day < other.day ? 1 : -1))
    .map(({ village: _, closedBy, closedSeq: __, pieces, ...row }): DayCloseRow => ({
      ...row,
      pieces: pieces === null ? null : [...pieces],
      stationName: station.name,
      closedByName: view.nameOf(closedBy),
      lateCount: null,
      lateFen: null,
    }));
  return pageOf(rows, asked, ({ day, id }) => `${day}_${id}`, true);
};

/** Cash on its way to the centre, newest first, as `/remittances`. */
export const remittances: LocalAnswer<'/remittances'> = (asked) => {
  const { view, station, query } = asked;
  if (!asksOnly(query, 'stage', 'station')) return undefined;
  const stage = query.get('stage');
  const rows = view
    .all('remittance')
    .filter((row) => row.station === station.id && (stage === null || row.stage === stage))
    .toSorted((one, other) => other.sentAt - one.sentAt || (other.id < one.id ? -1 : 1))
    .map(({ village: _, partner, confirmedBy, reversedBy, ...row }): RemittanceRow => ({
      ...row,
      stationName: station.name,
      partnerName: view.nameOf(partner),
      confirmedByName: confirmedBy === null ? null : view.nameOf(confirmedBy),
      reversedByName: reversedBy === null ? null : view.nameOf(reversedBy),
    }));
  return pageOf(rows, asked, ({ sentAt, id }) => `${sentAt}_${id}`, true);
};

/** What the partner has earned: confirmed and provisional lines, newest first, and their sums, as `/earnings`. */
export const earnings: LocalAnswer<'/earnings'> = (asked) => {
  const { view, person, query } = asked;
  if (query.has('partner') || !asksOnly(query, 'stage')) return undefined;
  const earned = (account: string) => -balance(asked, account) + 0;
  const lines = [...provisionalLines(asked), ...confirmedLines(asked)].filter(
    ({ stage }) => !query.has('stage') || stage === query.get('stage'),
  );
  const page = pageOf(
    lines.map((line) => ({ ...line, code: codeOf(asked, line.about), id: '' })),
    asked,
    ({ seq, stage, line }) => `${seq}_${stage}:${person.id}_${line}`,
    true,
  );
  if (page === undefined) return undefined;
  return {
    partner: { id: person.id, name: view.nameOf(person.id) ?? person.name },
    accruedFen: earned(accountOf.rebateAccrued(person.id)),
    pendingFen: earned(accountOf.rebatePending(person.id)),
    payableFen: earned(accountOf.rebatePayable(person.id)),
    inPaymentFen: earned(accountOf.payout(person.id)),
    bouncedFen: earned(accountOf.payoutBounced(person.id)),
    paidFen: view.held.payouts.reduce((sum, { stage, amountFen }) => (stage === 'paid' ? sum + amountFen : sum), 0),
    payouts: [...view.held.payouts],
    provisionalFen: provisionalLines(asked).reduce((sum, { amountFen }) => sum + amountFen, 0),
    ...page,
  };
};

function confirmedLines({ view, person }: Asked): readonly OwnLine[] {
  return [...view.held.lines.values()]
    .flatMap((line) => lineOf(person.id, line))
    .toSorted(
      (one, other) =>
        other.seq - one.seq || (one.stage === other.stage ? other.line - one.line : one.stage < other.stage ? 1 : -1),
    );
}

function provisionalLines({ view, person }: Asked): readonly OwnLine[] {
  return view.overlaid
    .flatMap((entry) =>
      view
        .effectOf(entry)
        .postings.flatMap((posting: Posting, line) =>
          lineOf(person.id, { ...posting, line, seq: NOT_YET, at: entry.envelope.at }),
        ),
    )
    .map((line) => ({ ...line, provisional: true }))
    .toReversed();
}

/** What a parcel or an order goes by at the station, or went by when it was handed out. */
function codeOf({ view }: Asked, { kind, id }: EarningLine['about']): string | null {
  if (kind === 'parcel') return view.get('parcel', id)?.code ?? null;
  return kind === 'order' ? (view.get('order', id)?.visitCode ?? null) : null;
}

/** An earning, and which of its entry's bookings it is. */
type OwnLine = Omit<EarningLine, 'code'> & { readonly line: number };

interface Booked {
  readonly seq: number;
  readonly line: number;
  readonly at: number;
  readonly account: string;
  readonly amountFen: number;
  readonly reason: string;
  readonly about: { readonly kind: string; readonly id: string };
}

/** What is booked to a partner is negative in the books: they are owed it. */
function lineOf(partner: string, { seq, line, at, account, amountFen, reason, about }: Booked): readonly OwnLine[] {
  const stage = earningStages.find((one): one is EarningStage => account === `${one}:${partner}`);
  if (stage === undefined) return [];
  return [
    {
      seq,
      line,
      at,
      stage,
      reason,
      amountFen: -amountFen,
      about,
    },
  ];
}

/** What is contested of this station's lines, as `/contests`. */
export const contests: LocalAnswer<'/contests'> = ({ view, station, query }) => {
  const stage = query.get('stage');
  const rows = view
    .all('contest')
    .filter((row) => row.station === station.id && (stage === null || row.stage === stage))
    .toSorted((one, other) => other.raisedAt - one.raisedAt || (one.id < other.id ? -1 : 1))
    .map(({ place: _, payee, raisedBy, answeredBy, ...row }) => ({
      ...row,
      payee: { id: payee, name: view.nameOf(payee) },
      stationName: station.name,
      raisedByName: view.nameOf(raisedBy),
      answeredByName: answeredBy === null ? null : view.nameOf(answeredBy),
    }));
  return { rows, next: null };
};
