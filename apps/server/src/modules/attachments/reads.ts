import { attachments } from './attachments.ts';
import type { Queries } from '../../http/reading.ts';

export const attachmentsReads = {
  '/attachments': attachments,
} satisfies Partial<Queries>;
