import * as z from 'zod/mini';
import { invariant, type EventRules, type Instant, type Place } from '../kernel/index.ts';
import { transfer, type BookingFault, type BookingStage } from '../ledger/index.ts';
import { stationAccount } from '../network/index.ts';
import { partnerAccount, purchasingChart } from './accounts.ts';

/** What the centre's own cash goes by where a station's goes by the station's id. */
export const CENTRE = 'centre';

/** The account that the cash of a station is booked to, by its id, or that of the {@link CENTRE}. */
export function drawerAccount(drawer: string): string {
  return drawer === CENTRE ? purchasingChart.centreCash : stationAccount.cash(drawer);
}

/** Why counted cash differs from the books: a code, never free text. */
export const cashReasons = ['change-error', 'entry-error', 'counterfeit', 'lost', 'unknown'] as const;
export const cashReason = z.enum(cashReasons);
export type CashReason = z.infer<typeof cashReason>;

/** Why a partner hands nothing over themselves: a code that says nothing of their health or their family. */
export const absenceReasons = ['unreachable', 'unable', 'refuses'] as const;
export const absenceReason = z.enum(absenceReasons);
export type AbsenceReason = (typeof absenceReasons)[number];

/** A station's cash drawer: what the centre gave it to begin with, and how its last count came out. What is in it is the balance of its account. */
export interface Drawer {
  /** The station's id. */
  readonly id: string;
  readonly floatFen: number;
  readonly countedAt: Instant | null;
  readonly countedBy: string | null;
  readonly countedFen: number | null;
  readonly differenceFen: number | null;
  readonly reason: CashReason | null;
}

export interface FloatOpened {
  readonly handing: string;
  readonly station: string;
  /** Who ran the station then; not said before 2026-12. */
  readonly partner?: string;
  readonly amountFen: number;
}

/** A float that was handed out, and who took it back where it was booked wrongly. */
export interface FloatHanding {
  readonly id: string;
  readonly station: string;
  /** Null where nobody said who ran the station then. */
  readonly partner: string | null;
  readonly amountFen: number;
  readonly stage: BookingStage;
  readonly givenAt: Instant;
  readonly givenBy: string;
  readonly reversedAt: Instant | null;
  readonly reversedBy: string | null;
  readonly reason: BookingFault | null;
}

export interface FloatReversed {
  readonly handing: string;
  readonly station: string;
  readonly amountFen: number;
  readonly reason: BookingFault;
}

/** `differenceFen` is what was counted less what the books said: negative where money is short. */
export interface CashCounted {
  readonly count: string;
  readonly station: string;
  readonly expectedFen: number;
  readonly countedFen: number;
  readonly differenceFen: number;
  readonly reason: CashReason | null;
}

export const remittanceStages = ['sent', 'confirmed', 'reversed'] as const;
export type RemittanceStage = (typeof remittanceStages)[number];

/** Cash on its way from a station to the centre: what the partner gave, and what the centre counted. */
export interface Remittance {
  readonly id: string;
  readonly station: string;
  readonly village: Place;
  readonly partner: string;
  readonly stage: RemittanceStage;
  readonly sentFen: number;
  readonly sentAt: Instant;
  readonly countedFen: number | null;
  readonly confirmedAt: Instant | null;
  readonly confirmedBy: string | null;
  readonly reason: CashReason | null;
  readonly reversedAt: Instant | null;
  readonly reversedBy: string | null;
  readonly fault: BookingFault | null;
}

export interface CashRemitted {
  readonly remittance: string;
  readonly station: string;
  readonly village: Place;
  readonly partner: string;
  readonly amountFen: number;
}

export interface RemittanceConfirmed {
  readonly remittance: string;
  readonly station: string;
  readonly sentFen: number;
  readonly countedFen: number;
  readonly reason: CashReason | null;
}

/** `countedFen` is what was confirmed of it; null where nobody had counted it yet. */
export interface RemittanceReversed {
  readonly remittance: string;
  readonly station: string;
  readonly sentFen: number;
  readonly countedFen: number | null;
  readonly reason: BookingFault;
}

/** The centre took a station back without its partner, and what it counted in the drawer with it. */
export interface StationTakenBack {
  readonly taking: string;
  readonly station: string;
  /** The partner who owes what is missing; null where there was none any more. */
  readonly person: string | null;
  readonly expectedFen: number;
  readonly countedFen: number;
  readonly reason: AbsenceReason;
}

declare module '../kernel/state.ts' {
  interface Entities {
    drawer: Drawer;
    floatHanding: FloatHanding;
    remittance: Remittance;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    FloatOpened: FloatOpened;
    FloatReversed: FloatReversed;
    CashCounted: CashCounted;
    CashRemitted: CashRemitted;
    RemittanceConfirmed: RemittanceConfirmed;
    RemittanceReversed: RemittanceReversed;
    StationTakenBack: StationTakenBack;
  }
}

export const unopened = {
  floatFen: 0,
  countedAt: null,
  countedBy: null,
  countedFen: null,
  differenceFen: null,
  reason: null,
};

type CashEvent =
  | 'FloatOpened'
  | 'FloatReversed'
  | 'CashCounted'
  | 'CashRemitted'
  | 'RemittanceConfirmed'
  | 'RemittanceReversed'
  | 'StationTakenBack';

export const cashEvents: EventRules<CashEvent> = {
  FloatOpened: {
    writes: ['drawer', 'floatHanding'],
    evolve(draft, { handing, station, partner = null, amountFen }, { at, by }) {
      const drawer = draft.get('drawer', station) ?? { id: station, ...unopened };
      draft.put('drawer', { ...drawer, floatFen: drawer.floatFen + amountFen });
      const given = { id: handing, station, partner, amountFen, givenAt: at, givenBy: by };
      draft.put('floatHanding', { ...given, stage: 'booked', reversedAt: null, reversedBy: null, reason: null });
    },
    postings: ({ station, amountFen }) =>
      transfer({
        from: purchasingChart.centreCash,
        to: stationAccount.cash(station),
        amountFen,
        reason: 'FloatOpened',
        about: { kind: 'drawer', id: station },
      }),
  },
  FloatReversed: {
    writes: ['drawer', 'floatHanding'],
    evolve(draft, { handing, station, amountFen, reason }, { at, by }) {
      const row = draft.get('floatHanding', handing);
      invariant(row?.stage === 'booked', `float ${handing} is not there to reverse`);
      draft.put('floatHanding', { ...row, stage: 'reversed', reversedAt: at, reversedBy: by, reason });
      const drawer = draft.get('drawer', station);
      // One that was taken back with its station is no float any more.
      if (drawer !== undefined) draft.put('drawer', { ...drawer, floatFen: Math.max(0, drawer.floatFen - amountFen) });
    },
    postings: ({ station, amountFen }) =>
      transfer({
        from: stationAccount.cash(station),
        to: purchasingChart.centreCash,
        amountFen,
        reason: 'FloatReversed',
        about: { kind: 'drawer', id: station },
      }),
  },
  CashCounted: {
    writes: ['drawer'],
    evolve(draft, { station, countedFen, differenceFen, reason }, { at, by }) {
      const drawer = draft.get('drawer', station) ?? { id: station, ...unopened };
      draft.put('drawer', { ...drawer, countedAt: at, countedBy: by, countedFen, differenceFen, reason });
    },
    postings: ({ station, differenceFen }) =>
      transfer({
        from: stationAccount.cashShortOver(station),
        to: stationAccount.cash(station),
        amountFen: differenceFen,
        reason: 'CashCounted',
        about: { kind: 'drawer', id: station },
      }),
  },
  CashRemitted: {
    writes: ['remittance'],
    evolve(draft, { remittance, amountFen, ...sent }, { at }) {
      const unconfirmed = { countedFen: null, confirmedAt: null, confirmedBy: null, reason: null };
      const open = { ...unconfirmed, reversedAt: null, reversedBy: null, fault: null };
      draft.put('remittance', { id: remittance, ...sent, stage: 'sent', sentFen: amountFen, sentAt: at, ...open });
    },
    postings: ({ remittance, station, amountFen }) =>
      transfer({
        from: stationAccount.cash(station),
        to: stationAccount.cashInTransit(station),
        amountFen,
        reason: 'CashRemitted',
        about: { kind: 'remittance', id: remittance },
      }),
  },
  RemittanceConfirmed: {
    writes: ['remittance'],
    evolve(draft, { remittance, countedFen, reason }, { at, by }) {
      const row = draft.get('remittance', remittance);
      if (row !== undefined)
        draft.put('remittance', { ...row, stage: 'confirmed', countedFen, confirmedAt: at, confirmedBy: by, reason });
    },
    postings: ({ remittance, station, sentFen, countedFen }) => {
      const booked = {
        reason: 'RemittanceConfirmed',
        about: { kind: 'remittance', id: remittance },
      } as const;
      return [
        ...transfer({
          ...booked,
          from: stationAccount.cashInTransit(station),
          to: purchasingChart.centreCash,
          amountFen: countedFen,
        }),
        ...transfer({
          ...booked,
          from: stationAccount.cashInTransit(station),
          to: stationAccount.cashShortOver(station),
          amountFen: sentFen - countedFen,
        }),
      ];
    },
  },
  RemittanceReversed: {
    writes: ['remittance'],
    evolve(draft, { remittance, reason: fault }, { at, by }) {
      const row = draft.get('remittance', remittance);
      invariant(row !== undefined && row.stage !== 'reversed', `remittance ${remittance} is not there to reverse`);
      draft.put('remittance', { ...row, stage: 'reversed', reversedAt: at, reversedBy: by, fault });
    },
    postings({ remittance, station, sentFen, countedFen }) {
      const booked = { reason: 'RemittanceReversed', about: { kind: 'remittance', id: remittance } } as const;
      const { cash, cashInTransit, cashShortOver } = stationAccount;
      const sent = { ...booked, from: cashInTransit(station), to: cash(station), amountFen: sentFen };
      if (countedFen === null) return transfer(sent);
      const to = cashInTransit(station);
      return [
        ...transfer({ ...booked, from: purchasingChart.centreCash, to, amountFen: countedFen }),
        ...transfer({ ...booked, from: cashShortOver(station), to, amountFen: sentFen - countedFen }),
        ...transfer(sent),
      ];
    },
  },
  StationTakenBack: {
    writes: ['drawer'],
    evolve(draft, { station, expectedFen, countedFen }, { at, by }) {
      const drawer = draft.get('drawer', station);
      const differenceFen = countedFen - expectedFen;
      const count = { floatFen: 0, countedAt: at, countedBy: by, countedFen, differenceFen };
      // Who never had a drawer gets none by it.
      if (drawer !== undefined || expectedFen !== 0 || countedFen !== 0)
        draft.put('drawer', { id: station, ...count, reason: differenceFen === 0 ? null : 'unknown' });
    },
    postings({ station, person, expectedFen, countedFen }) {
      const booked = {
        from: stationAccount.cash(station),
        reason: 'StationTakenBack',
        about: { kind: 'drawer', id: station },
      } as const;
      const missingFen = expectedFen - countedFen;
      const whose =
        person === null || missingFen < 0 ? stationAccount.cashShortOver(station) : partnerAccount.partnerOwes(person);
      return [
        ...transfer({ ...booked, to: purchasingChart.centreCash, amountFen: countedFen }),
        ...transfer({ ...booked, to: whose, amountFen: missingFen }),
      ];
    },
  },
};
