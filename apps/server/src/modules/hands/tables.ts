import type { Tables } from '../../store/table.ts';

export const handsTables = {
  lastHand: { table: 'last_hand', fields: { id: 'text', figures: 'json' } },
} satisfies Partial<Tables>;
