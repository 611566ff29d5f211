import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { Queryable } from './read.ts';

/** Where a county's journal stood at the end of a business day (or at a moment of it), and who says so. */
export interface SignedHead {
  readonly county: string;
  /** YYYY-MM-DD, in Asia/Shanghai. */
  readonly day: string;
  readonly lastSeq: number;
  /** The hash of the batch that ends at `lastSeq`; it covers every entry before. */
  readonly hash: string;
  /** The version of Yangui that signed. */
  readonly software: string;
  /** The fingerprint of the public key. */
  readonly key: string;
  /** Ed25519 over all of the above, base64url. */
  readonly signature: string;
}

/** A head as somebody kept it: whole, or the short form that is typed from paper. */
export type KeptHead = SignedHead | Pick<SignedHead, 'county' | 'day' | 'lastSeq' | 'hash'>;

const SHORT_HEX = 24;

/** The first 16 hex digits of the SHA-256 of the raw public key. */
export function keyFingerprint(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ format: 'jwk' }).x ?? '', 'base64url')
    .digest('hex')
    .slice(0, 16);
}

export function signHead(head: Omit<SignedHead, 'key' | 'signature'>, privateKey: KeyObject): SignedHead {
  const whole = { ...head, key: keyFingerprint(createPublicKey(privateKey)) };
  return { ...whole, signature: sign(null, signedText(whole), privateKey).toString('base64url') };
}

export function isSignedBy(head: SignedHead, publicKey: KeyObject): boolean {
  return verify(null, signedText(head), publicKey, Buffer.from(head.signature, 'base64url'));
}

function signedText(head: Omit<SignedHead, 'signature'>): Buffer {
  return Buffer.from(bodyOf(head));
}

function bodyOf({ county, day, lastSeq, hash, software, key }: Omit<SignedHead, 'signature'>): string {
  return `YG1 ${county} ${day} ${lastSeq} ${hash} ${software} ${key}`;
}

/** The whole head in one line: what the heads file holds and a printed square says. */
export function headText(head: SignedHead): string {
  return `${bodyOf(head)} ${head.signature}`;
}

/** The head as it can be typed: county, day, last number, and 96 bits of the hash in groups of four. */
export function shortHeadText({ county, day, lastSeq, hash }: KeptHead): string {
  const groups = hash.slice(0, SHORT_HEX).match(/.{4}/g) ?? [];
  return `${county} ${day} ${lastSeq} ${groups.join('-').toUpperCase()}`;
}

const whole = /YG1 (\d{6}) (\d{4}-\d\d-\d\d) (\d+) ([0-9a-f]{64}) (\S+) ([0-9a-f]{16}) ([\w-]{86})/g;
const short = /(?<!YG1 )\b(\d{6})\s+(\d{4}-\d\d-\d\d)\s+(\d+)\s+((?:[0-9a-f]{4}-?){6,16})(?![0-9a-f])/gi;

/** Every head in a text: lines of the heads file, scanned squares, typed short forms. */
export function headsIn(text: string): readonly KeptHead[] {
  const signed = [...text.matchAll(whole)].map(
    ([, county = '', day = '', lastSeq, hash = '', software = '', key = '', signature = '']): KeptHead => ({
      county,
      day,
      lastSeq: Number(lastSeq),
      hash,
      software,
      key,
      signature,
    }),
  );
  const typed = [...text.replaceAll(whole, '').matchAll(short)].map(
    ([, county = '', day = '', lastSeq, hash = '']): KeptHead => ({
      county,
      day,
      lastSeq: Number(lastSeq),
      hash: hash.replaceAll('-', '').toLowerCase(),
    }),
  );
  return [...signed, ...typed];
}

/** What is wrong with a journal, held against a head that somebody kept; undefined where it still goes through it. */
export async function differenceFromHead(db: Queryable, head: KeptHead): Promise<string | undefined> {
  const { rows } = await db.query<{ hash: string; end: number }>(
    `select coalesce((select hash from journal_batch where county = $1 and last_seq = $2), '') as hash,
       coalesce((select last_seq from journal_head where county = $1), 0) as end`,
    [head.county, head.lastSeq],
  );
  const { hash = '', end = 0 } = rows[0] ?? {};
  if (hash.startsWith(head.hash) && head.hash.length >= SHORT_HEX) return undefined;
  const kept = `the head of ${head.day} says ${head.hash.slice(0, 16)}… at entry ${head.lastSeq}`;
  if (end < head.lastSeq) return `${kept}, but the journal ends at ${end}`;
  return hash === ''
    ? `${kept}, but no batch ends there`
    : `${kept}, but the journal has ${hash.slice(0, 16)}… there: an entry up to it was rewritten since`;
}
