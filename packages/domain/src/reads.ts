import type * as z from 'zod/mini';
import { attachmentsReads } from './attachments/reads.ts';
import { consignmentsReads } from './consignments/reads.ts';
import { countyReads } from './county-reads.ts';
import { copyReads, devicesReads } from './devices/reads.ts';
import { enquiriesReads } from './enquiries/reads.ts';
import { fleetReads } from './fleet/reads.ts';
import { inspectionReads } from './inspection/reads.ts';
import { journalReads } from './journal-reads.ts';
import { ledgerReads } from './ledger/reads.ts';
import { loopCostsReads } from './loop-costs/reads.ts';
import { loopsReads } from './loops/reads.ts';
import { networkReads } from './network/reads.ts';
import { noticesReads } from './notices/reads.ts';
import { parcelsReads } from './parcels/reads.ts';
import { produceReads } from './produce/reads.ts';
import { purchasingReads } from './purchasing/reads.ts';
import type { ReadRule } from './read.ts';
import { rightsReads } from './rights/reads.ts';
import { roadReads } from './road/reads.ts';
import { talentReads } from './talent/reads.ts';
import { twoPeopleReads } from './two-people/reads.ts';

export { copyReads };
export {
  latestPlan,
  loopPrice,
  planJob,
  wishedTrip,
  type LatestPlan,
  type LoopPrice,
  type PlanJob,
} from './loops/reads.ts';
export { problemCode } from './journal-reads.ts';
export {
  deviceHere,
  me,
  sessions,
  signedIn,
  visits,
  type DeviceHere,
  type Me,
  type Sessions,
  type SignedIn,
  type Visits,
} from './rights/reads.ts';
export type { LotWaits } from './inspection/reads.ts';
export type { ReadReach, ReadRule } from './read.ts';

/** A read of any shape. */
export type AnyRead = ReadRule<z.ZodMiniObject, z.ZodMiniType>;

/** What can be read of a county, by the module that declares it. */
export const readsByModule = {
  county: countyReads,
  network: networkReads,
  attachments: attachmentsReads,
  enquiries: enquiriesReads,
  talent: talentReads,
  purchasing: purchasingReads,
  produce: produceReads,
  inspection: inspectionReads,
  rights: rightsReads,
  ledger: ledgerReads,
  journal: journalReads,
  parcels: parcelsReads,
  road: roadReads,
  fleet: fleetReads,
  loops: loopsReads,
  consignments: consignmentsReads,
  'loop-costs': loopCostsReads,
  devices: { ...devicesReads, ...copyReads },
  'two-people': twoPeopleReads,
  notices: noticesReads,
} as const;

/** Everything that can be read of a county, by its address under it. */
export const reads = {
  ...countyReads,
  ...networkReads,
  ...attachmentsReads,
  ...enquiriesReads,
  ...talentReads,
  ...purchasingReads,
  ...produceReads,
  ...inspectionReads,
  ...rightsReads,
  ...ledgerReads,
  ...journalReads,
  ...parcelsReads,
  ...roadReads,
  ...fleetReads,
  ...loopsReads,
  ...consignmentsReads,
  ...loopCostsReads,
  ...devicesReads,
  ...twoPeopleReads,
  ...noticesReads,
} satisfies Readonly<Record<`/${string}`, AnyRead>>;

export type Reads = typeof reads;
/** The address of a read under its county, with `:id` where the address names one thing: the read's own name. */
export type Address = keyof Reads;
/** What a read may be asked, as it is sent. */
export type AskedOf<A extends Address> = z.input<Reads[A]['asks']>;
/** The same, as it arrives: checked, with what is taken where nothing is said. */
export type ReceivedBy<A extends Address> = z.output<Reads[A]['asks']>;
/** What a read answers. */
export type AnswerOf<A extends Address> = z.output<Reads[A]['answer']>;
/** An answer as whoever makes it has it: nothing of it need be theirs to change. */
export type Told<T> = T extends readonly (infer R)[]
  ? readonly Told<R>[]
  : T extends object
    ? { readonly [K in keyof T]: Told<T[K]> }
    : T;
/** A row of the list that a read answers. */
export type RowOf<A extends Address> = AnswerOf<A> extends { readonly rows: readonly (infer R)[] } ? R : never;
