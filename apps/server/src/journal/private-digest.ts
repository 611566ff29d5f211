import { createHmac, randomBytes } from 'node:crypto';
import type { NameOnlyData, PrivateData, SealedKind } from '@yangui/domain';

/** What the journal says of a private row that a command wrote: its digest, or that it was emptied. Never what stands in it. */
export interface PrivateMark {
  readonly kind: SealedKind;
  readonly id: string;
  /** HMAC-SHA256, in base64url, under the key that stands in the row itself. */
  readonly digest?: string;
  readonly erased?: true;
}

/** What is written to a private row, once it is known of which name it is all that is kept. */
export type WrittenData = Exclude<PrivateData, NameOnlyData>;

/** A private row to be written, with the key of its digest; null where it is emptied. */
export interface PrivateWrite {
  readonly data: WrittenData;
  readonly key: string | null;
}

/** What stands in a private row, as its digest covers it. */
export interface PrivateContents {
  readonly name?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly address?: string | null | undefined;
  readonly words?: string | null | undefined;
  readonly accountName?: string | null | undefined;
  readonly bank?: string | null | undefined;
  readonly accountNumber?: string | null | undefined;
}

/**
 * Prepares a private row to be written and the journal's word of it. Each writing has a new random key, which stands in the row and
 * goes with it into the sealed private file, and nowhere else: so another server can check the row, and once the row is emptied
 * nobody can find out by trying names whose it was.
 */
export function sealPrivate(data: WrittenData): { readonly write: PrivateWrite; readonly mark: PrivateMark } {
  if ('erased' in data) return { write: { data, key: null }, mark: { kind: data.kind, id: data.erased, erased: true } };
  const key = randomBytes(32).toString('base64url');
  const [kind, id]: readonly [SealedKind, string] = 'payee' in data ? ['payee', data.payee] : [data.kind, data.person];
  return { write: { data, key }, mark: { kind, id, digest: digestOf(key, kind, id, data) } };
}

/** The digest of what stands in a row, under its key. */
export function digestOf(key: string, kind: SealedKind, id: string, contents: PrivateContents): string {
  const { name = null, phone = null, address = null, accountName = null, bank = null, accountNumber = null } = contents;
  // Rows of before there were words, and those without, keep the digest that the journal has of them.
  const words = contents.words == null ? [] : [contents.words];
  const text = JSON.stringify([kind, id, name, phone, address, accountName, bank, accountNumber, ...words]);
  return createHmac('sha256', Buffer.from(key, 'base64url')).update(text).digest('base64url');
}
