import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, type PrivateRef, type Refusal, type State } from '../kernel/index.ts';
import {
  collection,
  isOrderNumber,
  missedTooOften,
  opensVisit,
  orderReadyTo,
  proofs,
  saidOfPerson,
  strangerRefusal,
} from '../purchasing/index.ts';
import { tidyNumber } from './carriers.ts';
import { orderCarried, parcelReadyTo, villageOfParcel } from './parcel-at.ts';
import { recipientOf, recipientRow, type Parcel } from './parcel.ts';

/**
 * Hands a parcel out: to its recipient, by pick-up code, by name and the last four digits of the phone, or because the
 * partner knows them; or to the agent they named, with their consent on record (快递暂行条例 §25, 电子商务法 §52).
 * Name and digits, like the code, are checked: they come in the private part and leave no trace but the outcome.
 * Whatever waits for one person goes out in one visit, by the one code it all goes by. A parcel from before there were visits has a
 * code of its own, which proves it for the others that wait with it for the same registered person, named by `codeOf`. Two wrong codes,
 * and no code will do any more.
 * No fee is asked, and none can be booked. The order it carries is collected with it. A damaged parcel is shown first;
 * who takes it all the same, takes it.
 */
export const handOutParcel = defineCommand({
  type: 'hand-out-parcel',
  capability: 'parcels.hand-out',
  payload: z.object({
    parcel: id,
    proof: z.enum(proofs),
    code: z.nullable(z.string().check(z.maxLength(40))),
    consent: z.nullable(id),
    /** The parcel whose code was told, where it is another one of the same registered person, waiting at the same station. */
    codeOf: z.optional(id),
  }),
  personal: z.optional(saidOfPerson),
  claim: (said) => said,
  people: recipients,
  needs: ({ parcel, consent, codeOf }) => [
    ['parcel', parcel],
    ...(codeOf === undefined ? [] : [['parcel', codeOf] as const]),
    ...(consent === null ? [] : [['consent', consent] as const]),
  ],
  follows: orderCarried,
  place: villageOfParcel,
  decide(state, { countsFrom, payload: { parcel: asked, proof, code, consent, codeOf } }, heard) {
    const ready = parcelReadyTo('hand-out', state, asked);
    if ('refusal' in ready) return ready;
    const { parcel } = ready;
    const { number, trouble } = parcel;
    if (parcel.holder !== `station:${parcel.station}`)
      return refuse('parcel-for-other-station', {
        number,
        station: state.get('station', parcel.station)?.name ?? parcel.station,
      });
    if (trouble !== null && trouble.kind !== 'damaged')
      return refuse('parcel-in-trouble', { number, trouble: trouble.kind });
    const toldOf = codeOf === undefined ? parcel : waitingWith(parcel, state.get('parcel', codeOf));
    if (proof === 'code') {
      if (missedTooOften(state, parcel.visit)) return refuse('code-missed-twice', { number });
      if (toldOf === undefined || !opens(state, toldOf, code)) return refuse('pickup-code-wrong', { number });
    }
    const stranger = proof === 'name-and-phone' ? strangerRefusal(heard(recipientRow(parcel)), number) : undefined;
    if (stranger !== undefined) return stranger;
    const taker = takerOf(state, parcel, consent);
    if ('refusal' in taker) return taker;

    const { id: row, payee, pieceFen, ofOrder: order } = parcel;
    const partner = state.get('station', parcel.station)?.partner ?? null;
    const out = {
      type: 'ParcelHandedOut',
      data: { parcel: row, payee, partner, pieceFen, to: taker.to, consent, proof },
    } as const;
    if (order === null) return accept(out);
    const collectable = orderReadyTo('collect', state, order);
    return 'refusal' in collectable
      ? collectable
      : accept(out, collection(state, collectable.order, countsFrom, proof));
  },
});

/** Whether a code is that of the visit, the parcel's own, or that of the order it carries: all stand on what its recipient was given. */
function opens(state: State, { code: own, ofOrder, visit }: Parcel, said: string | null): boolean {
  const code = tidyNumber(said ?? '');
  return code === own || opensVisit(state, visit, code) || (ofOrder !== null && isOrderNumber(ofOrder, said));
}

/** Another parcel, where it waits at the same station for the same registered person. */
function waitingWith(parcel: Parcel, other: Parcel | undefined): Parcel | undefined {
  const together =
    parcel.villager !== null &&
    other?.villager === parcel.villager &&
    other.stage === 'at-station' &&
    other.holder === parcel.holder;
  return together ? other : undefined;
}

/** Whose private row says who the parcel is for. */
function recipients(state: State, { parcel: asked }: { readonly parcel: string }): readonly PrivateRef[] {
  const parcel = state.get('parcel', asked);
  return parcel === undefined ? [] : [recipientRow(parcel)];
}

/** Who takes it: the recipient, or the agent of a consent that stands. */
function takerOf(
  state: State,
  parcel: Parcel,
  consent: string | null,
): { readonly to: string } | { readonly refusal: Refusal } {
  if (consent === null) return { to: recipientOf(parcel) };
  const given = state.get('consent', consent);
  if (given === undefined || given.revokedAt !== null || given.villager !== parcel.villager)
    return refuse('consent-missing', { consent });
  return { to: given.agent };
}
