import {
  businessMonth,
  keptSince,
  paySlip,
  rebateAccounts,
  settingsOf,
  slipBookingOf,
  startOfMonth,
  withDays,
  type SlipBooking,
} from '@yangui/domain';
import { NOT_YET } from '../../held/held-view.ts';
import { asksOnly, type Asked, type LocalAnswer } from './asked.ts';

/** The partner's pay slip of a month, with what only this device has reckoned, as `/pay-slip`. */
export const payslip: LocalAnswer<'/pay-slip'> = (asked) => {
  const { view, now, reachable, query } = asked;
  const { payouts, lines } = view.held;
  // Payouts that an earlier version kept do not say what they took.
  if (!asksOnly(query, 'month') || payouts.some(({ preparedSeq }) => typeof preparedSeq !== 'number')) return undefined;
  const month = query.get('month') ?? businessMonth(now);
  // What began before the oldest line that is kept here is not whole here.
  const older = startOfMonth(month) < keptSince({ now });
  if (older && reachable) return undefined;
  const here = bookedHere(asked);
  const bookings = [...[...lines.values()].flatMap(slipBookingOf), ...here];
  const shown = paySlip(bookings, payouts).filter(({ at, whole }) => whole && businessMonth(at) === month);
  const days = {
    now,
    due: view.rules.payRunNamed(undefined)?.due,
    settlementDay: settingsOf(view).settlementDay,
    payouts,
  };
  return {
    month,
    amountFen: shown.reduce((sum, { amountFen }) => sum + amountFen, 0),
    rows: shown.map(({ whole: _, parts, ...line }) => {
      const { id } = line.about;
      return {
        ...line,
        who: view.person(ownerOf(asked, id))?.name ?? null,
        code: view.get('order', id)?.visitCode ?? view.get('parcel', id)?.code ?? null,
        parts: withDays(parts, view.get('order', id)?.returnUntil ?? null, days),
        provisional: here.some(({ about }) => about.id === id),
      };
    }),
    next: null,
    ...(older && { older: 'unreachable' }),
  };
};

/** What the commands book to the partner that the server has not answered: after all that is in the journal, one after another. */
function bookedHere({ view, person }: Asked): readonly SlipBooking[] {
  const own = new Set(rebateAccounts(person.id));
  const waiting = view.overlaid;
  return waiting.flatMap((entry, index) =>
    view
      .effectOf(entry)
      .postings.filter(({ account }) => own.has(account))
      .flatMap((posting) =>
        slipBookingOf({ ...posting, seq: NOT_YET - waiting.length + index, at: entry.envelope.at }),
      ),
  );
}

/** Whose name a line goes by: the villager's, or that of a parcel's own recipient. */
function ownerOf({ view }: Asked, id: string): string {
  return view.get('order', id)?.villager ?? view.get('parcel', id)?.villager ?? id;
}
