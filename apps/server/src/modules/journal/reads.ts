import { entries, entriesSums } from './entries.ts';
import { journalHead } from './head.ts';
import { lateCommands, lateCommandById } from './late-commands.ts';
import type { Queries } from '../../http/reading.ts';

export const journalReads = {
  '/journal': entries,
  '/journal-sums': entriesSums,
  '/journal-head': journalHead,
  '/late-commands': lateCommands,
  '/late-commands/:id': lateCommandById,
} satisfies Partial<Queries>;
