import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';

/** Takes a consent back, at the villager's word (个人信息保护法 §15: as easily as it was given). */
export const revokeConsent = defineCommand({
  type: 'revoke-consent',
  capability: 'consents.record',
  payload: z.object({ consent: id }),
  needs: ({ consent }) => [['consent', consent]],
  place: (state, { payload: { consent } }) =>
    state.get('consent', consent)?.village ?? refuse('consent-missing', { consent }),
  decide(state, { payload: { consent } }) {
    const row = state.get('consent', consent);
    if (row === undefined || row.revokedAt !== null) return refuse('consent-missing', { consent });
    return accept({ type: 'ConsentRevoked', data: { consent } });
  },
});
