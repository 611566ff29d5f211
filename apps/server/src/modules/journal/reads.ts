import type { MountedRead } from '../../http/reading.ts';
import { entries } from './entries.ts';
import { journalHead } from './head.ts';
import { lateCommands, lateCommandById } from './late-commands.ts';

export const journalReads: readonly MountedRead[] = [entries, journalHead, lateCommands, lateCommandById];
