import { modules, payables } from './county.ts';
import type { Module } from './kernel/index.ts';
import {
  accountsUnder,
  payableOf,
  runOf,
  type AccountsOf,
  type NamedPayable,
  type NamedRun,
  type Owed,
} from './ledger/index.ts';

export { payables };

type Declared<M> = M extends { readonly accounts: infer A } ? keyof A : never;

/** The heads of all accounts that modules declare. */
export type AccountName = Declared<(typeof modules)[number]>;

/** The heads of accounts that each module declares, by the module's name. */
export const accountHeads: ReadonlyMap<string, readonly string[]> = new Map(
  modules.map(({ name, accounts = {} }: Module) => [name, Object.keys(accounts)]),
);

/** Where what somebody is owed stands: to be settled, on its way, or sent back by their bank. */
export function accountsOf(owed: Pick<Owed, 'partner' | 'as'>): AccountsOf {
  return accountsUnder(payables, owed);
}

/** The payable that a line of a settlement means, by its name; without one, that which was there first. */
export function payableNamed(as: string | undefined): NamedPayable {
  return payableOf(payables, as);
}

/** What a settlement pays, by the run's name; without one, the run that was there first. */
export function payRunNamed(pays: string | undefined): NamedRun | undefined {
  return runOf(payables, pays);
}
