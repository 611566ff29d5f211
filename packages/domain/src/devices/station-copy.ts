import * as z from 'zod/mini';
import type { Entities, Kind, KindTraits } from '../kernel/index.ts';
import { entityKinds, kinds } from '../kinds.ts';
import { bounceReasons, payoutStages } from '../ledger/index.ts';
import { packed, unpackRows } from './packed-rows.ts';

/** The private row of one of the station's people, as the station may read it. */
export const copiedPerson = z.object({
  id: z.string(),
  name: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  address: z.nullable(z.string()),
});
export type CopiedPerson = z.infer<typeof copiedPerson>;

/** A booking to one of the partner's own accounts; what they earn is negative here, as in the ledger. */
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

export const copiedPayout = z.object({
  settlement: z.string(),
  serial: z.number(),
  period: z.string(),
  amountFen: z.number(),
  stage: z.enum(payoutStages),
  reason: z.nullable(z.enum(bounceReasons)),
});
export type CopiedPayout = z.infer<typeof copiedPayout>;

type Traits = typeof entityKinds;

/** The kinds of row that a station's devices hold, as the modules say. */
export type CopiedKind = { [K in Kind]: Traits[K] extends { readonly holder: 'station' } ? K : never }[Kind];
export const copiedKinds: readonly CopiedKind[] = kinds.filter(isCopied);

/** The kinds that are told each time, all there is of them, since it is little. */
type ToldWhole = { [K in Kind]: Traits[K] extends { readonly told: 'whole' } ? K : never }[Kind];
export const toldWhole: readonly ToldWhole[] = kinds.filter((kind): kind is ToldWhole => toldOf(kind) === 'whole');

/** The kinds of which rows that changed are told, and which ones left. */
type ToldByRow = { [K in Kind]: Traits[K] extends { readonly told: 'by-row' } ? K : never }[Kind];
export const toldByRow: readonly ToldByRow[] = kinds.filter((kind): kind is ToldByRow => toldOf(kind) === 'by-row');

function isCopied(kind: Kind): kind is CopiedKind {
  const traits: KindTraits = entityKinds[kind];
  return traits.holder === 'station';
}

function toldOf(kind: Kind): KindTraits['told'] {
  const traits: KindTraits = entityKinds[kind];
  return traits.told;
}

const ids = z.optional(z.array(z.string()));

/** What a device is given of its station, in one answer: everything, or what changed after its cursor. */
export const stationCopy = z.object({
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
  station: z.string(),
  village: z.string(),
  /** Whose earnings are in it: the person who asked. */
  partner: z.string(),
  /** Whether the lines are all of the last 60 days, though the rest is only what changed: somebody else asked before. */
  linesWhole: z.boolean(),
  /** The rows by kind, and `people` and `lines`. `unpackCopy` opens it. */
  packed,
  /** What was the station's and is no more. */
  gone: z.object({
    villager: ids,
    order: ids,
    parcel: ids,
    consignment: ids,
    consent: ids,
    vanLoad: ids,
    remittance: ids,
    people: ids,
  }),
  payouts: z.array(copiedPayout),
  /** What people at work and places are called, by id and code. */
  names: z.record(z.string(), z.string()),
  /** The public key that files carried to the county are sealed for: P-256, uncompressed, in base64url. */
  countyKey: z.optional(z.string()),
});
export type StationCopy = z.infer<typeof stationCopy>;

export type CopiedRows = { readonly [K in CopiedKind]?: readonly Entities[K][] };

/** A station's copy, or what changed in it, opened. */
export interface CopyNews extends Omit<StationCopy, 'packed'> {
  readonly rows: CopiedRows;
  readonly people: readonly CopiedPerson[];
  readonly lines: readonly CopiedLine[];
}

/** The numbers and pick-up codes that parcels go by, as long as they do: as their stage has it. */
export function goesBy(parcels: readonly Entities['parcel'][]): {
  readonly waybill: readonly Entities['waybill'][];
  readonly pickupCode: readonly Entities['pickupCode'][];
} {
  const numbered = parcels.filter(({ stage }) => stage !== 'returned' && stage !== 'lost');
  const coded = numbered.filter(({ stage }) => stage !== 'handed-out');
  return {
    waybill: numbered.map(({ id, number }) => ({ id: number, parcel: id })),
    pickupCode: coded.map(({ id, station, code }) => ({ id: `${station}:${code}`, parcel: id })),
  };
}

/** Opens what the server sent. It is not checked row by row: it comes from our own server. */
export function unpackCopy({ packed: closed, ...copy }: StationCopy): CopyNews {
  const { people = [], lines = [], ...rows } = unpackRows(closed);
  // oxlint-disable-next-line no-unsafe-type-assertion -- packed by the server under these names, out of rows of these kinds
  const news = { ...copy, rows, people, lines } as unknown as CopyNews;
  // Numbers and codes are sent only where they are not what they always are.
  return { ...news, rows: { ...goesBy(news.rows.parcel ?? []), ...news.rows } };
}
