import {
  refuse,
  type Amending,
  type AnyEvent,
  type BoundCommand,
  type Decision,
  type Instant,
  type Kind,
  type Place,
  type Refusal,
  type State,
} from './kernel/index.ts';
import { ownerIn } from './kinds.ts';
import { crossedRefusal } from './hands/index.ts';
import { authorise } from './rights/index.ts';
import { stepRefusal, type Stepping } from './step-order.ts';
import { takeTwo } from './two-people/index.ts';

/** What a command comes to, and where it happens; no place where that cannot be told. */
export interface Judgement {
  readonly place: Place | undefined;
  readonly decision: Decision;
}

/** Who takes in a command that came late, and whether by what the server knows of their devices, phones and accounts they are not its maker again. */
export interface Voucher {
  readonly by: string;
  readonly apart: boolean;
}

/** What else is known of when a command was made than what it says itself. */
export interface Timing {
  /** See `Command.countsFrom`; the command's own time where nothing speaks against it. */
  readonly countsFrom?: Instant;
  /** Somebody at the centre looked at it and takes it in: then its steps may be out of order. */
  readonly vouchedFor?: Voucher;
}

/**
 * Whether the person may do it there, what the rule says, and whether it follows what it must follow: the same on the server
 * and on a device. What takes two people comes to a proposal that waits for another.
 */
export function judgeBy(
  rules: Stepping,
  state: State,
  command: BoundCommand,
  { countsFrom = command.at, vouchedFor }: Timing = {},
): Judgement {
  const found = command.place(state);
  const place = typeof found === 'string' ? found : undefined;
  const own = command.own();
  const owner = own && ownerIn(rules.kinds, state, own);
  const denied = authorise(state, command.speaker, command.capability, place, owner) ?? takenRefusal(state, command);
  if (denied !== undefined) return { place, decision: { refusal: denied } };
  if (typeof found !== 'string') return { place, decision: found };
  const amends = command.amends(state);
  // What somebody at the centre takes in stands as it was said: they saw both.
  const crossed = vouchedFor === undefined && command.confirms === undefined && amends;
  const no = crossed ? crossedRefusal(state, crossed) : undefined;
  if (no !== undefined) return { place, decision: { refusal: no } };
  const decision = command.decide(state, { countsFrom });
  if ('refusal' in decision) return { place, decision };
  const second = vouchedFor?.apart === true ? vouchedFor.by : undefined;
  const twice = takeTwo(state, command, { place: found, countsFrom, second }, [...decision.events, ...changed(amends)]);
  if ('refusal' in twice || vouchedFor !== undefined) return { place, decision: twice };
  const { at, by } = command;
  const early = stepRefusal(rules, state, twice.events, { at, by, countsFrom });
  return { place, decision: early === undefined ? twice : { refusal: early } };
}

/** That figures of a row became otherwise, where any did. */
function changed(amends: Amending | undefined): readonly AnyEvent[] {
  if (amends === undefined || amends.amendments.length === 0) return [];
  const [kind, id] = amends.row;
  return [{ type: 'FiguresChanged', data: { kind, id, changes: amends.amendments } }];
}

/**
 * Why a command's new ids cannot be had: one of them, or the command's own, names something in the county already, or two of its
 * new things would share one. Where it names a thing of the very kind that is made, the rule says what that means.
 */
function takenRefusal(state: State, command: BoundCommand): Refusal | undefined {
  const made = command.makes(state);
  const ids = new Set<string>();
  for (const [kind, id] of made) {
    if (ids.has(id) || namesOther(state, id, kind, command.confirms)) return refuse('id-taken').refusal;
    ids.add(id);
  }
  return !ids.has(command.id) && namesOther(state, command.id, null) ? refuse('id-taken').refusal : undefined;
}

/** @param confirmed the proposal that is confirmed, which bears the id that what it makes may bear */
function namesOther(state: State, id: string, made: Kind | null, confirmed?: string): boolean {
  const kinds = state.kindsOf(id).filter((kind) => kind !== 'proposal' || id !== confirmed);
  return kinds.length > 0 && (made === null || !kinds.includes(made));
}
