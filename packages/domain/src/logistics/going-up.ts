import { invariant, type Draft, type EventRules, type Recorded } from '../kernel/index.ts';
import { changeConsignment, insertConsignmentStep } from './consignment.ts';
import { change, parcelIn } from './parcel-change.ts';
import { leftStation, takePieceBack, type Holder, type Parcel, type PieceUndone } from './parcel.ts';

/** A driver signs for what a station sends up: consignments, and parcels on their way back to their carriers. */
export interface TakenUp {
  readonly loop: string;
  readonly station: string;
  /** Who gives: the partner of the station. Who takes: the driver of the loop. */
  readonly partner: string | null;
  readonly driver: string | null;
  readonly consignments: readonly string[];
  readonly parcels: readonly PieceUndone[];
}

/** The centre signs for what a loop brought up. What is missing stays with the van, whose driver signed for it. */
export interface LoopUnloaded {
  readonly loop: string;
  readonly driver: string | null;
  readonly consignments: readonly string[];
  readonly parcels: readonly PieceUndone[];
  /** Of the parcels, those that came up from a station and were not on their way down. */
  readonly returns: readonly string[];
  readonly missingConsignments: readonly string[];
  readonly missingParcels: readonly string[];
}

declare module '../kernel/event.ts' {
  interface Events {
    TakenUp: TakenUp;
    LoopUnloaded: LoopUnloaded;
  }
}

export const goingUpEvents: EventRules<'TakenUp' | 'LoopUnloaded'> = {
  TakenUp: {
    evolve(draft, { loop, consignments, parcels }, recorded) {
      for (const id of consignments) takeConsignment(draft, id, loop, recorded);
      for (const { parcel } of parcels) takeParcel(draft, parcel, loop, recorded);
      listReturns(draft, loop, parcels.map(({ parcel }) => parcel));
    },
    postings: ({ parcels }) => parcels.flatMap((undone) => takePieceBack('TakenUp', undone)),
  },
  LoopUnloaded: {
    evolve(draft, { loop, consignments, parcels, returns, missingConsignments, missingParcels }, recorded) {
      for (const id of consignments) changeConsignment(draft, id, recorded, { step: 'arrived', note: null }, { stage: 'at-centre', holder: 'centre', loop, closedAt: recorded.at });
      for (const { parcel } of parcels) {
        const found = parcelIn(draft, parcel).trouble?.kind === 'missing' ? { trouble: null } : {};
        change(draft, parcel, recorded, { step: 'taken-back', note: null }, { ...leftStation, ...found, stage: 'at-centre', holder: 'centre', receivedAtStation: null });
      }
      listReturns(draft, loop, returns);
      for (const id of missingConsignments) changeConsignment(draft, id, recorded, { step: 'missing', note: null }, { stage: 'missing' });
      for (const id of missingParcels) change(draft, id, recorded, { step: 'reported', note: 'missing' }, { trouble: { kind: 'missing', at: recorded.at } });
    },
    postings: ({ parcels }) => parcels.flatMap((undone) => takePieceBack('LoopUnloaded', undone)),
  },
};

/** A driver's record that comes after the centre's is written where it belongs, and moves nothing back onto the van. */
function takeConsignment(draft: Draft, id: string, loop: string, recorded: Recorded): void {
  const holder: Holder = `van:${loop}`;
  if (draft.get('consignment', id)?.stage === 'at-station') changeConsignment(draft, id, recorded, { step: 'collected', note: null }, { stage: 'on-van', holder, loop });
  else insertConsignmentStep(draft, id, { step: 'collected', holder, note: null, ...recorded });
}

function takeParcel(draft: Draft, id: string, loop: string, recorded: Recorded): void {
  const holder: Holder = `van:${loop}`;
  const before = parcelIn(draft, id);
  const run = draft.get('loop', loop);
  if (run === undefined || !parcelOwesSignature(before, run)) {
    const found = before.trouble?.kind === 'missing' ? { trouble: null } : {};
    change(draft, id, recorded, { step: 'taken-up', note: null }, { ...leftStation, ...found, stage: 'on-van', holder, receivedAtStation: null });
    return;
  }
  const { seq, at, by } = recorded;
  const back = before.steps.findIndex(({ step }, index) => step === 'taken-back' && before.steps[index - 1]?.holder.startsWith('station:') === true);
  draft.put('parcel', { ...before, steps: before.steps.toSpliced(back, 0, { step: 'taken-up', note: null, holder, seq, at, by }) });
}

/** Whether a driver's signature for a parcel that the centre has already taken in is still to come. */
export function parcelOwesSignature({ id, steps }: Parcel, loop: { readonly id: string; readonly returns: readonly string[] }): boolean {
  return loop.returns.includes(id) && steps.some(({ step }) => step === 'taken-back') && !steps.some(({ step, holder }) => step === 'taken-up' && holder === `van:${loop.id}`);
}

function listReturns(draft: Draft, id: string, parcels: readonly string[]): void {
  const loop = draft.get('loop', id);
  invariant(loop !== undefined, `loop ${id} is not there to change`);
  const fresh = parcels.filter((parcel) => !loop.returns.includes(parcel));
  if (fresh.length > 0) draft.put('loop', { ...loop, returns: [...loop.returns, ...fresh] });
}
