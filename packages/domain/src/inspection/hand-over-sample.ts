import * as z from 'zod/mini';
import { accept, defineCommand, id } from '../kernel/index.ts';
import { sampleReady } from './sample-at.ts';

/** Says that a sample left the centre's hands for the laboratory: by courier, or in person. */
export const handOverSample = defineCommand({
  type: 'hand-over-sample',
  capability: 'lots.test',
  happened: true,
  payload: z.object({ sample: id }),
  needs: ({ sample }) => [['labSample', sample]],
  place: (_, { county }) => county,
  decide(state, { payload }) {
    const ready = sampleReady(state, payload, ['taken']);
    return 'refusal' in ready ? ready : accept({ type: 'SampleHandedOver', data: payload });
  },
});
