import type { EventRules, Instant, Place } from '../kernel/index.ts';

/** The notice that is read to a villager before anything is written down about them. A new wording is a new version. */
export const NOTICE_VERSION = 1;

/** How the notice reached them: read aloud, or read by themselves on paper. */
export const noticeChannels = ['voice', 'paper'] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

/** That somebody was told who keeps what about them, what for, how long, and how to have it erased, and agreed (个人信息保护法 §§14, 17). */
export interface NoticeGiven {
  readonly noticeVersion: number;
  readonly channel: NoticeChannel;
}

/** Somebody a station serves. Name and phone stand in the private row; here is only whom the books mean. */
export interface Villager {
  readonly id: string;
  readonly station: string;
  readonly village: Place;
  readonly erased: boolean;
  /** Null where they were registered before notices were recorded. */
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
    VillagerErased: VillagerErased;
  }
}

export const villagerEvents: EventRules<'VillagerRegistered' | 'VillagerErased'> = {
  VillagerRegistered: {
    evolve(draft, { villager, station, village, consent }, { at }) {
      const given = { consentNotice: consent?.noticeVersion ?? null, consentChannel: consent?.channel ?? null, consentAt: consent === undefined ? null : at };
      draft.put('villager', { id: villager, station, village, erased: false, ...given });
    },
  },
  VillagerErased: {
    evolve(draft, { villager }) {
      const row = draft.get('villager', villager);
      if (row !== undefined) draft.put('villager', { ...row, erased: true });
    },
  },
};
