import type { Tables } from '../../store/table.ts';

export const enquiriesTables = {
  enquiry: {
    table: 'enquiry',
    fields: {
      id: 'uuid',
      guest: 'uuid',
      station: 'uuid',
      place: 'text',
      subject: 'text',
      stage: 'text',
      sentAt: 'instant',
      dueAt: 'instant',
      answer: 'text',
      answeredAt: 'instant',
      answeredBy: 'uuid',
    },
  },
} satisfies Partial<Tables>;
