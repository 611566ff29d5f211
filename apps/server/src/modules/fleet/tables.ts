import type { Tables } from '../../store/table.ts';

export const fleetTables = {
  depot: {
    table: 'depot',
    fields: {
      id: 'uuid',
      name: 'text',
      longitudeMicrodegrees: 'integer',
      latitudeMicrodegrees: 'integer',
      schematic: 'boolean',
    },
  },
  vehicle: {
    table: 'vehicle',
    fields: {
      id: 'uuid',
      stage: 'text',
      name: 'text',
      kind: 'text',
      depot: 'uuid',
      capacityGrams: 'integer',
      capacityCubicDecimetres: 'integer',
      shiftFromMinute: 'integer',
      shiftToMinute: 'integer',
      maxDurationMinutes: 'integer',
      maxDistanceMetres: 'integer',
      maxTrips: 'integer',
      coldBox: 'boolean',
      cannotReach: 'json',
      fixedFenPerDay: 'bigint',
      costFenPerKm: 'bigint',
      driverFenPerDay: 'bigint',
      driverFenPerHour: 'bigint',
      timetable: 'json',
      owner: 'uuid',
    },
  },
  deliveryWindow: { table: 'delivery_window', fields: { id: 'uuid', fromMinute: 'integer', toMinute: 'integer' } },
  logisticsSettings: {
    table: 'logistics_settings',
    fields: {
      id: 'text',
      detourPercent: 'integer',
      speedKmPerHour: 'integer',
      serviceMinutes: 'integer',
      reloadMinutes: 'integer',
      parcelGrams: 'integer',
      parcelCubicDecimetres: 'integer',
    },
  },
} satisfies Partial<Tables>;
