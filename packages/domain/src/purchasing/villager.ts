import type { EventRules, Place } from '../kernel/index.ts';

/** Somebody a station serves. Name and phone stand in the private row; here is only whom the books mean. */
export interface Villager {
  readonly id: string;
  readonly station: string;
  readonly village: Place;
  readonly erased: boolean;
}

export interface VillagerRegistered {
  readonly villager: string;
  readonly station: string;
  readonly village: Place;
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
    evolve: (draft, { villager, station, village }) => draft.put('villager', { id: villager, station, village, erased: false }),
  },
  VillagerErased: {
    evolve(draft, { villager }) {
      const row = draft.get('villager', villager);
      if (row !== undefined) draft.put('villager', { ...row, erased: true });
    },
  },
};
