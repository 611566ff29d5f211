import * as z from 'zod/mini';

/** Why goods come back or are not wanted any more: a code, never free text, so that no name slips into the journal. */
export const reasons = ['changed-mind', 'damaged', 'wrong-goods', 'quality', 'late', 'undelivered', 'other'] as const;
export const reason = z.enum(reasons);
export type Reason = z.infer<typeof reason>;
