import {
  accessNote,
  account,
  accountLine,
  deviceRow,
  driverDeviceRow,
  found,
  journalEntry,
  personRow,
  signInAct,
  village,
} from './desk-answers.ts';
import { search, useList, useOne, type Filters } from './reads.ts';

/** What only the desk reads. */

export const useFound = (county: string, query: string) =>
  useOne(county, 'search', `/search${search({ query })}`, found, query.trim().length > 0);
export const useVillages = (county: string, filters: Filters = {}) =>
  useList(county, 'stations', '/villages', village, filters);
/** Devices speak when they send: with any entry, what is known of them may be old. */
export const useDevices = (county: string) => useList(county, 'overview', '/devices', deviceRow, {});
export const useDriverDevices = (county: string, enabled: boolean) =>
  useList(county, 'overview', '/driver-devices', driverDeviceRow, {}, enabled);
export const usePeople = (county: string) => useList(county, 'people', '/people', personRow, {});
export const useLedger = (county: string) => useList(county, 'ledger', '/ledger', account, {});
export const useAccountLines = (county: string, id: string, filters: Filters = {}) =>
  useList(county, 'ledger', `/ledger/${encodeURIComponent(id)}`, accountLine, filters);
export const useJournal = (county: string, filters: Filters = {}) =>
  useList(county, 'journal', '/journal', journalEntry, filters);

/** Notes are no entries of the journal; they are read anew with each, and when the screen is opened. */
export const useAccessLog = (county: string, filters: Filters) =>
  useList(county, 'journal', '/access-log', accessNote, filters);
export const useSignInHistory = (county: string, person: string) =>
  useList(county, 'people', '/sign-in-history', signInAct, { person });
