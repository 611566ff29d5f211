/**
 * As what somebody is known: staff, a villager, whom a parcel or a consignment is for, who took a load from a driver, or a guest. An outside
 * purchase (`order`) has a row for what was typed of it, which may say anything of anybody: its `name` is the goods, one a line, its
 * `address` where they are sold. A plot has one for what was noted of where it lies, as its `name`; an entry of the industry
 * register that is no household of the network, one for what it is called. Somebody of the talent register has one: its `address` is
 * where they are now, its `words` what they do there.
 */
export const privateKinds = [
  'member',
  'villager',
  'parcel',
  'consignment',
  'handover',
  'order',
  'guest',
  'plot',
  'registerEntry',
  'talent',
] as const;
export type PrivateKind = (typeof privateKinds)[number];

/** One private row of a county: what it hangs on, and that thing's id. */
export type PrivateRef = readonly [kind: PrivateKind, id: string];

/** A person's name, phone and address: goes to the private row of what they are known as, never into the journal. */
export interface PersonalData {
  readonly kind: PrivateKind;
  readonly person: string;
  /** Whose it is, where the row hangs on a thing of somebody's: it is emptied with them. */
  readonly of?: string;
  readonly name: string;
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
  /** What a guest wrote, or what somebody of the talent register does: whatever it is, it may name anybody. */
  readonly words?: string | undefined;
}

/** Where a person is paid: goes to the payee's private row, never into the journal. */
export interface PayeeData {
  readonly payee: string;
  readonly accountName: string;
  readonly bank: string;
  readonly accountNumber: string;
}

/** As what a private row is sealed: what somebody is known as, or `payee` for where they are paid. */
export type SealedKind = PrivateKind | 'payee';

/** A private row that is emptied. */
export interface ErasedData {
  readonly kind: SealedKind;
  readonly erased: string;
}

/** A private row of which the name alone is kept: phone and address are emptied. */
export interface NameOnlyData {
  readonly kind: PrivateKind;
  readonly nameOnly: string;
}

/** What a command writes to private rows: about a person, about where they are paid, or that one is emptied, as a whole or in part. */
export type PrivateData = PersonalData | PayeeData | ErasedData | NameOnlyData;

/** What of somebody who is staff no more is emptied: how they are reached, or what they are called. */
export const staffParts = ['contact', 'name'] as const;
export type StaffPart = (typeof staffParts)[number];

/**
 * What becomes of a person's sign-in: opened anew with a one-time password under this name, shut, or shut and emptied of what it
 * says of them. It stands in no journal.
 */
export type AccessChange =
  | { readonly opens: string; readonly signInName: string; readonly name: string; readonly phone?: string | undefined }
  | { readonly shuts: string }
  | { readonly empties: string; readonly part: StaffPart };

/** What a private row says of somebody, as far as it takes to recognise them. Nulls where nothing is kept, or no longer. */
export interface KnownPerson {
  readonly name: string | null;
  readonly phone: string | null;
}

/** What somebody at the counter says of the recipient: a name, and the last four digits of the phone. */
export interface PersonClaim {
  readonly name: string;
  readonly phoneEnd: string;
}

/** Whether what was said is what is kept; or that no phone is kept to hold it against. */
export type Fit = 'fits' | 'differs' | 'no-phone';

/** Forms of address that a waybill carries instead of a given name. */
const TITLE = /(先生|女士|小姐|太太|师傅|老师)$/;

/**
 * Holds a claim against what is kept. Spaces, dots, width and case of a name do not matter; a star, as masked waybills
 * have it, and a form of address stand for any given name (`王*`, `王女士`).
 */
export function fitOf(known: KnownPerson | undefined, { name, phoneEnd }: PersonClaim): Fit {
  if (known?.name == null || known.phone === null) return 'no-phone';
  const phoneFits = known.phone.replace(/\D/g, '').endsWith(phoneEnd);
  return phoneFits && nameFits(tidy(known.name).replace(TITLE, '*'), tidy(name)) ? 'fits' : 'differs';
}

function tidy(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s·•・.]/g, '')
    .toLowerCase();
}

function nameFits(kept: string, said: string): boolean {
  const [first = '', ...rest] = kept.split(/\*+/);
  if (rest.length === 0) return said === kept;
  const last = rest.at(-1) ?? '';
  return said.startsWith(first) && said.endsWith(last) && said.length > first.length + last.length;
}
