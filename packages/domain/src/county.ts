import { attachments } from './attachments/module.ts';
import { consignments } from './consignments/module.ts';
import { enquiries } from './enquiries/module.ts';
import { fleet } from './fleet/module.ts';
import { withFoundation } from './foundation.ts';
import { payablesOf } from './ledger/index.ts';
import { inspection } from './inspection/module.ts';
import { loopCosts } from './loop-costs/module.ts';
import { loops } from './loops/module.ts';
import { network } from './network/module.ts';
import { parcels } from './parcels/module.ts';
import { produce } from './produce/module.ts';
import { purchasing } from './purchasing/module.ts';
import { road } from './road/module.ts';
import { talent } from './talent/module.ts';

/** Those that the ledger pays for: it stands under them and is told what they declare. */
const paidFor = [
  network,
  attachments,
  enquiries,
  talent,
  purchasing,
  produce,
  inspection,
  fleet,
  loops,
  parcels,
  consignments,
  road,
  loopCosts,
] as const;

/** What all modules declare that settlements pay. */
export const payables = payablesOf(paidFor);

/** What a county is made of, each module after those it knows. Everything central is folded from this list. */
export const modules = withFoundation(paidFor);

type Modules = (typeof modules)[number];
type Together<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer I) => void ? I : never;

/** What all modules declare of one sort, as one record. */
export function together<P extends 'kinds' | 'events' | 'problems'>(part: P): Together<Modules[P]> {
  // oxlint-disable-next-line no-unsafe-type-assertion -- the record of all is the records of each, one after the other
  return Object.assign({}, ...modules.map((module) => module[part])) as Together<Modules[P]>;
}
