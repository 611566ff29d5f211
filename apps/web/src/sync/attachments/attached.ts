import { useList } from '../reads.ts';
import type { Row } from '../shown.ts';

export type AttachmentRow = Row<'/attachments'>;

/** What the server says is attached to a row. */
export const useAttached = (county: string, belongsTo: string) => useList(county, '/attachments', { belongsTo });

/** Where an attachment is looked at. */
export function attachmentAddress(county: string, id: string): string {
  return `/api/counties/${county}/attachments/${id}`;
}
