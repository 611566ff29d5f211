import { defineModule } from '../kernel/index.ts';
import { attachmentEvents } from './attachment.ts';
import { emptyAttachment } from './empty-attachment.ts';
import { attachmentsProblems } from './problems.ts';

/** What is attached to rows of every module: photos, documents, receipts. Which kinds there are, those modules say. */
export const attachments = defineModule({
  name: 'attachments',
  problems: attachmentsProblems,
  kinds: {
    attachment: { heldWhole: false, dates: { moments: ({ addedAt, emptiedAt }) => [addedAt, emptiedAt] } },
  },
  events: attachmentEvents,
  commands: [emptyAttachment],
});
