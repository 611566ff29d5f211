import type { Tables } from '../../store/table.ts';

export const networkTables = {
  station: {
    table: 'station',
    fields: {
      id: 'uuid',
      village: 'text',
      name: 'text',
      stage: 'text',
      stageSince: 'instant',
      stageReason: 'text',
      partner: 'uuid',
      openedAt: 'instant',
      floorAreaSquareMetres: 'integer',
      smallPremisesReason: 'text',
      equipment: 'json',
      openOrders: 'integer',
      openParcels: 'integer',
      openConsignments: 'integer',
      tabsFen: 'bigint',
    },
  },
  position: {
    table: 'position',
    fields: { id: 'text', longitudeMicrodegrees: 'integer', latitudeMicrodegrees: 'integer', schematic: 'boolean' },
  },
} satisfies Partial<Tables>;
