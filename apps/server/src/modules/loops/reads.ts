import { dayLoops } from './day-loops.ts';
import { loopAttention } from './loop-attention.ts';
import { waiting } from './waiting.ts';
import type { Queries } from '../../http/reading.ts';

export const loopsReads = {
  '/loops': dayLoops,
  '/loops/attention': loopAttention,
  '/loops/waiting': waiting,
} satisfies Partial<Queries>;
