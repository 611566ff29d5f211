import type { Entities, Kind } from '@yangui/domain';

/** How a field stands in its column. An `instant` is milliseconds in memory and timestamptz in the table. */
export type ColumnType = 'uuid' | 'text' | 'bigint' | 'integer' | 'boolean' | 'json' | 'instant';

export interface Mapping<K extends Kind> {
  readonly table: string;
  readonly fields: { readonly [F in keyof Entities[K]]: ColumnType };
}

/**
 * How each entity maps to its table: the one place that says so. Columns are the fields in snake case, after `county`.
 * A field the domain adds does not compile until it stands here, and the schema test finds a column that does not.
 */
export const mappings: { readonly [K in Kind]: Mapping<K> } = {
  member: { table: 'member', fields: { id: 'uuid', holdings: 'json' } },
  account: { table: 'account', fields: { id: 'text', balanceFen: 'bigint' } },
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
    },
  },
  position: {
    table: 'position',
    fields: { id: 'text', longitudeMicrodegrees: 'integer', latitudeMicrodegrees: 'integer', schematic: 'boolean' },
  },
  product: {
    table: 'product',
    fields: {
      id: 'uuid',
      name: 'text',
      unit: 'text',
      barcode: 'text',
      category: 'text',
      priceFen: 'bigint',
      rebateBasisPoints: 'integer',
      stockUnits: 'bigint',
      ordered: 'boolean',
      withdrawn: 'boolean',
      importId: 'uuid',
      importedTerms: 'json',
    },
  },
  settings: {
    table: 'settings',
    fields: {
      id: 'text',
      cashFloatLimitFen: 'bigint',
      tabLimitFen: 'bigint',
      settlementDay: 'integer',
      returnWindowDays: 'integer',
      pickupRateFen: 'bigint',
      offlineCashLimitFen: 'bigint',
      offlineTabLimitFen: 'bigint',
      offlinePriceDays: 'integer',
      offlineDays: 'integer',
      rebateRates: 'json',
    },
  },
  payee: { table: 'payee', fields: { id: 'uuid', setSeq: 'bigint' } },
  settlement: {
    table: 'settlement',
    fields: {
      id: 'uuid',
      period: 'text',
      stage: 'text',
      lines: 'json',
      carried: 'json',
      totalFen: 'bigint',
      files: 'integer',
      preparedBy: 'uuid',
      preparedAt: 'instant',
      preparedSeq: 'bigint',
      decidedBy: 'uuid',
      decidedAt: 'instant',
      reason: 'text',
    },
  },
  period: {
    table: 'period',
    fields: { id: 'text', closedSeq: 'bigint', closedAt: 'instant', closedBy: 'uuid', trialBalance: 'json' },
  },
  institutionPayment: { table: 'institution_payment', fields: { id: 'text', payment: 'uuid', amountFen: 'bigint', recordedAt: 'instant' } },
  drawer: {
    table: 'drawer',
    fields: { id: 'uuid', floatFen: 'bigint', countedAt: 'instant', countedBy: 'uuid', countedFen: 'bigint', differenceFen: 'bigint', reason: 'text' },
  },
  remittance: {
    table: 'remittance',
    fields: {
      id: 'uuid',
      station: 'uuid',
      village: 'text',
      partner: 'uuid',
      stage: 'text',
      sentFen: 'bigint',
      sentAt: 'instant',
      countedFen: 'bigint',
      confirmedAt: 'instant',
      confirmedBy: 'uuid',
      reason: 'text',
    },
  },
  villager: {
    table: 'villager',
    fields: { id: 'uuid', station: 'uuid', village: 'text', erased: 'boolean', consentNotice: 'integer', consentChannel: 'text', consentAt: 'instant' },
  },
  order: {
    table: 'assisted_order',
    fields: {
      id: 'uuid',
      station: 'uuid',
      village: 'text',
      partner: 'uuid',
      villager: 'uuid',
      tender: 'text',
      stage: 'text',
      lines: 'json',
      parcel: 'uuid',
      outside: 'json',
      supplierRef: 'text',
      steps: 'json',
      amountFen: 'bigint',
      rebateFen: 'bigint',
      refundedFen: 'bigint',
      rebateBackFen: 'bigint',
      effectiveFen: 'bigint',
      placedAt: 'instant',
      collectedAt: 'instant',
      returnUntil: 'instant',
    },
  },
  orderReference: { table: 'order_reference', fields: { id: 'text', ofOrder: 'uuid' } },
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
  vanLoad: {
    table: 'van_load',
    fields: { id: 'uuid', station: 'uuid', village: 'text', seal: 'text', van: 'text', driver: 'uuid', loop: 'uuid', parcels: 'json', code: 'text', loadedAt: 'instant' },
  },
  handover: {
    table: 'handover',
    fields: {
      id: 'uuid', load: 'uuid', loop: 'uuid', station: 'uuid', village: 'text', driver: 'uuid', parcels: 'json', sealWhole: 'boolean', proof: 'text', photo: 'text',
      handedAt: 'instant', forgottenAt: 'instant',
    },
  },
  consent: {
    table: 'consent',
    fields: { id: 'uuid', station: 'uuid', village: 'text', villager: 'uuid', agent: 'uuid', channel: 'text', givenAt: 'instant', revokedAt: 'instant' },
  },
  depot: {
    table: 'depot',
    fields: { id: 'uuid', name: 'text', longitudeMicrodegrees: 'integer', latitudeMicrodegrees: 'integer', schematic: 'boolean' },
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
  loop: {
    table: 'loop',
    fields: {
      id: 'uuid',
      day: 'text',
      place: 'text',
      vehicle: 'uuid',
      driver: 'uuid',
      depot: 'uuid',
      stage: 'text',
      trips: 'json',
      distanceMetres: 'integer',
      durationMinutes: 'integer',
      distanceSource: 'text',
      detourPercent: 'integer',
      cost: 'json',
      loads: 'json',
      consignments: 'json',
      returns: 'json',
      exceptions: 'json',
      plannedAt: 'instant',
      startedAt: 'instant',
      brokeDown: 'json',
      finishedAt: 'instant',
      actualMetres: 'integer',
      actualMinutes: 'integer',
      charged: 'json',
    },
  },
  loopCharge: {
    table: 'loop_charge',
    fields: {
      id: 'uuid',
      stage: 'text',
      day: 'text',
      place: 'text',
      vehicle: 'uuid',
      driver: 'uuid',
      rule: 'text',
      cost: 'json',
      extras: 'json',
      carried: 'json',
      stations: 'json',
      ownFen: 'bigint',
      contributions: 'json',
      times: 'integer',
      totalFen: 'bigint',
      contributedFen: 'bigint',
      settledAt: 'instant',
      settledBy: 'uuid',
      reversedAt: 'instant',
      reversedBy: 'uuid',
      reason: 'text',
    },
  },
  loopCostSettings: {
    table: 'loop_cost_settings',
    fields: { id: 'text', rule: 'text', alertFenPerParcel: 'bigint', contributionsFen: 'json', lineSubsidyFen: 'bigint' },
  },
  dayPlan: {
    table: 'day_plan',
    fields: {
      id: 'text',
      place: 'text',
      loops: 'json',
      plannedFen: 'bigint',
      downOnlyFen: 'bigint',
      upOnlyFen: 'bigint',
      leftOut: 'json',
      plannedAt: 'instant',
    },
  },
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
};

interface Column {
  readonly field: string;
  readonly column: string;
  readonly type: ColumnType;
}

/** The columns of a kind's table, in order, without `county`. */
export function columnsOf(kind: Kind): readonly Column[] {
  return Object.entries<ColumnType>(mappings[kind].fields).map(([field, type]) => ({ field, type, column: snakeCase(field) }));
}

function snakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
