import * as z from 'zod/mini';
import type { EventRules, Instant, Place } from '../kernel/index.ts';

/** The notice that is read to a villager before anything is written down about them. A new wording is a new version. */
export const NOTICE_VERSION = 2;

/** How the notice reached them: read aloud, or read by themselves on paper. */
export const noticeChannels = ['voice', 'paper'] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

/** That somebody was told who keeps what about them, what for, how long, and how to have it erased, and agreed (个人信息保护法 §§14, 17). */
export interface NoticeGiven {
  readonly noticeVersion: number;
  readonly channel: NoticeChannel;
}

/** The same, as a command says it: only wordings there are, only ways there are. */
export const noticeGiven = z.object({
  noticeVersion: z.int().check(z.minimum(1), z.maximum(NOTICE_VERSION)),
  channel: z.enum(noticeChannels),
});

/** Somebody a station serves. Name and phone stand in the private row; here is only whom the books mean. */
export interface Villager {
  readonly id: string;
  readonly station: string;
  readonly village: Place;
  readonly erased: boolean;
  /** How often what is held about them was corrected. */
  readonly amended: number;
  /** Null where none is on record: they were registered before notices were, or without one. */
  readonly consentNotice: number | null;
  readonly consentChannel: NoticeChannel | null;
  readonly consentAt: Instant | null;
}

export interface VillagerRegistered {
  readonly villager: string;
  readonly station: string;
  readonly village: Place;
  readonly consent?: NoticeGiven;
}

/** What is held about them was corrected. What it was and is stands in the private row alone. */
export interface VillagerAmended {
  readonly villager: string;
}

export interface VillagerNoticed {
  readonly villager: string;
  readonly consent: NoticeGiven;
}

export interface VillagerErased {
  readonly villager: string;
}

declare module '../kernel/state.ts' {
  interface Entities {
    villager: Villager;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    VillagerRegistered: VillagerRegistered;
    VillagerAmended: VillagerAmended;
    VillagerNoticed: VillagerNoticed;
    VillagerErased: VillagerErased;
  }
}

export const villagerEvents: EventRules<
  'VillagerRegistered' | 'VillagerAmended' | 'VillagerNoticed' | 'VillagerErased'
> = {
  VillagerRegistered: {
    writes: ['villager'],
    evolve(draft, { villager, station, village, consent }, { at }) {
      const given = {
        consentNotice: consent?.noticeVersion ?? null,
        consentChannel: consent?.channel ?? null,
        consentAt: consent === undefined ? null : at,
      };
      draft.put('villager', { id: villager, station, village, erased: false, amended: 0, ...given });
    },
  },
  VillagerAmended: {
    writes: ['villager'],
    // The private row changes with the command, beside the journal.
    evolve(draft, { villager }) {
      const row = draft.get('villager', villager);
      // A copy that a device kept from before has no count.
      if (row !== undefined) draft.put('villager', { ...row, amended: (row.amended ?? 0) + 1 });
    },
  },
  VillagerNoticed: {
    writes: ['villager'],
    evolve(draft, { villager, consent: { noticeVersion, channel } }, { at }) {
      const row = draft.get('villager', villager);
      if (row !== undefined)
        draft.put('villager', { ...row, consentNotice: noticeVersion, consentChannel: channel, consentAt: at });
    },
  },
  VillagerErased: {
    writes: ['villager'],
    evolve(draft, { villager }) {
      const row = draft.get('villager', villager);
      if (row !== undefined) draft.put('villager', { ...row, erased: true });
    },
  },
};
