import * as z from 'zod/mini';
import { accept, defineCommand, id } from '../kernel/index.ts';
import { sampleReady } from './sample-at.ts';

/** Says that a sample came to its laboratory: by whoever signs in for that. */
export const receiveSample = defineCommand({
  type: 'receive-sample',
  capability: 'own-samples.report',
  happened: true,
  payload: z.object({ lab: id, sample: id }),
  own: ({ lab }) => ['lab', lab],
  needs: ({ lab, sample }) => [
    ['lab', lab],
    ['labSample', sample],
  ],
  place: (_, { county }) => county,
  decide(state, { payload }) {
    const ready = sampleReady(state, payload, ['taken', 'handed-over']);
    return 'refusal' in ready ? ready : accept({ type: 'SampleReceived', data: { sample: payload.sample } });
  },
});
