import type { Tables } from '../../store/table.ts';

export const talentTables = {
  talent: {
    table: 'talent',
    fields: {
      id: 'uuid',
      kind: 'text',
      village: 'text',
      place: 'text',
      skills: 'json',
      wish: 'text',
      wishFrom: 'text',
      awaySince: 'text',
      source: 'text',
      stage: 'text',
      consentOn: 'text',
      consentChannel: 'text',
      consentNotice: 'integer',
      amended: 'integer',
      registeredAt: 'instant',
      withdrawnAt: 'instant',
    },
  },
} satisfies Partial<Tables>;
