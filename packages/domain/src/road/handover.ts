import { attach, type AttachedUntil } from '../attachments/index.ts';
import {
  invariant,
  type AttachmentRule,
  type Draft,
  type EventRules,
  type ForgetReason,
  type Instant,
  type Place,
} from '../kernel/index.ts';
import { change, leftStation, takePieceBack, type PieceUndone } from '../parcels/index.ts';
import type { VanLoad } from './van-load.ts';

/**
 * What proves that a station took a load from a driver, beside the name: a code of its own, or nothing more. A wrong code is kept
 * as such, and so is one that proved another handing over.
 */
export const handoverProofs = ['code', 'used-code', 'wrong-code', 'name'] as const;
export type HandoverProof = (typeof handoverProofs)[number];

/** The photo of what was left and where: small enough to be kept by the dozen and sent over a slow line. It goes with the name. */
export const handoverPhoto = {
  of: 'handover',
  read: 'villagers.read',
  types: ['image/jpeg'],
  mostBytes: 80 * 1_024,
  keptDays: null,
  personal: true,
} as const satisfies AttachmentRule;

/**
 * Parcels that a driver left at a station where nobody signs on a device of the station's. The name of whoever took them stands in
 * the private row under its id, for as long as it serves, and so does the photo that is attached.
 */
export interface Handover {
  readonly id: string;
  readonly load: string;
  readonly loop: string;
  readonly station: string;
  readonly village: Place;
  readonly driver: string;
  readonly parcels: readonly string[];
  readonly sealWhole: boolean;
  readonly proof: HandoverProof;
  readonly handedAt: Instant;
  /** When the name and the photo were emptied. */
  readonly forgottenAt: Instant | null;
}

export interface HandedOver extends Omit<Handover, 'id' | 'driver' | 'handedAt' | 'forgottenAt'> {
  readonly handover: string;
  /** In journals from before there were attachments: the SHA-256 alone, in hex. */
  readonly photo: AttachedUntil | string | null;
  /** The code that proved it, and of which load it is; from then on it proves nothing more. */
  readonly spent?: { readonly load: string; readonly code: string };
}

/** The driver says that these are on the van after all. */
export interface HandoverUndone {
  readonly handover: string;
  readonly load: string;
  readonly parcels: readonly PieceUndone[];
}

export interface HandoverForgotten {
  readonly handover: string;
  readonly reason: ForgetReason;
}

declare module '../kernel/state.ts' {
  interface Entities {
    handover: Handover;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    HandedOver: HandedOver;
    HandoverUndone: HandoverUndone;
    HandoverForgotten: HandoverForgotten;
  }
}

export const handoverEvents: EventRules<'HandedOver' | 'HandoverUndone' | 'HandoverForgotten'> = {
  HandedOver: {
    writes: ['handover', 'vanLoad', 'attachment'],
    evolve(draft, { handover, spent, photo, ...told }, { at, by }) {
      draft.put('handover', { id: handover, ...told, driver: by, handedAt: at, forgottenAt: null });
      const hung = { kind: 'handover-photo', belongsTo: handover, village: told.village };
      if (photo !== null) attach(draft, hung, typeof photo === 'string' ? asToldBefore(handover, photo) : photo, at);
      if (spent !== undefined) spendCode(draft, spent);
    },
  },
  HandoverUndone: {
    writes: ['handover', 'parcel'],
    evolve(draft, { handover, load, parcels }, recorded) {
      const undone = parcels.map(({ parcel }) => parcel);
      const row = handoverIn(draft, handover);
      draft.put('handover', { ...row, parcels: row.parcels.filter((parcel) => !undone.includes(parcel)) });
      for (const parcel of undone)
        change(
          draft,
          parcel,
          recorded,
          { step: 'still-on-van', note: null },
          { ...leftStation, stage: 'on-van', holder: `van:${load}`, receivedAtStation: null },
        );
    },
    postings: ({ parcels }) => parcels.flatMap((undone) => takePieceBack('HandoverUndone', undone)),
  },
  HandoverForgotten: {
    writes: ['handover'],
    evolve(draft, { handover }, { at }) {
      draft.put('handover', { ...handoverIn(draft, handover), forgottenAt: at });
    },
  },
};

/** A photo of which the SHA-256 alone was told goes by the hand-over's own id. */
function asToldBefore(handover: string, photo: string): AttachedUntil {
  return { id: handover, sha256: photo, sizeBytes: null, mediaType: 'image/jpeg', keptUntil: null };
}

function handoverIn(draft: Draft, id: string): Handover {
  const row = draft.get('handover', id);
  invariant(row !== undefined, `handover ${id} is not there to change`);
  return row;
}

function spendCode(draft: Draft, { load, code }: { readonly load: string; readonly code: string }): void {
  const row = draft.get('vanLoad', load);
  invariant(row !== undefined, `load ${load} is not there to use a code of`);
  const [next = null, ...moreCodes] = codesOf(row).filter((one) => one !== code);
  draft.put('vanLoad', { ...row, code: next, moreCodes, usedCodes: [...row.usedCodes, code] });
}

/** The codes of a load that are still good, in the order in which the station tells them. */
export function codesOf({ code, moreCodes }: Pick<VanLoad, 'code' | 'moreCodes'>): readonly string[] {
  return code === null ? [] : [code, ...moreCodes];
}
