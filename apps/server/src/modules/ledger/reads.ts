import { accounts, accountLines } from './accounts.ts';
import { contests, ownContests } from './contests.ts';
import { earnings } from './earnings.ts';
import { moneySummary } from './money-summary.ts';
import { ownPay } from './own-pay.ts';
import { monthsPaySlip } from './pay-slip.ts';
import { payees } from './payees.ts';
import { periods } from './periods.ts';
import { settings } from './settings.ts';
import { settlements, settlementById, settlementPreview, settlementOrders, settlementFile } from './settlements.ts';
import { platformReport, withheldTaxes } from './taxes.ts';
import type { Queries } from '../../http/reading.ts';

export const ledgerReads = {
  '/earnings': earnings,
  '/pay-slip': monthsPaySlip,
  '/own-pay': ownPay,
  '/contests': contests,
  '/own-contests': ownContests,
  '/ledger': accounts,
  '/ledger/:account': accountLines,
  '/settings': settings,
  '/money-summary': moneySummary,
  '/payees': payees,
  '/settlements': settlements,
  '/settlements/:id': settlementById,
  '/settlement-preview': settlementPreview,
  '/settlements/:id/lines/:serial': settlementOrders,
  '/settlements/:id/files/:file': settlementFile,
  '/periods': periods,
  '/withheld-taxes': withheldTaxes,
  '/platform-report': platformReport,
} satisfies Partial<Queries>;
