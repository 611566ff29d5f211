import * as z from 'zod/mini';
import { id, invariant, shortCode, type Draft, type EventRules, type Instant, type Place } from '../kernel/index.ts';

export const householdStages = ['active', 'given-up'] as const;
export type HouseholdStage = (typeof householdStages)[number];

/** How far a household came from asking to taking part: it never sold, sold on one day, or on several. */
export const soldSteps = ['never', 'once', 'again'] as const;

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

/**
 * What a household's row knows of one of its plots: since when it had which size (null: as long as anybody knows), in the order of
 * those days, and until when.
 */
export interface PlotSizes {
  readonly plot: string;
  readonly commodity: string;
  readonly sizes: readonly PlotSize[];
  readonly until: string | null;
}

export interface PlotSize {
  readonly since: string | null;
  readonly sizeHundredths: number;
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
  /** As it was said of the whole household. Where plots of a commodity are written down, those count instead. */
  readonly grows: readonly Grown[];
  readonly plots: readonly PlotSizes[];
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
export const sizeHundredths = z.number(noSize).check(z.int(noSize), z.gte(1, noSize), z.lte(100_000_000, noSize));

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

/** Writes a household, and what its entry in the register says of it. A device has no register. */
export function putHousehold(draft: Draft, household: Household): void {
  draft.put('household', household);
  const entry = draft.get('registerEntry', household.id);
  if (entry === undefined) return;
  draft.put('registerEntry', { ...entry, grows: grownNow(household), stage: household.stage });
}

type Growing = Pick<Household, 'grows' | 'plots'>;

/** The most that a household can plausibly bring of a commodity in a year, by what it grew in that year. */
export function plausibleGrams(
  household: Growing,
  commodity: { readonly id: string; readonly yieldGrams: number },
  year: number,
): number {
  const inYear = { from: `${year}-01-01`, until: `${year}-12-31` };
  return Math.floor((grownHundredths(household, commodity.id, inYear) * commodity.yieldGrams) / 100);
}

/** What a household grows now: by its plots where they are written down, else as it was said of the whole. What was given up is gone. */
export function grownNow({ grows, plots }: Growing): readonly Grown[] {
  const sizes = new Map<string, number>(plots.map(({ commodity }) => [commodity, 0]));
  for (const { commodity, sizes: held, until } of plots)
    if (until === null) sizes.set(commodity, (sizes.get(commodity) ?? 0) + (held.at(-1)?.sizeHundredths ?? 0));
  const typed = grows.filter(({ commodity }) => !sizes.has(commodity));
  const counted = [...sizes].map(([commodity, sizeHundredths]) => ({ commodity, sizeHundredths }));
  return [...typed, ...counted.filter(({ sizeHundredths: size }) => size > 0)];
}

/**
 * How much of a commodity a household had between two days, both included. Of a plot that grew or shrank meanwhile the largest counts,
 * and what was given up meanwhile counts too: its harvest may still be in the barn.
 */
function grownHundredths(
  { grows, plots }: Growing,
  commodity: string,
  between: { readonly from: string; readonly until: string },
): number {
  const ofIt = plots.filter((one) => one.commodity === commodity);
  if (ofIt.length > 0) return ofIt.reduce((sum, plot) => sum + largest(plot, between), 0);
  return grows.filter((one) => one.commodity === commodity).reduce((sum, one) => sum + one.sizeHundredths, 0);
}

function largest({ sizes, until }: PlotSizes, between: { readonly from: string; readonly until: string }): number {
  if (until !== null && until < between.from) return 0;
  const held = sizes.filter(({ since }, index) => {
    const next = sizes[index + 1]?.since ?? null;
    return (since === null || since <= between.until) && (next === null || next > between.from);
  });
  return Math.max(0, ...held.map(({ sizeHundredths: size }) => size));
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
    writes: ['household', 'householdMember', 'registerEntry'],
    evolve(draft, { household: id, members, ...registered }, { at }) {
      draft.put('household', {
        id,
        name: householdCode(id),
        ...registered,
        stage: 'active',
        members: members.map((one) => memberOf(one, undefined, at)),
        plots: [],
        amended: 0,
        registeredAt: at,
        brought: [],
        last: null,
      });
      for (const { villager } of members) draft.put('householdMember', { id: villager, household: id });
      const { village, grows } = registered;
      const known = { trades: ['raising' as const], returnee: false, founded: null };
      const entry = {
        id,
        household: id,
        village,
        grows,
        stage: 'active' as const,
        importId: null,
        amended: 0,
        enteredAt: at,
      };
      draft.put('registerEntry', { ...entry, ...known });
    },
  },
  HouseholdAmended: {
    writes: ['household', 'householdMember', 'registerEntry'],
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
      putHousehold(draft, { ...row, ...amended, members: after, amended: row.amended + 1 });
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
