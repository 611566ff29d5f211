import { account } from './account.ts';
import { counter } from './counter.ts';
import { shell } from './shell.ts';
import { sync } from './sync.ts';
import type { zhRoad } from './road.ts';
import type { zhWork } from './work.ts';
import { words } from './words.ts';

/** What the door and the counter's first screen say, in Chinese: the language they are written in first. */
export const zh = { shell, words, account, counter, sync };

export type FirstMessages = typeof zh;
export type WorkMessages = typeof zhWork;
export type RoadMessages = typeof zhRoad;
/** What every other language must say as well. A missing text does not compile. */
export type Messages = FirstMessages & WorkMessages & RoadMessages;
