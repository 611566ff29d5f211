import type { EventType, Posting } from '../kernel/index.ts';
import { transfer } from '../ledger/index.ts';
import { partnerAccount } from '../purchasing/index.ts';
import { parcelsChart } from './accounts.ts';

/** A parcel with what stands to a partner's account for it; nobody where `payee` is null. */
interface Accrued {
  readonly id: string;
  readonly payee: string | null;
  readonly pieceFen: number;
}

/** What is taken from a partner again when a parcel leaves the station by another way than to its recipient. */
export interface PieceUndone {
  readonly parcel: string;
  readonly payee: string | null;
  readonly pieceFen: number;
}

/** What no longer stands to a partner's account once a parcel has left the station. */
export const leftStation = { payee: null, pieceFen: 0 } as const;

/** What the partner for whom a parcel stands there loses when it leaves otherwise than to its recipient. */
export function pieceOf({ id, payee, pieceFen }: Accrued): PieceUndone {
  return { parcel: id, payee, pieceFen };
}

/** Accrues the pick-up rate to the partner at whose station a parcel stands. */
export function accruePiece(reason: EventType, { parcel, payee, pieceFen }: PieceUndone): readonly Posting[] {
  return payee === null
    ? []
    : transfer({
        reason,
        about: { kind: 'parcel', id: parcel },
        from: partnerAccount.rebateAccrued(payee),
        to: parcelsChart.pickupExpense,
        amountFen: pieceFen,
      });
}

/** Takes the pick-up rate from the partner again. */
export function takePieceBack(reason: EventType, { parcel, payee, pieceFen }: PieceUndone): readonly Posting[] {
  return payee === null
    ? []
    : transfer({
        reason,
        about: { kind: 'parcel', id: parcel },
        from: parcelsChart.pickupExpense,
        to: partnerAccount.rebateAccrued(payee),
        amountFen: pieceFen,
      });
}
