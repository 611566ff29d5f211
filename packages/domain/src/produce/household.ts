import * as z from 'zod/mini';
import { id, invariant, shortCode, type Draft, type EventRules, type Instant, type Place } from '../kernel/index.ts';

export const householdStages = ['active', 'given-up'] as const;
export type HouseholdStage = (typeof householdStages)[number];

/** Somebody of a household, and since when each use of theirs is consented to (个人信息保护法 §§14, 29); null where it is not. */
export interface Member {
  readonly villager: string;
  readonly nameUseAt: Instant | null;
  readonly pictureUseAt: Instant | null;
}

/** Something a household grows or raises: hundredths of a mu, of a head or of a tree, by the commodity. */
export interface Grown {
  readonly commodity: string;
  readonly sizeHundredths: number;
}

/** What a household brought of a commodity in a year, less what was reversed. */
export interface Brought {
  readonly commodity: string;
  readonly year: number;
  readonly netGrams: number;
}

/** A household: villagers of one station who grow and sell together; one may stand alone. What they are called stands in their own private rows. */
export interface Household {
  readonly id: string;
  /** What the books call it: letters and digits, and nobody's name. */
  readonly name: string;
  readonly station: string;
  readonly village: Place;
  readonly stage: HouseholdStage;
  readonly members: readonly Member[];
  readonly grows: readonly Grown[];
  /** How often it was corrected. */
  readonly amended: number;
  readonly registeredAt: Instant;
  readonly brought: readonly Brought[];
  /** What it brought last time, to begin the next ticket with. */
  readonly last: { readonly commodity: string; readonly grade: number; readonly tareGrams: number } | null;
}

/** To which household a villager belongs now. The id is the villager's. */
export interface HouseholdMember {
  readonly id: string;
  readonly household: string | null;
}

const noSize = { error: 'size-out-of-range' } as const;
/** To a million mu, heads or trees. */
const sizeHundredths = z.number(noSize).check(z.int(noSize), z.gte(1, noSize), z.lte(100_000_000, noSize));

const member = z.object({ villager: id, nameUse: z.boolean(), pictureUse: z.boolean() });
type AskedMember = z.infer<typeof member>;

/** One to twenty villagers, and what they grow. */
export const householdTerms = {
  members: z
    .array(member)
    .check(z.minLength(1, { error: 'members-missing' }), z.maxLength(20, { error: 'members-too-many' })),
  grows: z.array(z.object({ commodity: id, sizeHundredths })).check(z.maxLength(30, { error: 'grows-too-many' })),
};

export interface HouseholdRegistered {
  readonly household: string;
  readonly station: string;
  readonly village: Place;
  readonly members: readonly AskedMember[];
  readonly grows: readonly Grown[];
}

export interface HouseholdAmended {
  readonly household: string;
  readonly stage: HouseholdStage;
  readonly members: readonly AskedMember[];
  readonly grows: readonly Grown[];
}

declare module '../kernel/state.ts' {
  interface Entities {
    household: Household;
    householdMember: HouseholdMember;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    HouseholdRegistered: HouseholdRegistered;
    HouseholdAmended: HouseholdAmended;
  }
}

/** What the books call a household. */
export function householdCode(id: string): string {
  return `HH${shortCode(id)}`;
}

/** A household that must be there. */
export function householdIn(draft: Draft, id: string): Household {
  const row = draft.get('household', id);
  invariant(row !== undefined, `household ${id} is not there to change`);
  return row;
}

/** The most that a household can plausibly bring of a commodity in a year, by what it grows. */
export function plausibleGrams(
  { grows }: Pick<Household, 'grows'>,
  commodity: { readonly id: string; readonly yieldGrams: number },
) {
  const hundredths = grows
    .filter((one) => one.commodity === commodity.id)
    .reduce((sum, { sizeHundredths }) => sum + sizeHundredths, 0);
  return Math.floor((hundredths * commodity.yieldGrams) / 100);
}

/** What it brought of a commodity in a year. */
export function broughtGrams({ brought }: Pick<Household, 'brought'>, commodity: string, year: number): number {
  return brought.find((one) => one.commodity === commodity && one.year === year)?.netGrams ?? 0;
}

/** Adds to what a household brought, or takes off. */
export function countBrought(household: Household, { commodity, year, netGrams }: Brought): Household {
  const others = household.brought.filter((one) => one.commodity !== commodity || one.year !== year);
  const sum = broughtGrams(household, commodity, year) + netGrams;
  return { ...household, brought: [...others, { commodity, year, netGrams: sum }] };
}

export const householdEvents: EventRules<'HouseholdRegistered' | 'HouseholdAmended'> = {
  HouseholdRegistered: {
    writes: ['household', 'householdMember'],
    evolve(draft, { household: id, members, ...registered }, { at }) {
      draft.put('household', {
        id,
        name: householdCode(id),
        ...registered,
        stage: 'active',
        members: members.map((one) => memberOf(one, undefined, at)),
        amended: 0,
        registeredAt: at,
        brought: [],
        last: null,
      });
      for (const { villager } of members) draft.put('householdMember', { id: villager, household: id });
    },
  },
  HouseholdAmended: {
    writes: ['household', 'householdMember'],
    evolve(draft, { household: id, members, ...amended }, { at }) {
      const row = householdIn(draft, id);
      // Whoever left a household that was given up may belong to another by now: theirs is not this one's to end.
      for (const { villager } of row.members)
        if (draft.get('householdMember', villager)?.household === id)
          draft.put('householdMember', { id: villager, household: null });
      const stays = amended.stage === 'active';
      if (stays) for (const { villager } of members) draft.put('householdMember', { id: villager, household: id });
      const before = new Map(row.members.map((one) => [one.villager, one]));
      const after = members.map((one) => memberOf(one, before.get(one.villager), at));
      draft.put('household', { ...row, ...amended, members: after, amended: row.amended + 1 });
    },
  },
};

/** A consent counts from when it was first given, for as long as it stands. */
function memberOf({ villager, nameUse, pictureUse }: AskedMember, before: Member | undefined, at: Instant): Member {
  return {
    villager,
    nameUseAt: nameUse ? (before?.nameUseAt ?? at) : null,
    pictureUseAt: pictureUse ? (before?.pictureUseAt ?? at) : null,
  };
}
