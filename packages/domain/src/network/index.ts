export { type Position } from './position.ts';
export { latitude, longitude } from './set-position.ts';
export { countOpenOrder, countOpenParcel, type Station } from './station.ts';
export * from './station-stages.ts';
export { villageOf } from './village-of.ts';
