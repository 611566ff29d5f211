import * as z from 'zod/mini';

/** Why goods come back or are not wanted any more: a code, never free text, so that no name slips into the journal. */
export const reasons = ['changed-mind', 'damaged', 'wrong-goods', 'quality', 'late', 'undelivered', 'other'] as const;
export const reason = z.enum(reasons);
export type Reason = z.infer<typeof reason>;

/** Goods given up for one of these are never sold again, whoever forgets to say so. */
const spoilt: readonly Reason[] = ['damaged', 'quality'];

/** Whether goods that come back stay out of stock: by the reason, or because somebody looked and says so. */
export function keptOffSale({
  reason: why,
  unfit = false,
}: {
  readonly reason: Reason;
  readonly unfit?: boolean | undefined;
}): boolean {
  return unfit || spoilt.includes(why);
}
