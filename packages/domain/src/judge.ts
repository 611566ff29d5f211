import type { BoundCommand, Decision, Place, State } from './kernel/index.ts';
import { authorise } from './rights/index.ts';

/** What a command comes to, and where it happens; no place where that cannot be told. */
export interface Judgement {
  readonly place: Place | undefined;
  readonly decision: Decision;
}

/** Whether the person may do it there, and what the rule says: the same on the server and on a device. */
export function judge(state: State, command: BoundCommand): Judgement {
  const found = command.place(state);
  const place = typeof found === 'string' ? found : undefined;
  const denied = authorise(state, command.speaker, command.capability, place);
  if (denied !== undefined) return { place, decision: { refusal: denied } };
  return { place, decision: typeof found === 'string' ? command.decide(state) : found };
}
