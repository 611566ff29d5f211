import type { RoadMessages } from '../zh/index.ts';
import { drive } from './drive.ts';

/** What the driver's phone says besides, in English. */
export const enRoad: RoadMessages = { drive };
