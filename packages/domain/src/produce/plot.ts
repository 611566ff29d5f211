import * as z from 'zod/mini';
import { businessDate, invariant, type EventRules, type Instant, type Place, type Retention } from '../kernel/index.ts';
import { villagerRetention } from '../purchasing/index.ts';
import { latitude, longitude } from '../network/index.ts';
import { name as note } from '../person.ts';
import { householdIn, putHousehold, sizeHundredths, type Household, type PlotSize } from './household.ts';

/** What was said of how large a plot is: its size from a day on (null: as long as anybody knows), and the day on which it was given up. */
export interface SaidOfPlot {
  readonly sizeHundredths: number;
  readonly since: string | null;
  readonly until: string | null;
  readonly at: Instant;
  readonly by: string;
}

/** Where a plot lies: WGS-84, in millionths of a degree. */
export interface PlotPosition {
  readonly longitudeMicrodegrees: number;
  readonly latitudeMicrodegrees: number;
}

/**
 * A field, an orchard, a herd or a row of hives of a household: one commodity, and how much of it. Sizes are hundredths of a mu, of a
 * head or hive, or of a tree. What is noted of where it is stands in a private row of its own: it may name a neighbour.
 */
export interface Plot {
  readonly id: string;
  readonly household: string;
  readonly station: string;
  readonly village: Place;
  readonly commodity: string;
  readonly sizeHundredths: number;
  readonly since: string | null;
  /** The day on which it was given up; null while it is kept. */
  readonly until: string | null;
  readonly position: PlotPosition | null;
  /** What was said of its size, in the order in which it was said. */
  readonly said: readonly SaidOfPlot[];
  /** How often it was corrected. */
  readonly amended: number;
  readonly addedAt: Instant;
}

/** What was noted of where a plot lies may name anybody: it goes with the first of the household who asks. */
export const plotNoteRetention: Retention = { ...villagerRetention, of: 'plot-note' };

/** How many plots a household has at most: more are a slip, or a machine. */
export const MOST_PLOTS = 100;

/** What is said of a plot: its size, from when on, and where it lies. */
export const plotTerms = {
  sizeHundredths,
  since: z.nullable(businessDate),
  position: z.nullable(z.object({ longitudeMicrodegrees: longitude, latitudeMicrodegrees: latitude })),
};
/** Where it lies in words, as somebody who looks for it would be told. */
export const whereNoted = z.optional(z.object({ where: note }));

interface PlotSaid {
  readonly plot: string;
  readonly household: string;
  readonly sizeHundredths: number;
  readonly since: string | null;
  readonly position: PlotPosition | null;
}

export interface PlotAdded extends PlotSaid {
  readonly station: string;
  readonly village: Place;
  readonly commodity: string;
}

export interface PlotAmended extends PlotSaid {
  readonly until: string | null;
}

declare module '../kernel/state.ts' {
  interface Entities {
    plot: Plot;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    PlotAdded: PlotAdded;
    PlotAmended: PlotAmended;
  }
}

/** Which size a plot had since when: what was said later of a day takes the place of what was said of it and of days after it before. */
export function sizesOf(said: Plot['said']): readonly PlotSize[] {
  return said.reduce<readonly PlotSize[]>(
    (before, { since, sizeHundredths: size }) => [
      ...before.filter((one) => since !== null && (one.since === null || one.since < since)),
      { since, sizeHundredths: size },
    ],
    [],
  );
}

/** A household with what its row knows of a plot. */
function withPlot(household: Household, plot: Plot): Household {
  const { id: of, commodity, said, until } = plot;
  const others = household.plots.filter((one) => one.plot !== of);
  return { ...household, plots: [...others, { plot: of, commodity, sizes: sizesOf(said), until }] };
}

export const plotEvents: EventRules<'PlotAdded' | 'PlotAmended'> = {
  PlotAdded: {
    writes: ['plot', 'household', 'registerEntry'],
    evolve(draft, { plot: of, ...added }, { at, by }) {
      const { sizeHundredths: size, since } = added;
      const said = [{ sizeHundredths: size, since, until: null, at, by }];
      const plot = { id: of, ...added, until: null, said, amended: 0, addedAt: at };
      draft.put('plot', plot);
      putHousehold(draft, withPlot(householdIn(draft, added.household), plot));
    },
  },
  PlotAmended: {
    writes: ['plot', 'household', 'registerEntry'],
    evolve(draft, { plot: of, household, ...amended }, { at, by }) {
      const before = draft.get('plot', of);
      invariant(before !== undefined, `plot ${of} is not there to change`);
      const { sizeHundredths: size, since, until } = amended;
      const said = [...before.said, { sizeHundredths: size, since, until, at, by }];
      const plot = { ...before, ...amended, said, amended: before.amended + 1 };
      draft.put('plot', plot);
      putHousehold(draft, withPlot(householdIn(draft, household), plot));
    },
  },
};
