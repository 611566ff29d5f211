import type { Tables } from '../../store/table.ts';

export const parcelsTables = {
  parcel: {
    table: 'parcel',
    fields: {
      id: 'uuid',
      number: 'text',
      carrier: 'text',
      station: 'uuid',
      village: 'text',
      villager: 'uuid',
      ofOrder: 'uuid',
      weightGrams: 'integer',
      volumeCubicDecimetres: 'integer',
      code: 'text',
      stage: 'text',
      holder: 'text',
      trouble: 'json',
      complaint: 'json',
      payee: 'uuid',
      pieceFen: 'bigint',
      registeredAt: 'instant',
      receivedAtStation: 'instant',
      closedAt: 'instant',
      steps: 'json',
    },
  },
  waybill: { table: 'waybill', fields: { id: 'text', parcel: 'uuid' } },
  pickupCode: { table: 'pickup_code', fields: { id: 'text', parcel: 'uuid' } },
  consent: {
    table: 'consent',
    fields: {
      id: 'uuid',
      station: 'uuid',
      village: 'text',
      villager: 'uuid',
      agent: 'uuid',
      channel: 'text',
      givenAt: 'instant',
      revokedAt: 'instant',
    },
  },
} satisfies Partial<Tables>;
