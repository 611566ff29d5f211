import { invariant, type Draft, type EventRules, type Instant, type Place, type Recorded } from '../kernel/index.ts';
import { countOpenConsignment } from '../network/index.ts';
import type { Holder } from '../parcels/index.ts';

export const consignmentStages = [
  'at-station',
  'on-van',
  'at-centre',
  'handed-on',
  'missing',
  'lost',
  'cancelled',
] as const;
export type ConsignmentStage = (typeof consignmentStages)[number];

/** Not done with: somebody still has to do something. */
export const openConsignmentStages: readonly ConsignmentStage[] = ['at-station', 'on-van', 'at-centre', 'missing'];

/** From which stage each step may be taken: read by `decide` and by the buttons. */
export const consignmentSteps = {
  collect: ['at-station'],
  // From the station where the driver's own record is still on a phone; missing or given up where it turns up after all.
  arrive: ['on-van', 'at-station', 'missing', 'lost'],
  // Recorded as missing with the van it was on, while another had it already.
  'take-over': ['on-van', 'missing'],
  cancel: ['at-station'],
  'hand-on': ['at-centre'],
  'write-off': ['missing'],
} as const satisfies Record<string, readonly ConsignmentStage[]>;
export type ConsignmentStepName = keyof typeof consignmentSteps;

/** Whether a step may be taken from a stage. */
export function consignmentStepAllowed(step: ConsignmentStepName, stage: ConsignmentStage): boolean {
  const from: readonly ConsignmentStage[] = consignmentSteps[step];
  return from.includes(stage);
}

/**
 * What goes up: a parcel that somebody sends, what they grew or made, or something bought elsewhere that goes back. Lots of produce
 * will be the same kind of thing.
 */
export const consignmentKinds = ['parcel', 'goods', 'return'] as const;
export type ConsignmentKind = (typeof consignmentKinds)[number];

/** Something that happened to a consignment, and who had it afterwards. */
export interface ConsignmentStep {
  readonly step:
    | 'registered'
    | 'collected'
    | 'set-down'
    | 'changed-van'
    | 'arrived'
    | 'handed-on'
    | 'missing'
    | 'written-off'
    | 'cancelled'
    | 'forgotten';
  readonly holder: Holder;
  readonly note: string | null;
  readonly seq: number;
  readonly at: Instant;
  readonly by: string;
}

/**
 * Something that a station sends up: station → van → centre → carrier. Whom it goes to stands in the private row under the
 * consignment's own id.
 */
export interface Consignment {
  readonly id: string;
  readonly station: string;
  readonly village: Place;
  readonly kind: ConsignmentKind;
  /** The villager who sends it; null where the station itself does. */
  readonly sender: string | null;
  readonly pieces: number;
  readonly weightGrams: number;
  readonly volumeCubicDecimetres: number;
  readonly cold: boolean;
  readonly stage: ConsignmentStage;
  /** `station:id`, then `van:loop`, then `centre`, then `carrier:code`. */
  readonly holder: Holder;
  /** The loop that brought it up. */
  readonly loop: string | null;
  /** Which carrier has it from the centre, and its number there. */
  readonly carrier: string | null;
  readonly number: string | null;
  readonly registeredAt: Instant;
  /** When it came to the centre, then when it left there; or when it was cancelled or given up as lost. */
  readonly closedAt: Instant | null;
  readonly steps: readonly ConsignmentStep[];
}

export interface ConsignmentRegistered {
  readonly consignment: string;
  readonly station: string;
  readonly village: Place;
  readonly kind: ConsignmentKind;
  readonly sender: string | null;
  readonly pieces: number;
  readonly weightGrams: number;
  readonly volumeCubicDecimetres: number;
  readonly cold: boolean;
}

export interface ConsignmentCancelled {
  readonly consignment: string;
}

export interface ConsignmentHandedOn {
  readonly consignment: string;
  readonly carrier: string;
  readonly number: string | null;
}

export interface ConsignmentWrittenOff {
  readonly consignment: string;
}

declare module '../kernel/state.ts' {
  interface Entities {
    consignment: Consignment;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    ConsignmentRegistered: ConsignmentRegistered;
    ConsignmentCancelled: ConsignmentCancelled;
    ConsignmentHandedOn: ConsignmentHandedOn;
    ConsignmentWrittenOff: ConsignmentWrittenOff;
  }
}

export const consignmentEvents: EventRules<
  'ConsignmentRegistered' | 'ConsignmentCancelled' | 'ConsignmentHandedOn' | 'ConsignmentWrittenOff'
> = {
  ConsignmentRegistered: {
    writes: ['consignment', 'station'],
    evolve(draft, { consignment: id, ...registered }, { seq, at, by }) {
      const holder: Holder = `station:${registered.station}`;
      draft.put('consignment', {
        id,
        ...registered,
        stage: 'at-station',
        holder,
        loop: null,
        carrier: null,
        number: null,
        registeredAt: at,
        closedAt: null,
        steps: [{ step: 'registered', holder, note: null, seq, at, by }],
      });
      countOpenConsignment(draft, registered.station, 1);
    },
  },
  ConsignmentCancelled: {
    writes: ['consignment', 'station', 'loop'],
    evolve(draft, { consignment }, recorded) {
      const { sender, station } = consignmentIn(draft, consignment);
      const holder: Holder = sender === null ? `station:${station}` : `person:${sender}`;
      changeConsignment(
        draft,
        consignment,
        recorded,
        { step: 'cancelled', note: null },
        { stage: 'cancelled', holder, closedAt: recorded.at },
      );
    },
  },
  ConsignmentHandedOn: {
    writes: ['consignment'],
    evolve: (draft, { consignment, carrier, number }, recorded) =>
      changeConsignment(
        draft,
        consignment,
        recorded,
        { step: 'handed-on', note: number },
        { stage: 'handed-on', holder: `carrier:${carrier}`, carrier, number, closedAt: recorded.at },
      ),
  },
  ConsignmentWrittenOff: {
    writes: ['consignment', 'station'],
    evolve: (draft, { consignment }, recorded) =>
      changeConsignment(
        draft,
        consignment,
        recorded,
        { step: 'written-off', note: null },
        { stage: 'lost', closedAt: recorded.at },
      ),
  },
};

/** A consignment that must be there. */
export function consignmentIn(draft: Draft, id: string): Consignment {
  const row = draft.get('consignment', id);
  invariant(row !== undefined, `consignment ${id} is not there to change`);
  return row;
}

/**
 * Changes a consignment and writes the step down with whoever holds it then: for every event that hands it on. One that goes
 * onto a loop is among what that loop carried, and no longer among what another did: both must be loaded.
 */
export function changeConsignment(
  draft: Draft,
  id: string,
  { seq, at, by }: Recorded,
  step: Pick<ConsignmentStep, 'step' | 'note'>,
  to: Partial<Consignment>,
): void {
  const before = consignmentIn(draft, id);
  const after = { ...before, ...to };
  draft.put('consignment', { ...after, steps: [...before.steps, { ...step, holder: after.holder, seq, at, by }] });
  const stands = ({ stage }: Consignment) => stage === 'at-station';
  if (stands(before) !== stands(after)) countOpenConsignment(draft, before.station, stands(after) ? 1 : -1);
  listOnLoop(draft, id, before.loop, after.loop);
}

function listOnLoop(draft: Draft, id: string, was: string | null, is: string | null): void {
  if (was === is) return;
  const [off, onto] = [
    was === null ? undefined : draft.get('loop', was),
    is === null ? undefined : draft.get('loop', is),
  ];
  if (off !== undefined) draft.put('loop', { ...off, consignments: off.consignments.filter((one) => one !== id) });
  if (onto !== undefined) draft.put('loop', { ...onto, consignments: [...onto.consignments, id] });
}

/** Where among its steps one belongs that came to be known late, and the loop that brought the consignment up. */
interface Belated {
  readonly before: number;
  readonly loop: string | null;
}

/** Writes a step down that was taken before others and came to be known after them: who holds the consignment stays. */
export function insertConsignmentStep(
  draft: Draft,
  id: string,
  { step, holder, note, seq, at, by }: ConsignmentStep,
  { before: index, loop }: Belated,
): void {
  const before = consignmentIn(draft, id);
  draft.put('consignment', {
    ...before,
    loop,
    steps: before.steps.toSpliced(index, 0, { step, holder, note, seq, at, by }),
  });
  listOnLoop(draft, id, before.loop, loop);
}
