/** What stands behind the first screen of the driver's phone, in one piece: it comes right after that one is drawn. */
export { RefusedHere } from './refused-here.tsx';
export { StopScreen } from './stop.tsx';
export { UnderWay } from './under-way.tsx';
export { VanScreen } from './van.tsx';
