import { invariant, type Draft, type Posting } from '../kernel/index.ts';

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
