import * as z from 'zod/mini';
import { accept, defineCommand, id } from '../kernel/index.ts';
import { consignmentReadyTo, villageOfConsignment } from './consignment-at.ts';

/** Gives a consignment back to whoever brought it, while it is still at the station. */
export const cancelConsignment = defineCommand({
  type: 'cancel-consignment',
  capability: 'consignments.register',
  payload: z.object({ consignment: id }),
  needs: ({ consignment }) => [['consignment', consignment]],
  place: villageOfConsignment,
  decide(state, { payload }) {
    const ready = consignmentReadyTo('cancel', state, payload.consignment);
    return 'refusal' in ready ? ready : accept({ type: 'ConsignmentCancelled', data: payload });
  },
});
