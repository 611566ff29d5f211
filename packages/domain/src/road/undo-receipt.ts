import * as z from 'zod/mini';
import { accept, defineCommand, id, invariant, refuse, type EventRules, type State } from '../kernel/index.ts';
import { settledRefusal, type Loop } from '../loops/index.ts';
import { villageOf } from '../network/index.ts';
import {
  change,
  leftStation,
  parcelIn,
  parcelList,
  parcelsReadyTo,
  pieceOf,
  takePieceBack,
  type Parcel,
  type PieceUndone,
  type Trouble,
} from '../parcels/index.ts';
import type { VanLoad } from './van-load.ts';

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
      for (const { parcel, load } of parcels) {
        const { trouble, steps } = parcelIn(draft, parcel);
        change(
          draft,
          parcel,
          recorded,
          { step: 'still-on-van', note: reason },
          {
            ...leftStation,
            stage: 'on-van',
            holder: `van:${load}`,
            receivedAtStation: null,
            trouble: trouble ?? missedBefore(steps),
          },
        );
      }
    },
    postings: ({ parcels }) => parcels.flatMap((undone) => takePieceBack('ReceiptUndone', undone)),
  },
};

/**
 * A station takes back that it received parcels from a van: they are in the driver's hands again, and no more to the partner's
 * account. Both stay in the parcel's history, with the reason. One that was reported missing until then is missing again. Refused
 * once a parcel was handed out or went on, where it did not come to this station from a van, where the driver signed for it, since
 * then the driver puts it right, and once the cost of its loop is settled.
 */
export const undoReceipt = defineCommand({
  type: 'undo-receipt',
  capability: 'parcels.receive',
  payload: z.object({ station: id, parcels: parcelList, reason: z.enum(receiptFaults) }),
  needs: ({ parcels }) => parcels.map((parcel) => ['parcel', parcel]),
  follows: (state, { station, parcels }) => loadsOf(state, station, parcels).map((load) => ['vanLoad', load] as const),
  followsOn: (state, { station, parcels }) =>
    loadsOf(state, station, parcels).flatMap((load) => {
      const loop = state.get('vanLoad', load)?.loop ?? null;
      return loop === null ? [] : [['loop', loop] as const];
    }),
  place: villageOf,
  decide(state: State, { payload: { station, parcels, reason } }) {
    const ready = parcelsReadyTo('undo-receipt', state, parcels, (parcel) => {
      const { number, stage } = parcel;
      const came = arrival(parcel, station);
      if (came === undefined) return refuse('parcel-not-ready', { number, stage, step: 'undo-receipt' });
      const { load, loop } = broughtBy(state, came.load);
      if (signedByDriver(parcel, came.step, load, loop)) return refuse('receipt-by-driver', { number });
      const settled = loop === undefined ? undefined : settledRefusal(state, loop);
      return settled === undefined ? undefined : { refusal: settled };
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

type Step = Parcel['steps'][number];

/** From which load a parcel came that this station has, and how it was received; undefined where it has it from elsewhere, or not at all. */
function arrival(
  { holder, steps }: Parcel,
  station: string,
): { readonly load: string; readonly step: Step } | undefined {
  const here = `station:${station}`;
  const before = steps.findLastIndex((step) => step.holder !== here);
  const [from, step] = [steps[before], steps[before + 1]];
  if (holder !== here || from === undefined || step?.step !== 'received') return undefined;
  return { load: from.holder.slice('van:'.length), step };
}

/** The loads that parcels came in which this station has. */
function loadsOf(state: State, station: string, parcels: readonly string[]): readonly string[] {
  const rows = parcels.map((parcel) => state.get('parcel', parcel)).filter((parcel) => parcel !== undefined);
  return rows.flatMap((parcel) => arrival(parcel, station)?.load ?? []);
}

/** A load and its loop, as far as they are known here. */
function broughtBy(state: State, id: string): { readonly load: VanLoad | undefined; readonly loop: Loop | undefined } {
  const load = state.get('vanLoad', id);
  const on = load?.loop ?? null;
  return { load, loop: on === null ? undefined : state.get('loop', on) };
}

/** Whether the driver signed for the station. Where the seal was not as it left, the step says that instead, and it goes by who signed. */
function signedByDriver(
  { payee }: Parcel,
  { note, by }: Step,
  load: VanLoad | undefined,
  loop: Loop | undefined,
): boolean {
  if (note === null || by === payee) return false;
  const drivers = [load?.driver, loop?.driver, ...(loop?.signed ?? []).map((one) => one.by)];
  return note === 'driver-signed' || drivers.includes(by);
}

/** What happens to a missing parcel and leaves it missing. */
const untroubling: ReadonlySet<Step['step']> = new Set([
  'addressed',
  'tied',
  'complaint-opened',
  'complaint-closed',
  'forgotten',
  're-routed',
]);

/** That a parcel was missing until the station received it, by its steps up to then. */
function missedBefore(steps: readonly Step[]): Trouble | null {
  const received = steps.findLastIndex(({ step }) => step === 'received');
  const last = steps.slice(0, received).findLast(({ step }) => !untroubling.has(step));
  return last?.step === 'reported' && last.note === 'missing' ? { kind: 'missing', at: last.at } : null;
}
