/** What stands behind the first screen of the driver's phone, in one piece: it comes right after that one is drawn. */
export { RefusedHere } from './refused-here.tsx';
export { StopScreen } from '../road/drive/stop.tsx';
export { UnderWay } from '../road/drive/under-way.tsx';
export { VanScreen } from '../road/drive/van.tsx';
