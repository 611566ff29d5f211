import { startOfDayAfter, type Instant } from '../kernel/index.ts';

/** After how many days a parcel that nobody collects becomes work to do: remind, visit, send back. */
export const unclaimedDays = [3, 7, 15] as const;
export type UnclaimedDays = (typeof unclaimedDays)[number];

/** When a parcel may go back to its carrier as unclaimed (快递暂行条例 §26, 2019 text: kept, registered, then handled by the postal rules). */
export function unclaimedFrom(receivedAt: Instant): Instant {
  return startOfDayAfter(receivedAt, unclaimedDays[2]);
}
