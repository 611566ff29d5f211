import * as z from 'zod/mini';
import {
  accept,
  businessDate,
  businessDay,
  fen,
  MAX_FEN,
  refuse,
  type Command,
  type Decision,
  type EventRules,
  type Instant,
  type Place,
  type State,
} from '../kernel/index.ts';
import { transfer } from '../ledger/index.ts';
import { stationAccount } from '../network/index.ts';
import { purchasingChart } from './accounts.ts';
import { cashReason, CENTRE, drawerAccount, unopened, type CashReason } from './drawer.ts';

/** The notes and coins that are counted, by what one of them is worth, in fen; a note and a coin of one worth are one. */
export const denominations = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10] as const;

/** How many there are of one worth. */
const pieces = z.object({
  worthFen: z.literal(denominations),
  count: z.number().check(z.int(), z.gte(1), z.lte(9_999)),
});
export type Pieces = z.infer<typeof pieces>;

/** What somebody says who closes a day. */
export const closing = {
  day: businessDate,
  /** What should have been there by what the device showed; it may have heard less than the books, or reckoned with more. */
  expectedFen: z.number().check(z.int(), z.gte(-MAX_FEN), z.lte(MAX_FEN)),
  countedFen: fen,
  /** Notes and coins one by one, where they were counted so: they come to what was counted. */
  pieces: z.nullable(z.array(pieces).check(z.maxLength(denominations.length))),
  reason: z.nullable(cashReason),
};
const closingSaid = z.object(closing);

/**
 * A day of a drawer that was counted and closed, with all days before it that were not. It stands. What was made on a closed day and
 * came in later is in the drawer's movements, and in the next close.
 */
export interface DayClose {
  readonly id: string;
  /** The station's id, or {@link CENTRE}. */
  readonly drawer: string;
  readonly village: Place;
  readonly day: string;
  /** The last day that was closed before; null where it is the first. */
  readonly after: string | null;
  readonly expectedFen: number;
  /** What the books had when it came in, its own difference left out: other than expected where something came in meanwhile. */
  readonly bookedFen: number;
  readonly countedFen: number;
  readonly differenceFen: number;
  readonly pieces: readonly Pieces[] | null;
  readonly reason: CashReason | null;
  readonly closedAt: Instant;
  readonly closedBy: string;
  /** Under which number the journal has it: what came later was not counted with it. */
  readonly closedSeq: number;
}

/** Up to which day a drawer is closed. */
export interface LastClose {
  /** The station's id, or {@link CENTRE}. */
  readonly id: string;
  readonly close: string;
  readonly day: string;
  readonly closedAt: Instant;
  readonly closedSeq: number;
}

export interface DayClosed extends Omit<DayClose, 'id' | 'closedAt' | 'closedBy' | 'closedSeq'> {
  readonly close: string;
}

declare module '../kernel/state.ts' {
  interface Entities {
    dayClose: DayClose;
    lastClose: LastClose;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    DayClosed: DayClosed;
  }
}

/**
 * Closes a day of a drawer. The difference is held against what the device showed: what the books have beside that was not there to be
 * counted, and stays for the next close.
 * @param drawer the station's id, or {@link CENTRE}
 */
export function closeDay(
  state: State,
  { id: close, at, payload: said }: Command<z.output<typeof closingSaid>>,
  drawer: string,
  village: Place,
): Decision {
  const { day, expectedFen, countedFen, pieces: counted, reason } = said;
  if (day > businessDay(at)) return refuse('day-not-begun', { day });
  const last = state.get('lastClose', drawer);
  if (last !== undefined && day <= last.day) return refuse('day-closed', { day: last.day, at: last.closedAt });
  const piecesFen = counted?.reduce((sum, { worthFen, count }) => sum + worthFen * count, 0) ?? countedFen;
  if (piecesFen !== countedFen) return refuse('pieces-differ', { piecesFen, countedFen });
  const differenceFen = countedFen - expectedFen;
  if (differenceFen !== 0 && reason === null) return refuse('difference-unexplained', { expectedFen, countedFen });
  return accept({
    type: 'DayClosed',
    data: {
      close,
      drawer,
      village,
      day,
      after: last?.day ?? null,
      expectedFen,
      bookedFen: state.get('account', drawerAccount(drawer))?.balanceFen ?? 0,
      countedFen,
      differenceFen,
      pieces: counted,
      reason: differenceFen === 0 ? null : reason,
    },
  });
}

export const dayCloseEvents: EventRules<'DayClosed'> = {
  DayClosed: {
    writes: ['dayClose', 'drawer', 'lastClose'],
    evolve(draft, { close: id, ...closed }, { at, by, seq }) {
      const { drawer, day, countedFen, differenceFen, reason } = closed;
      draft.put('dayClose', { id, ...closed, closedAt: at, closedBy: by, closedSeq: seq });
      draft.put('lastClose', { id: drawer, close: id, day, closedAt: at, closedSeq: seq });
      if (drawer === CENTRE) return;
      const row = draft.get('drawer', drawer) ?? { id: drawer, ...unopened };
      draft.put('drawer', { ...row, countedAt: at, countedBy: by, countedFen, differenceFen, reason });
    },
    postings: ({ close, drawer, differenceFen }) =>
      transfer({
        from: drawer === CENTRE ? purchasingChart.centreShortOver : stationAccount.cashShortOver(drawer),
        to: drawerAccount(drawer),
        amountFen: differenceFen,
        reason: 'DayClosed',
        about: { kind: 'dayClose', id: close },
      }),
  },
};
