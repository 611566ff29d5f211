import type { Queries } from '../http/reading.ts';
import { attachmentsReads } from './attachments/reads.ts';
import { consignmentsReads } from './consignments/reads.ts';
import { countyReads } from './county/reads.ts';
import { copies } from './devices/copies.ts';
import { devicesReads } from './devices/reads.ts';
import { enquiriesReads } from './enquiries/reads.ts';
import { fleetReads } from './fleet/reads.ts';
import { inspectionReads } from './inspection/reads.ts';
import { journalReads } from './journal/reads.ts';
import { ledgerReads } from './ledger/reads.ts';
import { loopCostsReads } from './loop-costs/reads.ts';
import { loopsReads } from './loops/reads.ts';
import { networkReads } from './network/reads.ts';
import { noticesReads } from './notices/reads.ts';
import { parcelsReads } from './parcels/reads.ts';
import { produceReads } from './produce/reads.ts';
import { purchasingReads } from './purchasing/reads.ts';
import { rightsReads } from './rights/reads.ts';
import { roadReads } from './road/reads.ts';
import { talentReads } from './talent/reads.ts';
import { twoPeopleReads } from './two-people/reads.ts';

/** What answers everything that can be read of a county, module by module. A read without its query does not compile. */
export const queries: Queries & typeof copies = {
  ...copies,
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
};
