import type { Queries } from '../../http/reading.ts';
import { messageCosts } from './message-costs.ts';
import { messagesToTell } from './messages-to-tell.ts';
import { notices } from './notices.ts';

export const noticesReads = {
  '/notices': notices,
  '/messages-to-tell': messagesToTell,
  '/message-costs': messageCosts,
} satisfies Partial<Queries>;
