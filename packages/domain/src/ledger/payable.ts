import {
  businessDay,
  businessMonth,
  invariant,
  monthAfter,
  monthsBack,
  type Instant,
  type Kind,
  type KindTraits,
  type Module,
  type Payable,
  type PayRun,
  type State,
} from '../kernel/index.ts';
import { settingsOf } from './settings.ts';
import type { Owed } from './settlement.ts';

export interface NamedPayable extends Payable {
  readonly name: string;
}
export interface NamedRun extends PayRun {
  readonly name: string;
}

/** What all modules declare that settlements pay: all that the ledger knows of them. */
export interface Payables {
  readonly all: readonly NamedPayable[];
  readonly runs: readonly NamedRun[];
  /** The kinds of row under whose ids people are paid. */
  readonly to: readonly Kind[];
  /** The field of a kind's rows that says whose they are, where all of them are held. */
  readonly ownerField: (kind: Kind) => string | undefined;
  /** The heads of accounts that go by an id of a kind. */
  readonly headsOf: (kind: Kind) => readonly string[];
}

/** The payables of some modules, each checked against what they say of accounts and runs. */
export function payablesOf(
  modules: readonly Pick<Module, 'name' | 'kinds' | 'accounts' | 'payables' | 'payRuns'>[],
): Payables {
  const all = modules.flatMap(({ payables = {} }) => named(payables));
  const runs = modules.flatMap(({ payRuns = {} }) => named(payRuns));
  const heads = modules.flatMap(({ accounts = {} }) => named(accounts));
  for (const payable of all) {
    const { name, run, to, accounts } = payable;
    invariant(
      runs.filter((one) => one.name === run).length === 1,
      `${name} is paid in ${run}, which one module declares`,
    );
    for (const head of Object.values(accounts))
      invariant(
        heads.some((one) => one.name === head && one.of.includes(to)),
        `${name} stands in ${head}, which a module declares to go by a ${to}`,
      );
    const alone = all.filter((one) => one.name === name || one.accounts.payable === accounts.payable);
    invariant(alone.length === 1, `${name} and its account ${accounts.payable} are declared once`);
  }
  return {
    all,
    runs,
    to: [...new Set(all.map(({ to }) => to))],
    ownerField: (kind) => modules.flatMap(({ kinds }) => ownerOfKind(kinds[kind])).at(0),
    headsOf: (kind) => heads.filter(({ of }) => of.includes(kind)).map(({ name }) => name),
  };
}

function ownerOfKind(traits: KindTraits | undefined): readonly string[] {
  return traits?.heldWhole === true && traits.owner !== undefined ? [traits.owner] : [];
}

function named<T>(declared: Readonly<Record<string, T>>): readonly (T & { readonly name: string })[] {
  return Object.entries(declared).map(([name, one]) => ({ ...one, name }));
}

/** The payable that a line means: the one of its name, or without one that which was there first. */
export function payableOf({ all }: Payables, as: string | undefined): NamedPayable {
  const found = all.find(({ name, unnamed = false }) => (as === undefined ? unnamed : name === as));
  invariant(found !== undefined, `no module declares that ${as ?? 'what has no name'} is paid`);
  return found;
}

/** What a settlement pays; undefined where no module declares it. */
export function runOf({ runs }: Payables, pays: string | undefined): NamedRun | undefined {
  return runs.find(({ name, unnamed = false }) => (pays === undefined ? unnamed : name === pays));
}

/** Where what somebody is owed stands: to be settled, on its way, or sent back by their bank. */
export type AccountsOf = Readonly<Record<keyof Payable['accounts'], string>>;
export function accountsUnder(payables: Payables, owed: Pick<Owed, 'partner' | 'as'>): AccountsOf {
  const { payable, paying, bounced } = payableOf(payables, owed.as).accounts;
  const of = (head: string) => `${head}:${owed.partner}`;
  return { payable: of(payable), paying: of(paying), bounced: of(bounced) };
}

/**
 * What everybody is owed now whom one settlement pays, by account: the one figure that its owner sees and the settlement
 * pays. A debt (what was taken back after it was paid) is carried over.
 */
export function owedNow(
  state: State,
  payables: Payables,
  run: string,
): { readonly due: readonly Owed[]; readonly carried: readonly Owed[] } {
  const accounts = state.all('account').filter(({ balanceFen }) => balanceFen !== 0);
  const all = payables.all
    .filter((payable) => payable.run === run)
    .flatMap(({ name, unnamed = false, accounts: { payable: head } }) =>
      accounts
        .filter(({ id }) => id.startsWith(`${head}:`))
        .map(({ id, balanceFen }): Owed => ({
          partner: id.slice(head.length + 1),
          ...(!unnamed && { as: name }),
          amountFen: -balanceFen,
        }))
        .toSorted((one, other) => (one.partner < other.partner ? -1 : 1)),
    );
  return { due: all.filter(({ amountFen }) => amountFen > 0), carried: all.filter(({ amountFen }) => amountFen < 0) };
}

/** The first day on which what a month came to may be settled, in a county with this settlement day. */
export function dueDay(
  { due: { monthsAfter, day } }: Pick<PayRun, 'due'>,
  settlementDay: number,
  period: string,
): string {
  let month = period;
  for (let step = 0; step < monthsAfter; step += 1) month = monthAfter(month);
  return `${month}-${String(day === 'settlement-day' ? settlementDay : day).padStart(2, '0')}`;
}

/** The last month that may be settled by a moment. */
export function latestDue(run: Pick<PayRun, 'due'>, settlementDay: number, at: Instant): string {
  const month = monthsBack(businessMonth(at), 13).find((one) => dueDay(run, settlementDay, one) <= businessDay(at));
  invariant(month !== undefined, 'what a month came to is due within a year');
  return month;
}

/** Whether a settlement of a month is due by a moment. */
export function isDue(state: State, run: PayRun, period: string, at: Instant): boolean {
  return businessDay(at) >= dueDay(run, settingsOf(state).settlementDay, period);
}

/** Whether something may still be earned under an id: of a person in post, or a thing in use. */
export function earns(state: State, { to, overAt }: Payable, id: string): boolean {
  if (to === 'member') return state.get('member', id)?.leftAt === null;
  const row = state.get(to, id);
  return row !== undefined && !('stage' in row && row.stage === overAt);
}
