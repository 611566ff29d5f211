import type { Tables } from '../../store/table.ts';

export const coopsTables = {
  coop: {
    table: 'coop',
    fields: { id: 'uuid', keeper: 'uuid', place: 'text', eggs: 'integer', openedAt: 'instant' },
  },
} satisfies Partial<Tables>;
