import type { Tables } from '../../store/table.ts';

export const consignmentsTables = {
  consignment: {
    table: 'consignment',
    fields: {
      id: 'uuid',
      station: 'uuid',
      village: 'text',
      kind: 'text',
      sender: 'uuid',
      pieces: 'integer',
      weightGrams: 'integer',
      volumeCubicDecimetres: 'integer',
      cold: 'boolean',
      stage: 'text',
      holder: 'text',
      loop: 'uuid',
      carrier: 'text',
      number: 'text',
      registeredAt: 'instant',
      closedAt: 'instant',
      steps: 'json',
    },
  },
} satisfies Partial<Tables>;
