import * as z from 'zod/mini';
import { invariant, type AnyEvent, type Draft, type EventRules, type State } from '../kernel/index.ts';
import type { Loop } from '../loops/index.ts';
import type { VanLoad } from './van-load.ts';

/** The sealed bags that a driver is given: the driver's own signature for them, and what a seal turned out to be when it came. */

/** A seal's number, as it is embossed. */
export const sealNumber = z.string().check(z.regex(/^[0-9A-Z-]{2,24}$/, { error: 'seal-invalid' }));

/** A driver has these bags in hand, sealed as the centre said: the other side of loading the van. */
export interface LoadsSigned {
  readonly loop: string;
  readonly loads: readonly string[];
}

/** A bag came with its seal broken, or under another seal than it left with (`found`). */
export interface SealDoubted {
  readonly loop: string;
  readonly load: string;
  readonly station: string;
  readonly seal: string;
  readonly found: string | null;
}

declare module '../kernel/event.ts' {
  interface Events {
    LoadsSigned: LoadsSigned;
    SealDoubted: SealDoubted;
  }
}

export const bagEvents: EventRules<'LoadsSigned' | 'SealDoubted'> = {
  LoadsSigned: {
    writes: ['loop'],
    evolve(draft, { loop: id, loads }, { at, by }) {
      const loop = loopIn(draft, id);
      draft.put('loop', { ...loop, signed: [...loop.signed, ...loads.map((load) => ({ load, at, by }))] });
    },
  },
  SealDoubted: {
    writes: ['loop'],
    evolve(draft, { loop: id, station, seal, found }, { at, by }) {
      const loop = loopIn(draft, id);
      const trouble = found === null ? 'seal-broken' : 'seal-exchanged';
      draft.put('loop', {
        ...loop,
        exceptions: [...loop.exceptions, { station, trouble, parcels: [], at, by, seal: { number: seal, found } }],
      });
    },
  },
};

function loopIn(draft: Draft, id: string): Loop {
  const loop = draft.get('loop', id);
  invariant(loop !== undefined, `loop ${id} is not there to change`);
  return loop;
}

/** How somebody found the seal of a load when it came. */
export interface SealSeen {
  readonly sealWhole: boolean;
  /** The number on it, where it was not the one that it left with. */
  readonly sealFound?: string | null | undefined;
}

/** The number of a seal that a load did not leave with; null where it is its own, or nobody read one. */
export function otherSeal({ seal }: Pick<VanLoad, 'seal'>, { sealFound }: SealSeen): string | null {
  return sealFound === undefined || sealFound === seal ? null : sealFound;
}

/** Tells the centre once of each load that its seal was broken or exchanged, where a loop brought it. */
export function sealDoubts(state: State, load: VanLoad, seen: SealSeen): readonly AnyEvent[] {
  const found = otherSeal(load, seen);
  const loop = load.loop === null ? undefined : state.get('loop', load.loop);
  if (loop === undefined || (seen.sealWhole && found === null)) return [];
  const told = loop.exceptions.some(({ station, seal }) => station === load.station && seal?.number === load.seal);
  return told
    ? []
    : [{ type: 'SealDoubted', data: { loop: loop.id, load: load.id, station: load.station, seal: load.seal, found } }];
}
