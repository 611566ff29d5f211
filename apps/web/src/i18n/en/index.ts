import type { Messages } from '../zh/index.ts';
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

/** Every text on the screens, in English. */
export const en: Messages = { shell, words, account, counter, desk, money, network, parcels, sheets, sync };
