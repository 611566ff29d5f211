import { ledgerChart } from './ledger/index.ts';
import { loopAccount, loopChart } from './loop-costs/index.ts';
import { stationAccount } from './network/index.ts';
import { parcelsChart } from './parcels/index.ts';
import { householdAccount, produceChart } from './produce/index.ts';
import { partnerAccount, purchasingChart } from './purchasing/index.ts';

/** The accounts that there is one of, of the modules whose accounts others name. */
export const chart = { ...ledgerChart, ...purchasingChart, ...produceChart, ...parcelsChart, ...loopChart } as const;

/** The accounts that each station, person or thing has one of, as `head:id`. */
export const accountOf = { ...stationAccount, ...partnerAccount, ...householdAccount, ...loopAccount } as const;
