import { attachmentRules, attachmentTypes, includes, type AttachmentRule } from '@yangui/domain';
import * as z from 'zod';
import { attachmentStates, listedOf } from '../../attachments/listed.ts';
import { defineRead } from '../../http/reading.ts';
import { moment } from '../../http/shapes.ts';

const attachment = z.object({
  id: z.uuid(),
  kind: z.string(),
  belongsTo: z.uuid(),
  mediaType: z.enum(attachmentTypes),
  sizeBytes: z.int().nullable(),
  /** How much of it is here: the rest is on the device that took it. */
  receivedBytes: z.int(),
  addedAt: moment,
  state: z.enum(attachmentStates),
});

/** What is attached to a row, as far as the reader may read that row where it lies now. */
export const attachments = defineRead({
  path: '/attachments',
  summary: 'What is attached to a row, and how much of it has arrived',
  capability: 'county.read',
  reach: 'places',
  asks: z.object({ belongsTo: z.uuid() }),
  answer: z.object({ rows: z.array(attachment), next: z.null() }),
  async read({ pool, county, member, alsoWithin }, { belongsTo }) {
    const mayRead = ([, { read }]: readonly [string, AttachmentRule]) =>
      member.holdings.some(({ role }) => includes(role, read));
    const lists = await Promise.all(
      [...attachmentRules]
        .filter(mayRead)
        .map(([kind, { read }]) => listedOf(pool, county, kind, { belongsTo: [belongsTo], within: alsoWithin(read) })),
    );
    return { rows: lists.flat(), next: null };
  },
});
