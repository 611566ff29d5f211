import {
  accept,
  SYSTEM,
  type AnyEvent,
  type BoundCommand,
  type Decision,
  type Instant,
  type Place,
  type State,
} from '../kernel/index.ts';
import { settingsOf } from '../ledger/index.ts';
import type { AloneReason } from './proposal.ts';
import { hasSecondPerson, secondRefusal } from './second-person.ts';

/**
 * What becomes of a command that its rule allows, where it takes two people: it is proposed and waits, or it is done and
 * marked as done by one, where the officer let that be so or, among roles, there is nobody else yet. What the county
 * itself does takes no second person; what happened and came late has one in who takes it in (`second`), where they could confirm it.
 */
export function takeTwo(
  state: State,
  command: BoundCommand,
  {
    place,
    countsFrom,
    second,
  }: { readonly place: Place; readonly countsFrom: Instant; readonly second: string | undefined },
  events: readonly AnyEvent[],
): Decision {
  const { id: proposal, type, speaker, by, kept, personal } = command;
  if (speaker === SYSTEM) return { events };
  const waits = command.waits(state, () => settingsOf(state), { countsFrom });
  if (waits === undefined) return { events };
  const { mayBeFirst, happened, ...shown } = waits;
  const act = { proposal, command: type, place, ...shown };
  if (
    happened &&
    second !== undefined &&
    secondRefusal(state, second, { ...act, proposedBy: by }, command.at) === undefined
  )
    return command.decide(state, { countsFrom, seconded: true });
  const alone = (because: AloneReason) => accept(...events, { type: 'ActedAlone', data: { ...act, because } });
  if ((settingsOf(state).aloneUntil ?? 0) > countsFrom) return alone('allowed');
  if (mayBeFirst && waits.about !== by && !hasSecondPerson(state, { ...act, proposedBy: by }))
    return alone('nobody-else');
  return accept({ type: 'ActProposed', data: { ...act, payload: kept, sealed: personal !== undefined } });
}
