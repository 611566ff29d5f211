import { invariant, type EventRules, type Instant, type Place } from '../kernel/index.ts';
import { change, parcelIn } from '../parcels/index.ts';

/** What a van carries for one station, under one seal. */
export interface VanLoad {
  readonly id: string;
  readonly station: string;
  readonly village: Place;
  readonly seal: string;
  readonly van: string;
  readonly driver: string | null;
  /** The loop it goes with, where loops are planned. */
  readonly loop: string | null;
  readonly parcels: readonly string[];
  /**
   * What the station tells a driver at the next handing over, as proof; the driver does not see it. Null where none was drawn,
   * or all are used.
   */
  readonly code: string | null;
  /** The codes for the handings over after it, each good for one; and those that were used. */
  readonly moreCodes: readonly string[];
  readonly usedCodes: readonly string[];
  /** The load that this was part of until it changed vans; the station may still go by the codes of that one. */
  readonly apartFrom: string | null;
  readonly loadedAt: Instant;
}

export interface VanLoaded {
  readonly load: string;
  readonly station: string;
  readonly village: Place;
  readonly seal: string;
  readonly van: string;
  readonly driver: string | null;
  /** Not in journals from before loops. */
  readonly loop?: string | null;
  readonly parcels: readonly string[];
  /** Not in journals from before codes. */
  readonly code?: string | null;
  readonly moreCodes?: readonly string[];
}

export interface LoadMoved {
  readonly load: string;
  /** The loop it was on; null where it went with none. */
  readonly from: string | null;
  readonly loop: string;
  readonly van: string;
  readonly driver: string | null;
  /** What changed vans: of all that was still in it, what was found. */
  readonly parcels: readonly string[];
  /** The load that these are from now on, where the first keeps what it handed over before or what was not found. */
  readonly into?: string;
}

declare module '../kernel/state.ts' {
  interface Entities {
    vanLoad: VanLoad;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    VanLoaded: VanLoaded;
    LoadMoved: LoadMoved;
  }
}

export const vanLoadEvents: EventRules<'VanLoaded' | 'LoadMoved'> = {
  VanLoaded: {
    writes: ['vanLoad', 'loop', 'parcel'],
    evolve(draft, { load, loop = null, code = null, moreCodes = [], ...loaded }, recorded) {
      draft.put('vanLoad', {
        id: load,
        loop,
        code,
        moreCodes,
        usedCodes: [],
        apartFrom: null,
        ...loaded,
        loadedAt: recorded.at,
      });
      const onLoop = loop === null ? undefined : draft.get('loop', loop);
      if (onLoop !== undefined) draft.put('loop', { ...onLoop, loads: [...onLoop.loads, load] });
      for (const parcel of loaded.parcels) {
        change(
          draft,
          parcel,
          recorded,
          { step: 'loaded', note: loaded.seal },
          { stage: 'on-van', holder: `van:${load}` },
        );
      }
    },
  },
  LoadMoved: {
    writes: ['vanLoad', 'loop', 'parcel'],
    evolve(draft, { load, from, loop, van, driver, parcels, into = load }, recorded) {
      const row = draft.get('vanLoad', load);
      invariant(row !== undefined, `load ${load} is not there to move`);
      const [left, taken] = [from === null ? undefined : draft.get('loop', from), draft.get('loop', loop)];
      if (into !== load)
        draft.put('vanLoad', {
          ...row,
          parcels: row.parcels.filter((parcel) => !parcels.includes(parcel)),
          moreCodes: row.moreCodes.slice(0, -1),
        });
      else if (left !== undefined) draft.put('loop', { ...left, loads: left.loads.filter((other) => other !== load) });
      draft.put('vanLoad', {
        ...row,
        id: into,
        loop,
        van,
        driver,
        ...(into !== load && {
          parcels,
          code: row.moreCodes.at(-1) ?? null,
          moreCodes: [],
          usedCodes: [],
          apartFrom: load,
        }),
      });
      if (taken !== undefined) draft.put('loop', { ...taken, loads: [...taken.loads, into] });
      for (const parcel of parcels) {
        const found = parcelIn(draft, parcel).trouble?.kind === 'missing' ? { trouble: null } : {};
        change(draft, parcel, recorded, { step: 'changed-van', note: van }, { ...found, holder: `van:${into}` });
      }
    },
  },
};
