import { invariant, type Draft, type Posting } from '../kernel/index.ts';

/** The accounts that there is one of. */
export const chart = {
  sales: 'sales',
  rebateExpense: 'rebate-expense',
  /** What the county pays stations for handing parcels out. */
  pickupExpense: 'pickup-expense',
  /** What the licensed payment institution owes the merchant for QR payments. */
  institution: 'institution',
  /** The cash of the county centre. */
  centreCash: 'centre-cash',
  /** The bank account that payouts leave from. */
  bank: 'bank',
  /** What loops cost that carried nothing: nobody's goods bear it. */
  loopCostOwn: 'loop-cost-own',
} as const;

/** The accounts that each station, partner or villager has one of, as `kind:id`. */
export const accountOf = {
  cash: (station: string) => `cash:${station}`,
  cashInTransit: (station: string) => `cash-in-transit:${station}`,
  cashShortOver: (station: string) => `cash-short-over:${station}`,
  /** What a partner who is gone owes of their station's cash. */
  partnerOwes: (partner: string) => `partner-owes:${partner}`,
  tab: (villager: string) => `tab:${villager}`,
  /** What a partner will have, has for the time being, has for good: rebates, and the rate for parcels handed out. */
  rebateAccrued: (partner: string) => `rebate-accrued:${partner}`,
  rebatePending: (partner: string) => `rebate-pending:${partner}`,
  rebatePayable: (partner: string) => `rebate-payable:${partner}`,
  payout: (partner: string) => `payout:${partner}`,
  payoutBounced: (partner: string) => `payout-bounced:${partner}`,
  /** A station's part of what loops cost, and what carriers contribute to it. */
  loopCost: (station: string) => `loop-cost:${station}`,
  loopContribution: (station: string) => `loop-contribution:${station}`,
  /** What the county owes for loops: a vehicle's owner, and a driver. */
  vehiclePayable: (vehicle: string) => `vehicle-payable:${vehicle}`,
  driverPayable: (driver: string) => `driver-payable:${driver}`,
  /** What is on its way to them, by vehicle or driver, once another person has approved it; and what their bank sent back. */
  loopPayout: (payee: string) => `loop-payout:${payee}`,
  loopPayoutBounced: (payee: string) => `loop-payout-bounced:${payee}`,
  /** What a carrier, by its code, owes the county for parcels brought down. */
  carrierOwes: (carrier: string) => `carrier-owes:${carrier}`,
} as const;

/** The stages a rebate goes through, each an account of the partner's. */
export const earningStages = ['rebate-accrued', 'rebate-pending', 'rebate-payable'] as const;

/** An account and its balance: debits less credits, so what the county owes a partner is negative here. */
export interface Account {
  readonly id: string;
  readonly balanceFen: number;
}

declare module '../kernel/state.ts' {
  interface Entities {
    account: Account;
  }
}

/** Moves an amount from one account to another: credit the one, debit the other. Nothing for zero. */
export function transfer(entry: {
  from: string;
  to: string;
  amountFen: number;
  reason: Posting['reason'];
  about: Posting['about'];
}): readonly Posting[] {
  const { from, to, amountFen, reason, about } = entry;
  if (amountFen === 0) return [];
  return [
    { account: to, amountFen, reason, about },
    { account: from, amountFen: -amountFen, reason, about },
  ];
}

/** Books postings into the balances. They must sum to zero. */
export function book(draft: Draft, postings: readonly Posting[]): void {
  let sum = 0;
  for (const { account, amountFen } of postings) {
    const balanceFen = (draft.get('account', account)?.balanceFen ?? 0) + amountFen;
    invariant(Number.isSafeInteger(balanceFen), `${account} leaves the safe range`);
    draft.put('account', { id: account, balanceFen });
    sum += amountFen;
  }
  invariant(sum === 0, `postings sum to ${sum}, not to zero`);
}
