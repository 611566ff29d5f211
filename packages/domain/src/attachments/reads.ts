import * as z from 'zod/mini';
import { attachmentTypes } from '../kernel/index.ts';
import { defineRead, moment, shape, wholeOf } from '../read.ts';
import { attachmentStates } from './index.ts';

const attachment = shape('Attachment', {
  id: z.uuid(),
  kind: z.string(),
  belongsTo: z.uuid(),
  mediaType: z.enum(attachmentTypes),
  sizeBytes: z.nullable(z.int()),
  /** How much of it is here: the rest is on the device that took it. */
  receivedBytes: z.int(),
  addedAt: moment,
  state: z.enum(attachmentStates),
});

/** What can be read of attachments. */
export const attachmentsReads = {
  '/attachments': defineRead({
    summary: 'What is attached to a row, and how much of it has arrived',
    capability: 'county.read',
    reach: 'places',
    tells: ['attachment', 'handover', 'labReport', 'parcel', 'villager'],
    asks: z.object({ belongsTo: z.uuid() }),
    answer: wholeOf(attachment),
  }),
};
