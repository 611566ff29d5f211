import * as z from 'zod/mini';
import { accept, defineCommand, id, invariant, refuse, type EventRules, type State } from '../kernel/index.ts';
import { villageOf } from '../network/index.ts';
import {
  change,
  leftStation,
  parcelList,
  parcelsReadyTo,
  pieceOf,
  takePieceBack,
  type Parcel,
  type PieceUndone,
} from '../parcels/index.ts';

/** Why a station takes back that it received a parcel: a code, never free text. */
export const receiptFaults = ['not-here', 'wrong-row', 'other-station'] as const;
export type ReceiptFault = (typeof receiptFaults)[number];

/** A station received these by mistake: they are with the van that had them before. */
export interface ReceiptUndone {
  readonly station: string;
  readonly reason: ReceiptFault;
  readonly parcels: readonly (PieceUndone & { readonly load: string })[];
}

declare module '../kernel/event.ts' {
  interface Events {
    ReceiptUndone: ReceiptUndone;
  }
}

export const receiptEvents: EventRules<'ReceiptUndone'> = {
  ReceiptUndone: {
    writes: ['parcel'],
    evolve(draft, { reason, parcels }, recorded) {
      for (const { parcel, load } of parcels)
        change(
          draft,
          parcel,
          recorded,
          { step: 'still-on-van', note: reason },
          { ...leftStation, stage: 'on-van', holder: `van:${load}`, receivedAtStation: null },
        );
    },
    postings: ({ parcels }) => parcels.flatMap((undone) => takePieceBack('ReceiptUndone', undone)),
  },
};

/**
 * A station takes back that it received parcels from a van: they are in the driver's hands again, and no more to the partner's
 * account. Both stay in the parcel's history, with the reason. Refused once a parcel was handed out or went on, where it did not
 * come to this station from a van, and where the driver signed for it: then the driver puts it right.
 */
export const undoReceipt = defineCommand({
  type: 'undo-receipt',
  capability: 'parcels.receive',
  payload: z.object({ station: id, parcels: parcelList, reason: z.enum(receiptFaults) }),
  needs: ({ parcels }) => parcels.map((parcel) => ['parcel', parcel]),
  place: villageOf,
  decide(state: State, { payload: { station, parcels, reason } }) {
    const ready = parcelsReadyTo('undo-receipt', state, parcels, (parcel) => {
      const { number, stage } = parcel;
      const came = arrival(parcel, station);
      if (came === undefined) return refuse('parcel-not-ready', { number, stage, step: 'undo-receipt' });
      return came.byDriver ? refuse('receipt-by-driver', { number }) : undefined;
    });
    if ('refusal' in ready) return ready;
    const undone = ready.parcels.map((parcel) => {
      const came = arrival(parcel, station);
      invariant(came !== undefined, 'what is ready came from a van');
      return { ...pieceOf(parcel), load: came.load };
    });
    return accept({ type: 'ReceiptUndone', data: { station, reason, parcels: undone } });
  },
});

/** From which load a parcel came that this station has; undefined where it has it from elsewhere, or not at all. */
function arrival({ holder, steps }: Parcel, station: string) {
  const here = `station:${station}`;
  const before = steps.findLastIndex((step) => step.holder !== here);
  const [from, came] = [steps[before], steps[before + 1]];
  if (holder !== here || from === undefined || came?.step !== 'received') return undefined;
  return { load: from.holder.slice('van:'.length), byDriver: came.note === 'driver-signed' };
}
