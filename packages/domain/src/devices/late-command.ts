import * as z from 'zod/mini';

/** Why the centre does not take a late command in: codes, never free text, so that no name slips into the journal. */
export const turnDownReasons = ['entered-otherwise', 'did-not-happen', 'not-entitled', 'other'] as const;
export const turnDownReason = z.enum(turnDownReasons);
export type TurnDownReason = z.infer<typeof turnDownReason>;
