import { useList, useOne } from './reads.ts';
import type { Answer, Filters, Row } from './shown.ts';

export type EarningsAnswer = Answer<'/earnings'>;
export type EarningLine = Row<'/earnings'>;
export type EarningStage = EarningLine['stage'];
export type OwnPayee = Answer<'/own-pay'>['payees'][number];

/** A partner's earnings: the three sums, and the lines they are made of, newest first. */
export const useEarnings = (county: string, filters: Filters<'/earnings'>) => useList(county, '/earnings', filters);

/** A month's pay slip: one line for one thing done, newest first. */
export const usePaySlip = (county: string, filters: Filters<'/pay-slip'>) => useList(county, '/pay-slip', filters);

export type ContestRow = Row<'/contests'>;
/** What is contested in the reader's places. */
export const useContests = (county: string, filters: Filters<'/contests'>, enabled = true) =>
  useList(county, '/contests', filters, enabled);
/** What the reader contested of their own pay. */
export const useOwnContests = (county: string) => useList(county, '/own-contests', {});

/** What the county owes somebody for loops: as a driver, or as the owner of one vehicle. */
export const useOwnPay = (county: string) => useOne(county, '/own-pay', {});
