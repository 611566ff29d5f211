import { enquiries } from './enquiries.ts';
import type { Queries } from '../../http/reading.ts';

export const enquiriesReads = {
  '/enquiries': enquiries,
} satisfies Partial<Queries>;
