import { attachmentTypes } from '@yangui/domain';
import * as z from 'zod/mini';
import { useList } from '../reads.ts';

const attachment = z.object({
  id: z.string(),
  kind: z.string(),
  belongsTo: z.string(),
  mediaType: z.enum(attachmentTypes),
  sizeBytes: z.nullable(z.number()),
  receivedBytes: z.number(),
  addedAt: z.number(),
  state: z.enum(['awaited', 'coming', 'kept', 'erased']),
});
export type AttachmentRow = z.infer<typeof attachment>;

/** What the server says is attached to a row. */
export const useAttached = (county: string, belongsTo: string) =>
  useList(county, 'parcels', '/attachments', attachment, { belongsTo });

/** Where an attachment is looked at. */
export function attachmentAddress(county: string, id: string): string {
  return `/api/counties/${county}/attachments/${id}`;
}
