import * as z from 'zod/mini';
import { accept, defineCommand, id } from '../kernel/index.ts';
import { lotsOfSample, sampleReady } from './sample-at.ts';
import { dropReasons } from './sample.ts';

/** Says that a sample came to nothing, before its laboratory spoke. Its lots stand as if it had not been taken: what was in doubt still is. */
export const dropSample = defineCommand({
  type: 'drop-sample',
  capability: 'lots.test',
  happened: true,
  payload: z.object({ sample: id, reason: z.enum(dropReasons) }),
  needs: ({ sample }) => [['labSample', sample]],
  follows: (state, { sample }) => lotsOfSample(state, sample),
  place: (_, { county }) => county,
  decide(state, { payload }) {
    const ready = sampleReady(state, payload, ['taken', 'handed-over', 'received']);
    return 'refusal' in ready ? ready : accept({ type: 'SampleDropped', data: payload });
  },
});
