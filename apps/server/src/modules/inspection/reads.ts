import type { Queries } from '../../http/reading.ts';
import { limits } from './limits.ts';
import { testPlans } from './plans-of-tests.ts';

export const inspectionReads = {
  '/limits': limits,
  '/test-plans': testPlans,
} satisfies Partial<Queries>;
