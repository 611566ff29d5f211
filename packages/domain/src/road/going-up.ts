import { invariant, type Draft, type EventRules, type Recorded } from '../kernel/index.ts';
import { changeConsignment, consignmentIn, insertConsignmentStep, type Consignment } from '../consignments/index.ts';
import { fetchedBy, stopsAt, type Loop } from '../loops/index.ts';
import { goesDown, passLot } from '../produce/index.ts';
import { listLot, takeLot, takeLotOver, unlistLot } from './lots-carried.ts';
import {
  change,
  parcelIn,
  type Holder,
  type Parcel,
  accruePiece,
  leftStation,
  takePieceBack,
  type PieceUndone,
} from '../parcels/index.ts';

/** A driver signs for what a station sends up: consignments, and parcels on their way back to their carriers. */
export interface TakenUp {
  readonly loop: string;
  readonly station: string;
  /** Who gives: the partner of the station. Who takes: the driver of the loop. */
  readonly partner: string | null;
  readonly driver: string | null;
  readonly consignments: readonly string[];
  readonly parcels: readonly PieceUndone[];
  /** Not in journals from before vans carried lots. */
  readonly lots?: readonly string[];
}

/** A driver puts back what was taken up by mistake: the station has it as before. */
export interface SetDown {
  readonly loop: string;
  readonly station: string;
  readonly payee: string | null;
  readonly pieceFen: number;
  readonly consignments: readonly string[];
  readonly parcels: readonly string[];
  /** Not in journals from before vans carried lots; also those that came down with it for the station. */
  readonly lots?: readonly string[];
}

/** Lots go from the centre back to the stations that they came from. */
export interface LotsLoaded {
  readonly loop: string;
  readonly driver: string | null;
  readonly lots: readonly string[];
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
  /** Not in journals from before vans carried lots. What each weighed, its own event says. */
  readonly lots?: readonly string[];
  readonly missingLots?: readonly string[];
}

/** A driver signs for what another van, which broke down, had taken up. What goes down changes vans by `LoadMoved`. */
export interface TakenOver {
  /** The loop it was on, and the driver who gives it. */
  readonly from: string;
  readonly giver: string | null;
  /** The loop it goes on with, and the driver who takes it. */
  readonly loop: string;
  readonly driver: string | null;
  /** What people call the van that takes it. */
  readonly van: string;
  readonly consignments: readonly string[];
  readonly parcels: readonly string[];
  /** Of the parcels, those that by the record still stood at a station, since the giver's own record was on a phone. */
  readonly unsigned?: readonly PieceUndone[];
  /** Not in journals from before vans carried lots. */
  readonly lots?: readonly string[];
}

declare module '../kernel/event.ts' {
  interface Events {
    TakenUp: TakenUp;
    SetDown: SetDown;
    TakenOver: TakenOver;
    LoopUnloaded: LoopUnloaded;
    LotsLoaded: LotsLoaded;
  }
}

export const goingUpEvents: EventRules<'TakenUp' | 'SetDown' | 'TakenOver' | 'LoopUnloaded' | 'LotsLoaded'> = {
  TakenUp: {
    writes: ['consignment', 'station', 'loop', 'lot', 'parcel'],
    evolve(draft, { loop, consignments, parcels, lots = [] }, recorded) {
      for (const id of consignments) takeConsignment(draft, id, loop, recorded);
      const taken = parcels.map(({ parcel }) => parcel).filter((parcel) => takeParcel(draft, parcel, loop, recorded));
      listReturns(draft, loop, taken);
      for (const id of lots) takeLot(draft, id, loop, recorded);
    },
    postings: ({ parcels }) => parcels.flatMap((undone) => takePieceBack('TakenUp', undone)),
  },
  SetDown: {
    writes: ['consignment', 'station', 'loop', 'lot', 'parcel'],
    evolve(draft, { loop, station, payee, pieceFen, consignments, parcels, lots = [] }, recorded) {
      const back = { stage: 'at-station', holder: `station:${station}` } as const;
      for (const id of consignments)
        changeConsignment(draft, id, recorded, { step: 'set-down', note: null }, { ...back, loop: null });
      for (const id of parcels) {
        // It waits for its recipient since it first came, not since it was put back.
        const receivedAtStation =
          parcelIn(draft, id).steps.findLast(({ step }) => step === 'received')?.at ?? recorded.at;
        change(
          draft,
          id,
          recorded,
          { step: 'set-down', note: null },
          { ...back, receivedAtStation, payee, pieceFen: payee === null ? 0 : pieceFen },
        );
      }
      unlistReturns(draft, loop, parcels);
      for (const id of lots) {
        // What came down with the van was carried by it; what was taken up by mistake was not.
        const lot = draft.get('lot', id);
        if (lot !== undefined && !goesDown(lot)) unlistLot(draft, id, loop);
        passLot(draft, id, { step: 'set-down', holder: `station:${station}`, loop: null }, recorded);
      }
    },
    postings: ({ payee, pieceFen, parcels }) =>
      parcels.flatMap((parcel) => accruePiece('SetDown', { parcel, payee, pieceFen })),
  },
  TakenOver: {
    writes: ['consignment', 'loop', 'lot', 'parcel', 'station'],
    evolve(draft, { from, loop, van, consignments, parcels, lots = [] }, recorded) {
      for (const id of consignments) takeConsignmentOver(draft, id, { loop, van }, recorded);
      for (const id of parcels) takeParcelOver(draft, id, { from, loop, van }, recorded);
      unlistReturns(draft, from, parcels);
      listReturns(draft, loop, parcels);
      for (const id of lots) takeLotOver(draft, id, { from, loop, van }, recorded);
    },
    postings: ({ unsigned = [] }) => unsigned.flatMap((undone) => takePieceBack('TakenOver', undone)),
  },
  LoopUnloaded: {
    writes: ['consignment', 'loop', 'lot', 'parcel', 'station'],
    evolve(
      draft,
      { loop, consignments, parcels, returns, missingConsignments, missingParcels, lots = [], missingLots = [] },
      recorded,
    ) {
      for (const id of consignments)
        changeConsignment(
          draft,
          id,
          recorded,
          { step: 'arrived', note: null },
          { stage: 'at-centre', holder: 'centre', loop, closedAt: recorded.at },
        );
      for (const { parcel } of parcels) {
        const found = parcelIn(draft, parcel).trouble?.kind === 'missing' ? { trouble: null } : {};
        change(
          draft,
          parcel,
          recorded,
          { step: 'taken-back', note: null },
          { ...leftStation, ...found, stage: 'at-centre', holder: 'centre', receivedAtStation: null },
        );
      }
      for (const id of fetchedBy(loopIn(draft, loop))) unlistReturns(draft, id, returns);
      listReturns(draft, loop, returns);
      for (const id of missingConsignments)
        changeConsignment(draft, id, recorded, { step: 'missing', note: null }, { stage: 'missing' });
      for (const id of missingParcels)
        change(
          draft,
          id,
          recorded,
          { step: 'reported', note: 'missing' },
          { trouble: { kind: 'missing', at: recorded.at } },
        );
      for (const id of lots) {
        for (const other of fetchedBy(loopIn(draft, loop))) unlistLot(draft, id, other);
        listLot(draft, id, loop);
      }
      for (const id of missingLots) passLot(draft, id, { step: 'missing', holder: `van:${loop}`, loop }, recorded);
    },
    postings: ({ parcels }) => parcels.flatMap((undone) => takePieceBack('LoopUnloaded', undone)),
  },
  LotsLoaded: {
    writes: ['loop', 'lot'],
    evolve(draft, { loop, lots }, recorded) {
      for (const id of lots) {
        passLot(draft, id, { step: 'loaded', holder: `van:${loop}`, loop }, recorded);
        listLot(draft, id, loop);
      }
    },
  },
};

/** A driver's record that comes after another's, or the centre's, is written where it belongs, and moves nothing back onto the van. */
function takeConsignment(draft: Draft, id: string, loop: string, recorded: Recorded): void {
  const holder: Holder = `van:${loop}`;
  const { stage, steps, loop: on } = consignmentIn(draft, id);
  if (stage === 'at-station')
    changeConsignment(draft, id, recorded, { step: 'collected', note: null }, { stage: 'on-van', holder, loop });
  else
    insertConsignmentStep(
      draft,
      id,
      { step: 'collected', holder, note: null, ...recorded },
      { before: leftUnsigned(steps), loop: on },
    );
}

/** @returns whether the loop brings it up: by a late record it may be on another's list already */
function takeParcel(draft: Draft, id: string, loop: string, recorded: Recorded): boolean {
  const holder: Holder = `van:${loop}`;
  const before = parcelIn(draft, id);
  const run = draft.get('loop', loop);
  if (run === undefined || !parcelOwesSignature(before, run)) {
    const found = before.trouble?.kind === 'missing' ? { trouble: null } : {};
    change(
      draft,
      id,
      recorded,
      { step: 'taken-up', note: null },
      { ...leftStation, ...found, stage: 'on-van', holder, receivedAtStation: null },
    );
    return true;
  }
  insertParcelStep(draft, before, { step: 'taken-up', note: null, holder, ...recorded }, leftUnsigned(before.steps));
  return false;
}

/** Another driver's record that comes after the centre's moves nothing back onto a van either. */
function takeConsignmentOver(
  draft: Draft,
  id: string,
  { loop, van }: { readonly loop: string; readonly van: string },
  recorded: Recorded,
): void {
  const holder: Holder = `van:${loop}`;
  const { stage, steps } = consignmentIn(draft, id);
  if (stage !== 'at-centre')
    changeConsignment(draft, id, recorded, { step: 'changed-van', note: van }, { stage: 'on-van', holder, loop });
  else
    insertConsignmentStep(
      draft,
      id,
      { step: 'changed-van', holder, note: van, ...recorded },
      { before: steps.findLastIndex(({ step }) => step === 'arrived'), loop },
    );
}

function takeParcelOver(
  draft: Draft,
  id: string,
  { from, loop, van }: { readonly from: string; readonly loop: string; readonly van: string },
  recorded: Recorded,
): void {
  const holder: Holder = `van:${loop}`;
  const before = parcelIn(draft, id);
  if (parcelOwesMove(before, loopIn(draft, from), loopIn(draft, loop))) {
    insertParcelStep(
      draft,
      before,
      { step: 'changed-van', note: van, holder, ...recorded },
      Math.max(takenBackFrom(before, from), leftUnsigned(before.steps)),
    );
    return;
  }
  const found = before.trouble?.kind === 'missing' ? { trouble: null } : {};
  const left =
    before.stage === 'at-station' ? ({ ...leftStation, stage: 'on-van', receivedAtStation: null } as const) : {};
  change(draft, id, recorded, { step: 'changed-van', note: van }, { ...left, ...found, holder });
}

function insertParcelStep(
  draft: Draft,
  parcel: Parcel,
  { step, note, holder, seq, at, by }: Parcel['steps'][number],
  before: number,
): void {
  draft.put('parcel', { ...parcel, steps: parcel.steps.toSpliced(before, 0, { step, note, holder, seq, at, by }) });
}

/**
 * Whether a driver's signature for a consignment is still to come that has gone further by the record: to the centre with
 * their loop, or, since their van broke down, onto the one that came for it.
 */
export function consignmentOwesSignature({ station, stage, loop: on, steps }: Consignment, loop: Loop): boolean {
  if (leftUnsigned(steps) < 0 || steps.some(({ holder }) => holder === `van:${loop.id}`)) return false;
  return (on === loop.id && stage === 'at-centre') || gaveUp(loop, station);
}

/** Whether a driver's signature for a consignment that another van gave up, and that the centre has already taken in, is still to come. */
export function consignmentOwesMove({ station, stage, loop, steps }: Consignment, from: Loop, onto: Loop): boolean {
  if (stage !== 'at-centre' || steps.some(({ holder }) => holder === `van:${onto.id}`)) return false;
  return (
    (loop === from.id || loop === onto.id) &&
    (steps.some(({ holder }) => holder === `van:${from.id}`) || (leftUnsigned(steps) >= 0 && gaveUp(from, station)))
  );
}

/** The same for a parcel on its way back. */
export function parcelOwesMove(parcel: Parcel, from: Loop, onto: Loop): boolean {
  const { id, steps } = parcel;
  const listed =
    (from.returns.includes(id) || onto.returns.includes(id)) && !steps.some((step) => step.holder === `van:${onto.id}`);
  return listed && (takenBackFrom(parcel, from.id) > 0 || gaveUp(from, unsignedStation(steps)));
}

/** Where among its steps the centre took a parcel in straight from a loop's van; -1 where it did not. */
function takenBackFrom({ steps }: Parcel, loop: string): number {
  return steps.findLastIndex(({ step }, index) => step === 'taken-back' && steps[index - 1]?.holder === `van:${loop}`);
}

/** Where among its steps something went further than the station that was the last to sign; -1 where every hand has signed. */
function leftUnsigned(steps: readonly { readonly step: string; readonly holder: Holder }[]): number {
  return steps.findIndex(
    ({ step }, index) =>
      (step === 'taken-back' || step === 'arrived' || step === 'changed-van') &&
      steps[index - 1]?.holder.startsWith('station:') === true,
  );
}

function unsignedStation(steps: Parcel['steps']): string | undefined {
  return steps[leftUnsigned(steps) - 1]?.holder.slice('station:'.length);
}

/** Whether a van that broke down may have had what stands at a station by the record: it was to stop there. */
export function gaveUp(loop: Loop, station: string | undefined): boolean {
  return station !== undefined && loop.brokeDown !== null && stopsAt(loop, station);
}

/** The same as {@link consignmentOwesSignature} for a parcel on its way back. */
export function parcelOwesSignature({ id, steps }: Parcel, loop: Loop): boolean {
  if (leftUnsigned(steps) < 0 || steps.some(({ holder }) => holder === `van:${loop.id}`)) return false;
  return loop.returns.includes(id) || gaveUp(loop, unsignedStation(steps));
}

function loopIn(draft: Draft, id: string): Loop {
  const loop = draft.get('loop', id);
  invariant(loop !== undefined, `loop ${id} is not there to change`);
  return loop;
}

function unlistReturns(draft: Draft, id: string, parcels: readonly string[]): void {
  const loop = loopIn(draft, id);
  if (loop.returns.some((parcel) => parcels.includes(parcel)))
    draft.put('loop', { ...loop, returns: loop.returns.filter((parcel) => !parcels.includes(parcel)) });
}

function listReturns(draft: Draft, id: string, parcels: readonly string[]): void {
  const loop = loopIn(draft, id);
  const fresh = parcels.filter((parcel) => !loop.returns.includes(parcel));
  if (fresh.length > 0) draft.put('loop', { ...loop, returns: [...loop.returns, ...fresh] });
}
