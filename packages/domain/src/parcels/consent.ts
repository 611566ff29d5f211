import type { EventRules, Instant, Place } from '../kernel/index.ts';

/** How somebody said yes: aloud, by thumbprint on paper, or on their own phone. */
export const consentChannels = ['voice', 'thumbprint', 'app'] as const;
export type ConsentChannel = (typeof consentChannels)[number];

/**
 * A villager's word that another may collect for them: given once for the household, kept, and taken back as easily
 * (电子商务法 §52: handing to somebody else needs the recipient's consent).
 */
export interface Consent {
  readonly id: string;
  readonly station: string;
  readonly village: Place;
  readonly villager: string;
  readonly agent: string;
  readonly channel: ConsentChannel;
  readonly givenAt: Instant;
  readonly revokedAt: Instant | null;
}

export interface ConsentRecorded {
  readonly consent: string;
  readonly station: string;
  readonly village: Place;
  readonly villager: string;
  readonly agent: string;
  readonly channel: ConsentChannel;
}

export interface ConsentRevoked {
  readonly consent: string;
}

declare module '../kernel/state.ts' {
  interface Entities {
    consent: Consent;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    ConsentRecorded: ConsentRecorded;
    ConsentRevoked: ConsentRevoked;
  }
}

export const consentEvents: EventRules<'ConsentRecorded' | 'ConsentRevoked'> = {
  ConsentRecorded: {
    writes: ['consent'],
    evolve: (draft, { consent: id, ...given }, { at }) =>
      draft.put('consent', { id, ...given, givenAt: at, revokedAt: null }),
  },
  ConsentRevoked: {
    writes: ['consent'],
    evolve(draft, { consent }, { at }) {
      const row = draft.get('consent', consent);
      if (row !== undefined) draft.put('consent', { ...row, revokedAt: at });
    },
  },
};
