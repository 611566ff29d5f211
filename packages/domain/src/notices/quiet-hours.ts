import * as z from 'zod/mini';
import { MINUTE, startOfDayAfter, type Instant } from '../kernel/index.ts';

const minute = z.int().check(z.minimum(0), z.maximum(1_439));

/** When somebody does not want to be called: minutes of the day in China, from one up to the other, over midnight too. */
export const quietHours = z
  .object({ fromMinute: minute, toMinute: minute })
  .check(z.refine(({ fromMinute, toMinute }) => fromMinute !== toMinute, { error: 'quiet-hours-empty' }));
export type QuietHours = z.infer<typeof quietHours>;

/** Whether a moment lies in somebody's quiet hours (Asia/Shanghai). The count is held back then, the list never. */
export function isQuiet(quiet: QuietHours | null, at: Instant): boolean {
  if (quiet === null) return false;
  const now = Math.floor((at - startOfDayAfter(at, 0)) / MINUTE);
  const { fromMinute, toMinute } = quiet;
  return fromMinute < toMinute ? now >= fromMinute && now < toMinute : now >= fromMinute || now < toMinute;
}
