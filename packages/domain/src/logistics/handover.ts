import { invariant, type EventRules, type Instant, type Place } from '../kernel/index.ts';

/** What proves that a station took a load from a driver, beside the name: its code, or nothing more. A wrong code is kept as such. */
export const handoverProofs = ['code', 'wrong-code', 'name'] as const;
export type HandoverProof = (typeof handoverProofs)[number];

/** How large a photo may be: the phone makes it small before it keeps it. */
export const PHOTO_LIMIT_BYTES = 80 * 1_024;

/**
 * Parcels that a driver left at a station where nobody signs on a device of the station's. The name of whoever took them and
 * the photo stand in the private row under its id, for as long as they serve; the photo's SHA-256 stands here, so that it is
 * known which photo it was, also while it is still on the phone.
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
  /** In hex; null where none was taken. */
  readonly photo: string | null;
  readonly handedAt: Instant;
  /** When the name and the photo were emptied. */
  readonly forgottenAt: Instant | null;
}

export interface HandedOver extends Omit<Handover, 'id' | 'driver' | 'handedAt' | 'forgottenAt'> {
  readonly handover: string;
}

/** Why name and photo are emptied: the time is over, or whoever took the load asked for it. */
export const handoverForgetReasons = ['time-over', 'asked'] as const;

export interface HandoverForgotten {
  readonly handover: string;
  readonly reason: (typeof handoverForgetReasons)[number];
}

declare module '../kernel/state.ts' {
  interface Entities {
    handover: Handover;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    HandedOver: HandedOver;
    HandoverForgotten: HandoverForgotten;
  }
}

export const handoverEvents: EventRules<'HandedOver' | 'HandoverForgotten'> = {
  HandedOver: {
    evolve: (draft, { handover, ...told }, { at, by }) => draft.put('handover', { id: handover, ...told, driver: by, handedAt: at, forgottenAt: null }),
  },
  HandoverForgotten: {
    evolve(draft, { handover }, { at }) {
      const row = draft.get('handover', handover);
      invariant(row !== undefined, `handover ${handover} is not there to forget`);
      draft.put('handover', { ...row, forgottenAt: at });
    },
  },
};
