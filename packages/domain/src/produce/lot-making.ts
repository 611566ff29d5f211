import { invariant, type Draft, type EventRules, type Instant, type Place, type Recorded } from '../kernel/index.ts';
import { heldOf, keepFromUse } from './lot-hold.ts';
import { passLot } from './lot-hands.ts';
import { writeProven } from './lot-proof.ts';
import { lotIn, takeOff, type HoldReason, type Lot, type LotGrams, type LotHolder, type LotStage } from './lot.ts';

/** What lots are made into others by. */
export const makingKinds = ['split', 'mix', 'grade', 'dry', 'pack'] as const;
export type MakingKind = (typeof makingKinds)[number];

/** How the last of a lot goes without anything being made of it. */
export const removals = ['destroy', 'give-back'] as const;
export type Removal = (typeof removals)[number];

/** All by which weight leaves a lot. */
export const lotActs = [...makingKinds, ...removals, 'arrive'] as const;
export type LotAct = (typeof lotActs)[number];

/** What each way of making takes and gives: from how many lots to how many, and what may become different by it. */
interface MakingRule {
  readonly inputs: readonly [least: number, most: number];
  readonly outputs: readonly [least: number, most: number];
  /** Grades may be put together and told apart. In all others a commodity keeps its grade. */
  readonly regrades?: true;
  /** It may come to be another commodity, of those that this one is made of. */
  readonly becomes?: true;
  /** It keeps anew, as long as its commodity does. In all others it keeps as long as the shortest of what is in it. */
  readonly renews?: true;
  /** It is counted in pieces. */
  readonly packs?: true;
}

/** The most lots that one making takes or gives. */
export const MOST_LOTS = 50;

export const makingRules: Readonly<Record<MakingKind, MakingRule>> = {
  split: { inputs: [1, 1], outputs: [2, MOST_LOTS] },
  mix: { inputs: [2, MOST_LOTS], outputs: [1, 1] },
  grade: { inputs: [1, MOST_LOTS], outputs: [1, MOST_LOTS], regrades: true },
  dry: { inputs: [1, MOST_LOTS], outputs: [1, 1], becomes: true, renews: true },
  pack: { inputs: [1, MOST_LOTS], outputs: [1, MOST_LOTS], becomes: true, packs: true },
};

/** Why weight was lost, or all of a lot removed: codes, never free text. */
export const lossReasons = ['water', 'sorting', 'spoiled', 'spilled', 'scale'] as const;
export type LossReason = (typeof lossReasons)[number];
export const removalReasons = ['spoiled', 'expired', 'failed', 'damaged', 'not-wanted', 'lost'] as const;
export type RemovalReason = (typeof removalReasons)[number];

/** A lot that comes to be by a making. */
export interface MadeLot extends LotGrams {
  readonly grade: number;
  readonly pieces: number | null;
}

/**
 * One act by which weight left lots: what was taken, what was made of it, and what was lost. Taken is made and lost, to the gram.
 * One that is undone stays.
 */
export interface LotMaking {
  readonly id: string;
  readonly act: LotAct;
  /** Null at the centre. */
  readonly station: string | null;
  readonly village: Place;
  readonly inputs: readonly LotGrams[];
  readonly outputs: readonly MadeLot[];
  readonly lossGrams: number;
  /** What was weighed on arrival, and how much of that is above the books: weight is never booked out of nothing. */
  readonly arrivedGrams: number | null;
  readonly surplusGrams: number;
  /** Whether that is more than the commodity loses as a rule. */
  readonly muchLost: boolean;
  readonly reason: LossReason | RemovalReason | null;
  readonly madeAt: Instant;
  readonly madeBy: string;
  readonly madeSeq: number;
  readonly undoneAt: Instant | null;
  readonly undoneBy: string | null;
}

/** What one act took of one lot: by these rows what came of what is found, both ways. */
export interface LotDraw {
  readonly id: string;
  readonly making: string;
  readonly lot: string;
  readonly grams: number;
  readonly standing: boolean;
}

export interface LotsMade {
  readonly making: string;
  readonly kind: MakingKind;
  readonly station: string | null;
  readonly village: Place;
  readonly commodity: string;
  readonly inputs: readonly LotGrams[];
  readonly outputs: readonly MadeLot[];
  readonly lossGrams: number;
  readonly muchLost: boolean;
  readonly reason: LossReason | null;
  /** Of what was made. */
  readonly takenOn: string;
  readonly keepsUntil: string | null;
}

export interface LotRemoved {
  readonly making: string;
  readonly removal: Removal;
  readonly lot: string;
  readonly grams: number;
  readonly reason: RemovalReason;
}

export interface LotArrived {
  readonly making: string;
  readonly lot: string;
  readonly arrivedGrams: number;
  readonly lossGrams: number;
  readonly surplusGrams: number;
  readonly muchLost: boolean;
  /** Not in journals from before vans carried lots: why it weighs less, and which loop brought it. */
  readonly reason?: LossReason | null;
  readonly loop?: string | null;
}

export interface LotMakingUndone {
  readonly making: string;
}

export interface LotJudged {
  readonly lot: string;
  readonly stand: 'held' | 'rejected';
  readonly reason: HoldReason;
}

export interface LotRecalled {
  readonly lot: string;
  readonly reason: HoldReason;
  readonly tickets: readonly string[];
  readonly holders: readonly LotHolder[];
}

/** One of those who hold something of a lot that was called back. */
export interface LotCalledBack {
  readonly lot: string;
  readonly station: string | null;
  readonly loop: string | null;
}

export interface LotReleased {
  readonly lot: string;
}

declare module '../kernel/state.ts' {
  interface Entities {
    lotMaking: LotMaking;
    lotDraw: LotDraw;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    LotsMade: LotsMade;
    LotRemoved: LotRemoved;
    LotArrived: LotArrived;
    LotMakingUndone: LotMakingUndone;
    LotJudged: LotJudged;
    LotReleased: LotReleased;
    LotRecalled: LotRecalled;
    LotCalledBack: LotCalledBack;
  }
}

const went: Readonly<Record<LotAct, LotStage>> = {
  split: 'used',
  mix: 'used',
  grade: 'used',
  dry: 'used',
  pack: 'used',
  arrive: 'destroyed',
  destroy: 'destroyed',
  'give-back': 'given-back',
};

const notWeighed = { arrivedGrams: null, surplusGrams: 0 };

type Drawn = Omit<LotMaking, 'madeAt' | 'madeBy' | 'madeSeq' | 'undoneAt' | 'undoneBy'>;

/** Writes what an act took, and takes it off the lots. */
function draw(draft: Draft, drawn: Drawn, { at, by, seq }: Recorded): void {
  draft.put('lotMaking', { ...drawn, madeAt: at, madeBy: by, madeSeq: seq, undoneAt: null, undoneBy: null });
  for (const { lot, grams } of drawn.inputs) {
    draft.put('lot', takeOff(lotIn(draft, lot), grams, went[drawn.act], at));
    draft.put('lotDraw', { id: `${drawn.id}:${lot}`, making: drawn.id, lot, grams, standing: true });
  }
}

/** A lot as it comes to be, before anything is decided of it or taken from it. */
export function newLot(
  made: Omit<
    Lot,
    | 'leftGrams'
    | 'stage'
    | 'stand'
    | 'judged'
    | 'testHold'
    | 'recalled'
    | 'heldThrough'
    | 'tested'
    | 'proven'
    | 'madeInto'
    | 'papers'
    | 'madeAt'
    | 'madeBy'
    | 'closedAt'
    | 'holder'
    | 'loop'
    | 'steps'
  >,
  { at, by }: Pick<Recorded, 'at' | 'by'>,
): Lot {
  const { station, grams } = made;
  const fresh = { leftGrams: grams, stage: 'in-stock', closedAt: null, papers: [], madeInto: [] } as const;
  const free = {
    stand: 'free',
    judged: null,
    testHold: null,
    recalled: null,
    heldThrough: [],
    tested: [],
    proven: [],
  } as const;
  return {
    ...made,
    ...fresh,
    ...free,
    holder: station === null ? 'centre' : `station:${station}`,
    loop: null,
    steps: [],
    madeAt: at,
    madeBy: by,
  };
}

type LotEvent =
  | 'LotsMade'
  | 'LotRemoved'
  | 'LotArrived'
  | 'LotMakingUndone'
  | 'LotJudged'
  | 'LotReleased'
  | 'LotRecalled'
  | 'LotCalledBack';

export const lotEvents: EventRules<LotEvent> = {
  LotsMade: {
    writes: ['lot', 'lotMaking', 'lotDraw'],
    evolve(draft, { making: id, kind: act, commodity, takenOn, keepsUntil: until, ...made }, recorded) {
      draw(draft, { id, act, ...notWeighed, ...made }, recorded);
      const of = { commodity, takenOn, keepsUntil: until, ticket: null, making: id };
      const { station, village } = made;
      const heldThrough = heldOf(made.inputs.map(({ lot }) => lotIn(draft, lot)));
      for (const { lot } of made.inputs) {
        const row = lotIn(draft, lot);
        draft.put('lot', { ...row, madeInto: [...row.madeInto, id] });
      }
      for (const { lot, ...one } of made.outputs) {
        draft.put('lot', { ...newLot({ id: lot, station, village, ...of, ...one }, recorded), heldThrough });
        writeProven(draft, lot);
      }
    },
  },
  LotRemoved: {
    writes: ['lot', 'lotMaking', 'lotDraw'],
    evolve(draft, { making: id, removal: act, lot, grams, reason }, recorded) {
      const { station, village } = lotIn(draft, lot);
      const lost = { outputs: [], lossGrams: grams, ...notWeighed, muchLost: false };
      draw(draft, { id, act, station, village, inputs: [{ lot, grams }], ...lost, reason }, recorded);
    },
  },
  LotArrived: {
    writes: ['lot', 'lotMaking', 'lotDraw'],
    evolve(draft, { making: id, lot, reason: why = 'scale', loop = null, ...arrived }, recorded) {
      const { station, village } = lotIn(draft, lot);
      passLot(draft, lot, { step: 'arrived', holder: 'centre', loop }, recorded);
      const inputs = [{ lot, grams: arrived.lossGrams }];
      const reason = arrived.lossGrams === 0 ? null : why;
      draw(draft, { id, act: 'arrive', station, village, inputs, outputs: [], reason, ...arrived }, recorded);
    },
  },
  LotMakingUndone: {
    writes: ['lot', 'lotMaking', 'lotDraw'],
    evolve(draft, { making: id }, { at, by }) {
      const row = makingIn(draft, id);
      draft.put('lotMaking', { ...row, undoneAt: at, undoneBy: by });
      for (const { lot, grams } of row.inputs) {
        const was = lotIn(draft, lot);
        const back = takeOff({ ...was, madeInto: was.madeInto.filter((one) => one !== id) }, -grams, 'used', at);
        draft.put('lot', row.act === 'arrive' ? notArrived(back) : back);
        draft.put('lotDraw', { id: `${id}:${lot}`, making: id, lot, grams, standing: false });
      }
      for (const { lot } of row.outputs)
        draft.put('lot', { ...lotIn(draft, lot), leftGrams: 0, stage: 'undone', closedAt: at, heldThrough: [] });
    },
  },
  LotJudged: {
    writes: ['lot'],
    evolve(draft, { lot, stand, reason }, { at, by }) {
      keepFromUse(draft, { ...lotIn(draft, lot), stand, judged: { reason, by, at } });
    },
  },
  LotReleased: {
    writes: ['lot'],
    evolve: (draft, { lot }) => keepFromUse(draft, { ...lotIn(draft, lot), stand: 'free', judged: null }),
  },
  LotRecalled: {
    writes: ['lot'],
    evolve(draft, { lot, ...recalled }, { at, by }) {
      draft.put('lot', { ...lotIn(draft, lot), recalled: { ...recalled, at, by } });
    },
  },
  // By it those are told who hold something of the lot; the lot itself says that it was called back.
  LotCalledBack: { writes: ['lot'], evolve: (draft, { lot }) => draft.put('lot', lotIn(draft, lot)) },
};

/** A lot that never came: whoever had it before has it. */
function notArrived(lot: Lot): Lot {
  const steps = lot.steps.slice(0, -1);
  const holder: LotHolder = steps.at(-1)?.holder ?? `station:${lot.station}`;
  return { ...lot, steps, holder, loop: holder.startsWith('van:') ? holder.slice('van:'.length) : null };
}

function makingIn(draft: Draft, id: string): LotMaking {
  const row = draft.get('lotMaking', id);
  invariant(row !== undefined, `making ${id} is not there to change`);
  return row;
}
