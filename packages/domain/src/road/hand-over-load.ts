import * as z from 'zod/mini';
import { attachedOf, attachmentMade, attachmentNeeded, attachmentReady, sha256 } from '../attachments/index.ts';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { settingsOf } from '../ledger/index.ts';
import { name } from '../person.ts';
import { otherSeal, sealDoubts, sealNumber } from './bags.ts';
import { handoverCodeText } from './handover-code.ts';
import { codesOf, handoverPhoto, type HandedOver } from './handover.ts';
import { ownLoopReadyTo, placeOfDriver } from '../loops/index.ts';
import { parcelsReadyTo, parcelList, type Parcel } from '../parcels/index.ts';
import type { VanLoad } from './van-load.ts';

/** A phone whose app is from before there were attachments tells the SHA-256 alone. */
const photoTold = z.union([attachedOf(handoverPhoto), sha256]);
type PhotoTold = z.output<typeof photoTold> | null | undefined;

/**
 * A driver leaves parcels at a station where nobody signs on a device of the station's. What proves it: the name of whoever took
 * them, kept in the private row under the hand-over's id; a code of the load, which only the station sees and which is good for
 * one handing over; a photo, which is attached. A wrong code refuses nothing, since the driver has long driven on when the county
 * hears of it: it is noted. What the station itself has signed for by then is not handed over twice, and the rest of the record stands.
 */
export const handOverLoad = defineCommand({
  type: 'hand-over-load',
  capability: 'loops.drive',
  crossing: true,
  payload: z.object({
    handover: id,
    loop: id,
    load: id,
    sealWhole: z.boolean(),
    sealFound: z.optional(z.nullable(sealNumber)),
    parcels: parcelList,
    code: z.optional(z.nullable(handoverCodeText)),
    photo: z.optional(z.nullable(photoTold)),
  }),
  personal: z.object({ name }),
  person: ({ handover }, personal) =>
    personal === undefined ? undefined : { kind: 'handover', person: handover, name: personal.name },
  needs: ({ handover, loop, load, parcels, photo }) => [
    ['handover', handover],
    ['loop', loop],
    ['vanLoad', load],
    ...parcels.map((parcel) => ['parcel', parcel] as const),
    ...attachmentNeeded(attachedIn(photo)),
  ],
  follows: (state, { load }) => otherLoad(state.get('vanLoad', load)).map((one) => ['vanLoad', one] as const),
  makes: ({ handover, photo }) => [['handover', handover], ...attachmentMade(attachedIn(photo))],
  place: placeOfDriver,
  decide(
    state,
    {
      at,
      by,
      payload: { handover, loop: asked, load: sealed, sealWhole, sealFound, parcels: left, code = null, photo = null },
    },
  ) {
    const mine = ownLoopReadyTo('hand-over', state, by, asked);
    if ('refusal' in mine) return mine;
    const load = state.get('vanLoad', sealed);
    if (load?.loop !== asked) return refuse('load-unknown', { load: sealed });
    if (state.get('handover', handover) !== undefined) return refuse('already-exists', { what: load.seal });
    const station = state.get('station', load.station);
    if (station === undefined) return refuse('station-unknown', { station: load.station });
    const unsigned = left.filter((parcel) => !signedByStation(state.get('parcel', parcel), load));
    const ready = parcelsReadyTo('receive', state, unsigned.length > 0 ? unsigned : left, ({ number, holder }) =>
      holder === `van:${sealed}` ? undefined : refuse('parcel-not-in-load', { number }),
    );
    if ('refusal' in ready) return ready;
    const told = attachedIn(photo);
    const pictured = told && attachmentReady(handoverPhoto, state, told, at);
    if (pictured !== undefined && 'refusal' in pictured) return pictured;
    const handed = ready.parcels.map((parcel) => parcel.id);
    const other = otherSeal(load, { sealWhole, sealFound });
    const received = {
      load: sealed,
      station: station.id,
      sealWhole,
      payee: station.partner,
      pieceFen: settingsOf(state).pickupRateFen,
      parcels: handed,
      byDriver: true,
      ...(other === null ? {} : { sealFound: other }),
    } as const;
    const loads = [
      load,
      ...otherLoad(load)
        .map((one) => state.get('vanLoad', one))
        .filter((one) => one !== undefined),
    ];
    const proven = {
      handover,
      load: sealed,
      loop: asked,
      station: station.id,
      village: station.village,
      parcels: handed,
      sealWhole: sealWhole && other === null,
      ...proofBy(code, loads),
      photo: pictured?.attached ?? (typeof photo === 'string' ? photo : null),
    };
    return accept(
      { type: 'ParcelsReceived', data: received },
      { type: 'HandedOver', data: proven },
      ...sealDoubts(state, load, { sealWhole, sealFound }),
    );
  },
});

function attachedIn(photo: PhotoTold) {
  return photo === null || typeof photo === 'string' ? undefined : photo;
}

/** Whether the station itself has taken in a parcel of this load, whatever became of it since. */
function signedByStation(parcel: Parcel | undefined, { id, station }: VanLoad): boolean {
  return (
    parcel !== undefined &&
    parcel.holder !== `van:${id}` &&
    parcel.steps.some(({ step, holder }) => step === 'received' && holder === `station:${station}`)
  );
}

/** The load that one was part of: the station may not have heard that they came apart, and go by its codes. */
function otherLoad(load: VanLoad | undefined): readonly string[] {
  return typeof load?.apartFrom === 'string' ? [load.apartFrom] : [];
}

function proofBy(told: string | null, loads: readonly VanLoad[]): Pick<HandedOver, 'proof' | 'spent'> {
  if (told === null) return { proof: 'name' };
  const load = loads.find((one) => codesOf(one).includes(told));
  if (load !== undefined) return { proof: 'code', spent: { load: load.id, code: told } };
  return { proof: loads.some(({ usedCodes }) => usedCodes.includes(told)) ? 'used-code' : 'wrong-code' };
}
