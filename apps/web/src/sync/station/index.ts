/** What a device holds, for whoever tries whole devices against a whole server. */
export { rules as counterRules } from '../../counter/rules.ts';
export { NoAnswer, problem, Refused } from '../refused.ts';
export { localAnswer } from './local/index.ts';
export { DeviceFull } from '../held/device-full.ts';
export { HeldView } from '../held/held-view.ts';
export { HeldHere, type Surroundings } from '../held/held-here.ts';
export type { OutboxEntry } from '../held/outbox-entry.ts';
