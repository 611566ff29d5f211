import * as z from 'zod/mini';
import { accept, defineCommand, id } from '../kernel/index.ts';
import { consignmentReadyTo, villageOfConsignment } from './consignment-at.ts';

/** Gives up as lost what was missing when its van was unloaded and was never found: the van it was on still stands for it. */
export const writeOffConsignment = defineCommand({
  type: 'write-off-consignment',
  capability: 'consignments.hand-on',
  payload: z.object({ consignment: id }),
  needs: ({ consignment }) => [['consignment', consignment]],
  place: villageOfConsignment,
  decide(state, { payload }) {
    const ready = consignmentReadyTo('write-off', state, payload.consignment);
    return 'refusal' in ready ? ready : accept({ type: 'ConsignmentWrittenOff', data: payload });
  },
});
