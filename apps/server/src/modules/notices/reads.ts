import type { Queries } from '../../http/reading.ts';
import { notices } from './notices.ts';

export const noticesReads = {
  '/notices': notices,
} satisfies Partial<Queries>;
