import type { ProblemCode } from '../problems.ts';
import type { Kind } from './state.ts';

/** A few words that go with a declaration, in both languages. */
export interface Said {
  readonly zh: string;
  readonly en: string;
}

/**
 * As what somebody is paid, by which it is decided what tax the payer withholds: a farmer for what they grew or raised themselves
 * (农业生产者), labour (劳务报酬), labour by way of an internet platform, a registered trader (个体工商户), a company or cooperative, an
 * employee. The rules of each are data, with the day from which they hold (`ledger/withholding-rules.ts`).
 */
export const payeeTypes = ['farmer', 'labour', 'platform-labour', 'self-employed', 'company', 'employee'] as const;
export type PayeeType = (typeof payeeTypes)[number];

/** Accounts of one sort, with ids `head:id`; or the one account that goes by its head alone. */
export interface AccountHead {
  /** Whose rows' ids they go by: one account each. `code` for what stands outside of the county; empty where there is one account. */
  readonly of: readonly (Kind | 'code')[];
}

/** What settlements pay together. */
export interface PayRun {
  /** What such a settlement pays, as its title says it. */
  readonly title: Said;
  /** Where the figures come from: said where one is prepared. */
  readonly from: Said;
  /** That nothing is payable now, and when something will be. */
  readonly none: Said;
  readonly noneNext: Said;
  /** The refusal where nothing is payable. */
  readonly refusal: ProblemCode;
  /** When it is due: a day of the month so many months after the one it settles. */
  readonly due: { readonly monthsAfter: number; readonly day: number | 'settlement-day' };
  /** What the payee reads on the bank's statement, after the month. */
  readonly remark: string;
  /** The one that an entry of the journal means which names none: it was there first. */
  readonly unnamed?: true;
}

/**
 * One way in which the county comes to owe people money that settlements pay. A module declares it in its manifest: the
 * ledger, the payout file, the statements and `verify` go by it, and know no module.
 */
export interface Payable {
  /** The settlement that pays it. */
  readonly run: string;
  /** Whose ids the accounts go by: `member` where a person is paid; else a thing, whose owner is paid under its id. */
  readonly to: Kind;
  /** From which stage on nothing more is earned under such a thing's id. */
  readonly overAt?: string;
  /** The heads of the accounts where it stands: owed, on its way, sent back by the bank. Those may be shared, the first not. */
  readonly accounts: { readonly payable: string; readonly paying: string; readonly bounced: string };
  /** As what its payees are taxed: until somebody says, null where it must be said before they are paid; and what may be said. */
  readonly taxed: { readonly unlessSaid: PayeeType | null; readonly may: readonly PayeeType[] };
  /** What a line of it opens to. */
  readonly opens: readonly Kind[];
  /** As what somebody is paid. */
  readonly title: Said;
  /** Its heading on the payee's own pay slip; `{name}` is the thing's. Absent where the module shows a statement of its own. */
  readonly slip?: Said;
  /** The one that a line in the journal means which names none: it was there first. */
  readonly unnamed?: true;
}
