/** A station on a device, for whoever tries whole devices against a whole server. */
export { NoAnswer, problem, Refused } from '../refused.ts';
export { localAnswer } from './local/index.ts';
export type { OutboxEntry } from './outbox-entry.ts';
export { DeviceFull } from './device-full.ts';
export { StationView } from './station-view.ts';
export { Station, type Surroundings } from './station.ts';
