import { account } from './account.ts';
import { counter } from './counter.ts';
import { desk } from './desk.ts';
import { money } from './money.ts';
import { network } from './network.ts';
import { parcels } from './parcels.ts';
import { sheets } from './sheets.ts';
import { shell } from './shell.ts';
import { sync } from './sync.ts';
import { words } from './words.ts';

/** Every text on the screens, in Chinese: the language they are written in first. */
export const zh = { shell, words, account, counter, desk, money, network, parcels, sheets, sync };

/** What every other language must say as well. A missing text does not compile. */
export type Messages = typeof zh;
