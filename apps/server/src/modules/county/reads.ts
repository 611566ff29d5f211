import { firstSteps } from './first-steps.ts';
import { overview } from './overview.ts';
import { search } from './search.ts';
import type { Queries } from '../../http/reading.ts';

export const countyReads = {
  '/overview': overview,
  '/first-steps': firstSteps,
  '/search': search,
} satisfies Partial<Queries>;
