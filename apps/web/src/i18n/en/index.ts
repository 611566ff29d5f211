import type { FirstMessages } from '../zh/index.ts';
import { account } from './account.ts';
import { counter } from './counter.ts';
import { shell } from './shell.ts';
import { sync } from './sync.ts';
import { words } from './words.ts';

/** What the door and the counter's first screen say, in English. */
export const en: FirstMessages = { shell, words, account, counter, sync };
