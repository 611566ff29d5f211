import type { ProblemCode } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import { ProduceRound } from './test-produce.ts';
import type { SomeoneSignedIn, TestServer } from './test-server.ts';

type Answer = Awaited<ReturnType<SomeoneSignedIn['ask']>>;

/** What is tested at a test server, through HTTP. */
export class InspectionRound extends ProduceRound {
  /** What `set-limit` says: half a milligram of lead in a kilogram of a food that nobody named before. */
  limitOf(more: object = {}) {
    return {
      food: `食用菌:${newId()}`,
      substance: '铅',
      ngPerKg: 500_000,
      source: 'GB 2762-2022',
      from: '2023-06-30',
      ...more,
    };
  }

  planOf(commodity: string, more: object = {}) {
    return { commodity, foods: ['食用菌:香菇'], rapid: ['有机磷'], lab: ['铅'], ...more };
  }
}

/** How each refusal of limits and tests comes about, through HTTP. */
export function inspectionScenarios(here: () => TestServer) {
  const round = () => new InspectionRound(here());
  const limit = (more: object = {}) => here().clerk.send('set-limit', round().limitOf(more));
  const plan = (more: object) => here().clerk.send('set-test-plan', round().planOf(newId(), more));
  return {
    'food-unreadable': () => limit({ food: ' : ' }),
    'foods-too-many': () => plan({ foods: Array.from({ length: 7 }, (_, index) => `食用菌:${index}`) }),
    'substance-unreadable': () => limit({ substance: '  ' }),
    'substances-too-many': () => plan({ lab: Array.from({ length: 61 }, (_, index) => `农药${index}`) }),
    'content-out-of-range': () => limit({ ngPerKg: -1 }),
    'source-missing': () => limit({ source: ' ' }),
    'limit-stands-so': async () => {
      const said = round().limitOf();
      await round().must(here().clerk, 'set-limit', said);
      return here().clerk.send('set-limit', said);
    },
    'limit-said-often': async () => {
      const said = round().limitOf();
      for (let times = 0; times < 100; times += 1)
        await round().must(here().clerk, 'set-limit', { ...said, ngPerKg: times });
      return here().clerk.send('set-limit', said);
    },
  } satisfies Partial<Record<ProblemCode, () => Promise<Answer>>>;
}
