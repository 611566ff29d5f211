import type { MountedRead } from '../../http/reading.ts';
import { dayLoops } from './day-loops.ts';
import { loopAttention } from './loop-attention.ts';
import { waiting } from './waiting.ts';

export const loopsReads: readonly MountedRead[] = [dayLoops, loopAttention, waiting];
