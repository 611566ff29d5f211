import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';

/**
 * Empties an attachment; that it was there, and its SHA-256, stay in the journal. The county's clockwork sends it once its time is
 * over; the centre sends it when somebody asks. One without a time of its own goes with what is private of its row.
 */
export const emptyAttachment = defineCommand({
  type: 'empty-attachment',
  capability: 'villagers.erase',
  payload: z.object({ attachment: id }),
  needs: ({ attachment }) => [['attachment', attachment]],
  place: (state, { payload: { attachment } }) =>
    state.get('attachment', attachment)?.village ?? refuse('attachment-unknown'),
  decide(state, { at, payload: { attachment } }) {
    const row = state.get('attachment', attachment);
    if (row === undefined) return refuse('attachment-unknown');
    if (row.emptiedAt !== null) return refuse('attachment-erased');
    if (row.keptUntil === null) return refuse('attachment-goes-with-row');
    return accept({
      type: 'AttachmentEmptied',
      data: { attachment, reason: at >= row.keptUntil ? 'time-over' : 'asked' },
    });
  },
});
