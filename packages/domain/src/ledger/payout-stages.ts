import * as z from 'zod/mini';

/** Why a bank sends a payout back. */
export const bounceReasons = ['account-wrong', 'name-differs', 'account-closed', 'bank-refused', 'other'] as const;
export const bounceReason = z.enum(bounceReasons);
export type BounceReason = z.infer<typeof bounceReason>;

/**
 * Where one person's payout stands: `proposed` until the settlement is approved, `waiting` for a payout file,
 * `instructed` once it stands in one, then `paid` or `bounced`. A bounced one that is tried again waits anew.
 */
export const payoutStages = ['proposed', 'waiting', 'instructed', 'paid', 'bounced'] as const;
export const payoutStage = z.enum(payoutStages);
export type PayoutStage = (typeof payoutStages)[number];

/** The stages that a partner's earnings go through, each an account of theirs: what the read of earnings tells apart. */
export const earningStages = ['rebate-accrued', 'rebate-pending', 'rebate-payable'] as const;
