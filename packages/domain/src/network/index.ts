export { stationAccount } from './accounts.ts';
export { type Position } from './position.ts';
export { latitude, longitude } from './set-position.ts';
export { countOpenConsignment, countOpenOrder, countOpenParcel, countTabs, type Station } from './station.ts';
export * from './station-stages.ts';
export { heldAt, heldKinds, heldRefusal, type HeldAtStation, type HeldKind } from './still-held.ts';
export { villageOf } from './village-of.ts';
