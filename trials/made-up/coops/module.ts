import { defineModule } from '../kernel/index.ts';
import { coopEvents, heldByKeepers } from './coop.ts';
import { gatherEggs } from './gather-eggs.ts';
import { openCoop } from './open-coop.ts';
import { sellEggs } from './sell-eggs.ts';

/** Made up for a trial: who keep hens, and hold what is theirs on their own phones. */
export const coops = defineModule({
  name: 'coops',
  problems: {},
  kinds: { coop: { heldWhole: false, owner: 'keeper', dates: { moments: ({ openedAt }) => [openedAt] } } },
  holders: { keeper: { is: 'member', capability: 'own-pay.read', role: 'vehicle-owner' } },
  held: { keeper: heldByKeepers },
  events: coopEvents,
  commands: [gatherEggs, openCoop, sellEggs],
});
