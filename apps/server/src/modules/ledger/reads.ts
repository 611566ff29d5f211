import type { MountedRead } from '../../http/reading.ts';
import { accounts, accountLines } from './accounts.ts';
import { earnings } from './earnings.ts';
import { moneySummary } from './money-summary.ts';
import { ownPay } from './own-pay.ts';
import { payees } from './payees.ts';
import { periods } from './periods.ts';
import { settings } from './settings.ts';
import { settlements, settlementById, settlementPreview, settlementOrders, settlementFile } from './settlements.ts';

export const ledgerReads: readonly MountedRead[] = [
  earnings,
  ownPay,
  accounts,
  accountLines,
  settings,
  moneySummary,
  payees,
  settlements,
  settlementById,
  settlementPreview,
  settlementOrders,
  settlementFile,
  periods,
];
