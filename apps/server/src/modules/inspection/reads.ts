import type { Queries } from '../../http/reading.ts';
import { inspectionWaiting, inspectionWork } from './inspection-work.ts';
import { labs } from './labs.ts';
import { limits } from './limits.ts';
import { lotTests } from './lot-tests.ts';
import { ownSamples } from './own-samples.ts';
import { plansOfTests } from './plans-of-tests.ts';
import { sampleById, samples } from './samples.ts';

export const inspectionReads = {
  '/limits': limits,
  '/test-plans': plansOfTests,
  '/labs': labs,
  '/inspection-work': inspectionWork,
  '/inspection-waiting': inspectionWaiting,
  '/samples': samples,
  '/samples/:id': sampleById,
  '/lot-tests/:id': lotTests,
  '/own-samples': ownSamples,
} satisfies Partial<Queries>;
