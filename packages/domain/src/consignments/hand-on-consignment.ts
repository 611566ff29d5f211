import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { carrierCodes, waybillNumber } from '../parcels/index.ts';
import { consignmentLabel, consignmentReadyTo, villageOfConsignment } from './consignment-at.ts';

/**
 * Hands a consignment at the centre on to the carrier that takes it from there, under the carrier's own number: custody ends
 * with a name and a number that can be asked for. What the county itself delivers needs none.
 */
export const handOnConsignment = defineCommand({
  type: 'hand-on-consignment',
  capability: 'consignments.hand-on',
  payload: z.object({ consignment: id, carrier: z.enum(carrierCodes), number: z.nullable(waybillNumber) }),
  needs: ({ consignment }) => [['consignment', consignment]],
  place: villageOfConsignment,
  decide(state, { payload }) {
    const ready = consignmentReadyTo('hand-on', state, payload.consignment);
    if ('refusal' in ready) return ready;
    if (payload.number === null && payload.carrier !== 'county')
      return refuse('waybill-needed', { code: consignmentLabel(payload.consignment) });
    return accept({ type: 'ConsignmentHandedOn', data: payload });
  },
});
