import type { Tables } from '../../store/table.ts';

export const attachmentsTables = {
  attachment: {
    table: 'attachment',
    fields: {
      id: 'uuid',
      kind: 'text',
      belongsTo: 'uuid',
      village: 'text',
      sha256: 'text',
      sizeBytes: 'integer',
      mediaType: 'text',
      addedAt: 'instant',
      keptUntil: 'instant',
      emptiedAt: 'instant',
    },
  },
} satisfies Partial<Tables>;
