import * as z from 'zod/mini';
import type { Retention } from '../kernel/index.ts';

/** Why the centre does not take a late command in: codes, never free text, so that no name slips into the journal. */
export const turnDownReasons = ['entered-otherwise', 'did-not-happen', 'not-entitled', 'other'] as const;
export const turnDownReason = z.enum(turnDownReasons);
export type TurnDownReason = z.infer<typeof turnDownReason>;

/**
 * For how many days the personal part of a late command waits for somebody to decide it: as long as a device keeps what is done with
 * (`KEPT_DAYS`), so that its maker can still say it anew. The entry itself waits on.
 */
export const LATE_NAME_DAYS = 60;

export const lateCommandRetention: Retention = {
  of: 'late-command',
  for: { days: LATE_NAME_DAYS },
  from: 'received',
  law: 'personal-information',
  article: 19,
  sooner: true,
};

/** What people say whom the county does not know is emptied sooner, all of it: it may be anything. */
export const strangerRetention: Retention = { ...lateCommandRetention, of: 'stranger-record', for: { days: 30 } };
