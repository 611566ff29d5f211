import type { Queries } from '../../http/reading.ts';
import { messageCosts } from './message-costs.ts';
import { messagesToTell } from './messages-to-tell.ts';
import { notices } from './notices.ts';
import { villagerMessages } from './villager-messages.ts';

export const noticesReads = {
  '/notices': notices,
  '/messages-to-tell': messagesToTell,
  '/message-costs': messageCosts,
  '/villager-messages': villagerMessages,
} satisfies Partial<Queries>;
