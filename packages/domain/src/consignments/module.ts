import { defineModule } from '../kernel/index.ts';
import { cancelConsignment } from './cancel-consignment.ts';
import { consignmentEvents } from './consignment.ts';
import { consigneeEvents, forgetConsignee, consigneeRetention } from './forget-consignee.ts';
import { handOnConsignment } from './hand-on-consignment.ts';
import { heldByStations } from './held.ts';
import { registerConsignment } from './register-consignment.ts';
import { writeOffConsignment } from './write-off-consignment.ts';
import { consignmentsProblems } from './problems.ts';

/** What villagers send up to the city. */
export const consignments = defineModule({
  name: 'consignments',
  problems: consignmentsProblems,
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
