import { defineModule } from '../kernel/index.ts';
import { cancelConsignment } from './cancel-consignment.ts';
import { consignmentEvents } from './consignment.ts';
import { consigneeEvents, forgetConsignee, consigneeRetention } from './forget-consignee.ts';
import { handOnConsignment } from './hand-on-consignment.ts';
import { heldByStations } from './held.ts';
import { registerConsignment } from './register-consignment.ts';
import { writeOffConsignment } from './write-off-consignment.ts';

/** What villagers send up to the city. */
export const consignments = defineModule({
  name: 'consignments',
  kinds: {
    consignment: {
      heldWhole: false,
      dates: { steps: ({ steps }) => steps.map(({ at, holder, seq }) => ({ at, mark: holder, seq })) },
    },
  },
  held: { station: heldByStations },
  events: {
    ...consignmentEvents,
    ...consigneeEvents,
  },
  keeps: [consigneeRetention],
  commands: [cancelConsignment, forgetConsignee, handOnConsignment, registerConsignment, writeOffConsignment],
});
