import * as z from 'zod/mini';
import { defineRead, moment, pageOf, paging, searchText, shape, sortedBy, told, wholeOf } from '../read.ts';

const limit = shape('ResidueLimit', {
  id: z.string(),
  food: told(z.string(), 'from the widest group to the item, colons between'),
  substance: z.string(),
  ngPerKg: told(z.int(), 'on the day that is asked about; 0 where nothing may be there'),
  from: z.string(),
  source: z.string(),
  said: told(
    z.array(shape('LimitSaid', { from: z.string(), ngPerKg: z.int(), source: z.string(), setAt: moment })),
    'all that was ever said of it',
  ),
});

const plan = shape('TestPlan', {
  commodity: z.uuid(),
  foods: z.array(z.string()),
  rapid: z.array(z.string()),
  lab: z.array(z.string()),
});

/** What can be read of limits, tests and samples. */
export const inspectionReads = {
  '/limits': defineRead({
    summary: 'How much of what may be in which food, with the standard that says so',
    capability: 'inspection.read',
    reach: 'everywhere',
    tells: ['residueLimit'],
    asks: z.object({ query: searchText, ...sortedBy(['food', 'substance'], 'food'), ...paging }),
    answer: pageOf(limit),
  }),
  '/test-plans': defineRead({
    summary: 'What food each commodity is, and for what it is tested',
    capability: 'inspection.read',
    reach: 'everywhere',
    tells: ['testPlan'],
    asks: z.object({}),
    answer: wholeOf(plan),
  }),
};
