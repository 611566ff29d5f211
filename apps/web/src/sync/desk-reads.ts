import { useList, useOne, useSums } from './reads.ts';
import type { Answer, Filters, Row } from './shown.ts';

/** What only the desk reads. */

export type DeviceRow = Row<'/devices'>;
export type DriverDeviceRow = Row<'/driver-devices'>;
export type PersonRow = Row<'/people'>;
export type AccessNote = Row<'/access-log'>;
export type JournalEntry = Row<'/journal'>;
export type Found = Answer<'/search'>;

export const useFound = (county: string, query: string) =>
  useOne(county, '/search', { query }, query.trim().length > 0);
export const useDevices = (county: string) => useList(county, '/devices', {});
export const useDriverDevices = (county: string, enabled: boolean) => useList(county, '/driver-devices', {}, enabled);
export const usePeople = (county: string) => useList(county, '/people', {});
export const useJournal = (county: string, filters: Filters<'/journal'> = {}) => useList(county, '/journal', filters);
export const useJournalSums = (county: string, filters: Filters<'/journal-sums'>) =>
  useSums(county, '/journal-sums', filters);

/** Notes are no entries of the journal; they are read anew with each, and when the screen is opened. */
export const useAccessLog = (county: string, filters: Filters<'/access-log'>) =>
  useList(county, '/access-log', filters);
export const useAccessLogSums = (county: string, filters: Filters<'/access-log-sums'>) =>
  useSums(county, '/access-log-sums', filters);
export const useSignInHistory = (county: string, person: string) => useList(county, '/sign-in-history', { person });
