import type { Tables } from '../../store/table.ts';

export const twoPeopleTables = {
  proposal: {
    table: 'proposal',
    fields: {
      id: 'uuid',
      command: 'text',
      matter: 'text',
      place: 'text',
      about: 'text',
      changes: 'json',
      payload: 'json',
      sealed: 'boolean',
      stage: 'text',
      proposedBy: 'uuid',
      proposedAt: 'instant',
      decidedBy: 'uuid',
      decidedAt: 'instant',
      reason: 'text',
    },
  },
} satisfies Partial<Tables>;
