import { loopDebts } from '@yangui/domain';
import * as z from 'zod/mini';
import { payout } from './answers.ts';
import { useOne } from './reads.ts';

const figure = z.number();

/** What the county owes somebody for loops: as a driver, or as the owner of one vehicle. */
const ownPayee = z.object({
  id: z.string(),
  as: z.enum(loopDebts),
  name: z.nullable(z.string()),
  payableFen: figure,
  inPaymentFen: figure,
  bouncedFen: figure,
  paidFen: figure,
  payouts: z.array(payout),
  lines: z.array(
    z.object({
      seq: figure,
      at: figure,
      reason: z.string(),
      amountFen: figure,
      about: z.object({ kind: z.string(), id: z.string() }),
    }),
  ),
});
export type OwnPayee = z.infer<typeof ownPayee>;

export const useOwnPay = (county: string) =>
  useOne(county, 'earnings', '/own-pay', z.object({ payees: z.array(ownPayee) }));
