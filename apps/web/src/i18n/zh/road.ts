import { drive } from './drive.ts';

/** What the driver's phone says besides, in Chinese: the desk need not wait for it. */
export const zhRoad = { drive };
