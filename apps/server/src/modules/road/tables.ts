import type { Tables } from '../../store/table.ts';

export const roadTables = {
  vanLoad: {
    table: 'van_load',
    fields: {
      id: 'uuid',
      station: 'uuid',
      village: 'text',
      seal: 'text',
      van: 'text',
      driver: 'uuid',
      loop: 'uuid',
      parcels: 'json',
      code: 'text',
      moreCodes: 'json',
      usedCodes: 'json',
      apartFrom: 'uuid',
      loadedAt: 'instant',
    },
  },
  handover: {
    table: 'handover',
    fields: {
      id: 'uuid',
      load: 'uuid',
      loop: 'uuid',
      station: 'uuid',
      village: 'text',
      driver: 'uuid',
      parcels: 'json',
      sealWhole: 'boolean',
      proof: 'text',
      handedAt: 'instant',
      forgottenAt: 'instant',
    },
  },
} satisfies Partial<Tables>;
