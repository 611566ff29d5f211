import * as z from 'zod/mini';
import { payeeTypes, type Entities, type Held, type HeldRows, type Keeping, type Kind } from '../kernel/index.ts';
import { bounceReason, payoutStage } from '../ledger/index.ts';
import { emptyRows, putAll } from './held-copy.ts';
import { packed, unpackRows } from './packed-rows.ts';

/** The private row of one of the people of a copy, as its holder may read it. */
export const copiedPerson = z.object({
  id: z.string(),
  name: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  address: z.nullable(z.string()),
});
export type CopiedPerson = z.infer<typeof copiedPerson>;

/** A booking to one of the reader's own accounts; what they earn is negative here, as in the ledger. */
export const copiedLine = z.object({
  seq: z.number(),
  line: z.number(),
  at: z.number(),
  account: z.string(),
  amountFen: z.number(),
  reason: z.string(),
  about: z.object({ kind: z.string(), id: z.string() }),
});
export type CopiedLine = z.infer<typeof copiedLine>;

export const payeeType = z.enum(payeeTypes);
/** A few words that are declared, in both languages. */
export const said = z.object({ zh: z.string(), en: z.string() });
/** The rule by which tax was withheld, or not: the law or notice, and what it says. */
export const taxRule = z.object({ type: payeeType, source: z.string(), says: said });

export const copiedPayout = z.object({
  settlement: z.string(),
  serial: z.number(),
  period: z.string(),
  amountFen: z.number(),
  grossFen: z.number(),
  withheldFen: z.number(),
  rule: z.nullable(taxRule),
  stage: payoutStage,
  reason: z.nullable(bounceReason),
  preparedSeq: z.number(),
  at: z.number(),
});
export type CopiedPayout = z.infer<typeof copiedPayout>;

/** What a device is given of what its holder keeps, in one answer: everything, or what changed after its cursor. */
export const copyAnswer = z.object({
  /** How far in the county's journal it reaches, and the journal's hash there: the cursor of the next question. */
  seq: z.number(),
  hash: z.string(),
  epoch: z.string(),
  /** Whether this is all there is: what the device held before goes. */
  whole: z.boolean(),
  /** False where the cursor is not in this journal: the server was put back from a backup, and lost what came after. */
  continues: z.boolean(),
  /** The server's clock. */
  now: z.number(),
  /** Whose copy it is: a holder by its word and id, where it is, and who asked. */
  heldBy: z.string(),
  holder: z.string(),
  place: z.string(),
  person: z.string(),
  /** Whether the lines are all of the last 60 days, though the rest is only what changed: somebody else asked before. */
  linesWhole: z.boolean(),
  /** The rows by kind, and `people` and `lines`. `unpackCopy` opens it. */
  packed,
  /** What was the holder's and is no more, by kind; `people` for private rows. */
  gone: z.record(z.string(), z.array(z.string())),
  payouts: z.array(copiedPayout),
  /** What people at work and places are called, by id and code. */
  names: z.record(z.string(), z.string()),
  /** The public key that files carried to the county are sealed for: P-256, uncompressed, in base64url. */
  countyKey: z.optional(z.string()),
});
export type CopyAnswer = z.infer<typeof copyAnswer>;

export type CopiedRows = { readonly [K in Kind]?: readonly Entities[K][] };

/** A copy, or what changed in it, opened. */
export interface CopyNews extends Omit<CopyAnswer, 'packed'> {
  readonly rows: CopiedRows;
  readonly people: readonly CopiedPerson[];
  readonly lines: readonly CopiedLine[];
}

/** Opens what the server sent. It is not checked row by row: it comes from our own server. */
export function unpackCopy(keeping: Keeping, { packed: closed, ...told }: CopyAnswer): CopyNews {
  const { people = [], lines = [], ...rows } = unpackRows(closed);
  // oxlint-disable-next-line no-unsafe-type-assertion -- packed by the server under these names, out of rows of these kinds
  const news = { ...told, rows, people, lines } as unknown as CopyNews;
  const found = emptyRows(keeping);
  const kept = keeping.kindsHeldBy(told.heldBy);
  for (const kind of kept) putAll(found, kind, news.rows[kind]);
  // What is as ever by the rows that it hangs on is not sent.
  const asEver = kept.filter((kind) => news.rows[kind] === undefined);
  return {
    ...news,
    rows: {
      ...news.rows,
      ...Object.fromEntries(asEver.map((kind) => [kind, supposed(keeping, told.heldBy, kind, found)])),
    },
  };
}

/** What the rows of a kind are by those that they hang on, where it says so. */
export function supposed<K extends Kind>(
  keeping: Keeping,
  by: string,
  kind: K,
  rows: HeldRows,
): readonly Entities[K][] | undefined {
  const held: Held<K> | undefined = keeping.heldBy(by)[kind];
  return held?.follows?.(rows);
}
