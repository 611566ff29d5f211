import type { FetchLater, FirstMessages } from '../zh/index.ts';
import { account } from './account.ts';
import { shell } from './shell.ts';

/** What the door says, in English. */
export const en: FirstMessages = { shell, account };

/** What the screens behind the door say. */
export const enLater: FetchLater = {
  access: async () => (await import('./access.ts')).access,
  bookings: async () => (await import('./bookings.ts')).bookings,
  cash: async () => (await import('./cash.ts')).cash,
  consignments: async () => (await import('./consignments.ts')).consignments,
  contests: async () => (await import('./contests.ts')).contests,
  counter: async () => (await import('./counter.ts')).counter,
  costs: async () => (await import('./costs.ts')).costs,
  desk: async () => (await import('./desk.ts')).desk,
  drive: async () => (await import('./drive.ts')).drive,
  enquiries: async () => (await import('./enquiries.ts')).enquiries,
  growing: async () => (await import('./growing.ts')).growing,
  inspection: async () => (await import('./inspection.ts')).inspection,
  invoices: async () => (await import('./invoices.ts')).invoices,
  late: async () => (await import('./late.ts')).late,
  loading: async () => (await import('./loading.ts')).loading,
  loops: async () => (await import('./loops.ts')).loops,
  lots: async () => (await import('./lots.ts')).lots,
  papers: async () => (await import('./papers.ts')).papers,
  mine: async () => (await import('./mine.ts')).mine,
  money: async () => (await import('./money.ts')).money,
  network: async () => (await import('./network.ts')).network,
  notices: async () => (await import('./notices.ts')).notices,
  outside: async () => (await import('./outside.ts')).outside,
  parcels: async () => (await import('./parcels.ts')).parcels,
  produce: async () => (await import('./produce.ts')).produce,
  proposals: async () => (await import('./proposals.ts')).proposals,
  record: async () => (await import('./record.ts')).record,
  scans: async () => (await import('./scans.ts')).scans,
  sheets: async () => (await import('./sheets.ts')).sheets,
  sync: async () => (await import('./sync.ts')).sync,
  talent: async () => (await import('./talent.ts')).talent,
  taxes: async () => (await import('./taxes.ts')).taxes,
  words: async () => (await import('./words.ts')).words,
};
