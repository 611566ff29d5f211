import {
  invariant,
  refuse,
  type Command,
  type EventOf,
  type Place,
  type Ref,
  type Refusal,
  type State,
} from '../kernel/index.ts';
import { parcelStepAllowed, type Parcel, type parcelSteps } from './parcel.ts';

/** What every command about one parcel needs loaded. */
export function parcelNeeded({ parcel }: { readonly parcel: string }): readonly Ref[] {
  return [['parcel', parcel]];
}

/** The order that a parcel carries. */
export function orderCarried(state: State, { parcel }: { readonly parcel: string }): readonly Ref[] {
  const order = state.get('parcel', parcel)?.ofOrder ?? null;
  return order === null ? [] : [['order', order]];
}

/** What it means for the order whose goods a parcel carries that it goes back or is lost: it waits for a new one, or to be paid back. */
export function orderUndelivered(state: State, { id, ofOrder }: Parcel): readonly EventOf<'OrderUndelivered'>[] {
  const order = ofOrder === null ? undefined : state.get('order', ofOrder);
  return order?.stage === 'received' && order.parcel === id
    ? [{ type: 'OrderUndelivered', data: { order: order.id } }]
    : [];
}

/** Where a command about a parcel happens: in the village it is meant for. */
export function villageOfParcel(
  state: State,
  { payload }: Command<{ readonly parcel: string }>,
): Place | { readonly refusal: Refusal } {
  return state.get('parcel', payload.parcel)?.village ?? refuse('parcel-unknown', { parcel: payload.parcel });
}

type Ready = { readonly parcel: Parcel } | { readonly refusal: Refusal };

/** The parcel, ready for a step; or the refusal that says it is not there, or at another stage. */
export function parcelReadyTo(step: keyof typeof parcelSteps, state: State, id: string): Ready {
  const parcel = state.get('parcel', id);
  if (parcel === undefined) return refuse('parcel-unknown', { parcel: id });
  if (parcelStepAllowed(step, parcel.stage)) return { parcel };
  const { number, stage, closedAt } = parcel;
  if (stage === 'handed-out') return refuse('parcel-handed-out', { number, at: closedAt ?? 0 });
  return refuse('parcel-not-ready', { number, stage, step });
}

/** The same for a list: every parcel once, each ready; or the first that is not. */
export function parcelsReadyTo(
  step: keyof typeof parcelSteps,
  state: State,
  ids: readonly string[],
  also: (parcel: Parcel) => { readonly refusal: Refusal } | undefined = () => undefined,
): { readonly parcels: readonly Parcel[] } | { readonly refusal: Refusal } {
  const parcels: Parcel[] = [];
  for (const id of new Set(ids)) {
    const ready = parcelReadyTo(step, state, id);
    const no = 'refusal' in ready ? ready : also(ready.parcel);
    if (no !== undefined) return no;
    invariant('parcel' in ready, 'a parcel without a refusal is ready');
    parcels.push(ready.parcel);
  }
  return { parcels };
}

/** The refusal of a parcel that something is wrong with. */
export function inTrouble({ number, trouble }: Parcel): { readonly refusal: Refusal } | undefined {
  return trouble === null ? undefined : refuse('parcel-in-trouble', { number, trouble: trouble.kind });
}

/** The refusal of a parcel whose order was cancelled: nobody waits for it. */
export function calledOff(state: State, { number, ofOrder }: Parcel): { readonly refusal: Refusal } | undefined {
  const order = ofOrder === null ? undefined : state.get('order', ofOrder);
  return order?.stage === 'cancelled' ? refuse('parcel-called-off', { number }) : undefined;
}
