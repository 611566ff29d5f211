import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { consentChannels } from './consent.ts';

/** Keeps a villager's word that another registered villager may collect their parcels. */
export const recordConsent = defineCommand({
  type: 'record-consent',
  capability: 'consents.record',
  payload: z.object({ consent: id, villager: id, agent: id, channel: z.enum(consentChannels) }),
  needs: ({ consent, villager, agent }) => [
    ['consent', consent],
    ['villager', villager],
    ['villager', agent],
  ],
  makes: ({ consent }) => [['consent', consent]],
  place: (state, { payload: { villager } }) =>
    state.get('villager', villager)?.village ?? refuse('villager-unknown', { villager }),
  decide(state, { payload: { consent, villager, agent, channel } }) {
    const giver = state.get('villager', villager);
    const taker = state.get('villager', agent);
    if (giver === undefined || taker === undefined)
      return refuse('villager-unknown', { villager: giver === undefined ? villager : agent });
    if (giver.erased || taker.erased) return refuse('villager-erased', { villager: giver.erased ? villager : agent });
    if (villager === agent) return refuse('agent-is-self');
    const { station, village } = giver;
    if (taker.station !== station)
      return refuse('villager-elsewhere', { station: state.get('station', station)?.name ?? station });
    if (state.get('consent', consent) !== undefined) return refuse('already-exists', { what: consent });
    return accept({ type: 'ConsentRecorded', data: { consent, station, village, villager, agent, channel } });
  },
});
