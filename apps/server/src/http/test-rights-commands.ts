import { businessDay, businessMonth, GUEST_NOTICE_VERSION, type Capability } from '@yangui/domain';
import { newId, vanTerms } from '../journal/test-county.ts';
import { talentOf, talentSaidOf } from './test-talent.ts';
import type { Site } from './test-rights.ts';

/** What one command says of a station, and where that happens: at its village, in the county, or on its loop. */
export interface CommandRow {
  readonly at: 'station' | 'county' | 'loop';
  readonly payload: (site: Site) => object;
  readonly personal?: object;
  /** What it takes besides: a second person is asked for by the matter, where the first has not decided before. */
  readonly also?: Capability;
}

const atStation = (payload: CommandRow['payload'], personal?: object): CommandRow => ({
  at: 'station',
  payload,
  ...(personal && { personal }),
});
const atCounty = (payload: CommandRow['payload'], personal?: object): CommandRow => ({
  at: 'county',
  payload,
  ...(personal && { personal }),
});
const onLoop = (payload: CommandRow['payload'], personal?: object): CommandRow => ({
  at: 'loop',
  payload,
  ...(personal && { personal }),
});

const position = { longitudeMicrodegrees: 125_660_000, latitudeMicrodegrees: 43_530_000 };
const told = { name: '来人' };
const dayClosed = { day: businessDay(Date.now()), expectedFen: 100, countedFen: 100, pieces: null, reason: null };
const order = ({ order: id }: Site) => ({ order: id });
const parcel = ({ parcel: id }: Site) => ({ parcel: id });
const visit = ({ id, villager }: Site) => ({ visit: `${id}:${villager}` });
const product = ({ county }: Site) => ({ product: county.product });
const settlement = ({ settlement: id }: Site) => ({ settlement: id ?? newId() });
const distances = { distanceSource: 'great-circle', detourPercent: 140 };
const loopPlan = ({ id, vehicle }: Site) => ({
  loop: newId(),
  vehicle,
  driver: null,
  trips: [
    {
      leaveMinute: 480,
      returnMinute: 600,
      stops: [
        {
          station: id,
          fetch: null,
          arriveMinute: 500,
          leaveMinute: 505,
          downPieces: 3,
          downGrams: 4_500,
          downCubicDecimetres: 24,
          upPieces: 1,
          upGrams: 1_000,
          upCubicDecimetres: 5,
        },
      ],
    },
  ],
  distanceMetres: 30_000,
});

const commodityTerms = {
  nameEn: null,
  grades: [
    { zh: '一级', en: 'First' },
    { zh: '二级', en: 'Second' },
  ],
  yieldGrams: 1_000,
};
const inRegister = { trades: ['dealer'], returnee: true, founded: '2018' };
const householdOf = (villager: string) => ({
  members: [{ villager, nameUse: false, pictureUse: false }],
  grows: [],
});

/** Every command, by its type. */
export const commandRows: Readonly<Record<string, CommandRow>> = {
  'confirm-clock': atCounty(() => ({ deviceAt: Date.now() })),

  'register-consignment': atStation(({ id, villager }) => ({
    consignment: newId(),
    station: id,
    kind: 'goods',
    sender: villager,
    pieces: 1,
    weightGrams: 5_000,
    volumeCubicDecimetres: 20,
    cold: false,
  })),
  'cancel-consignment': atStation(({ consignment }) => ({ consignment })),
  'forget-consignee': atStation(({ consignment }) => ({ consignment, reason: 'asked' })),
  'hand-on-consignment': atStation(({ consignment }) => ({ consignment, carrier: 'sf', number: 'SF1234567890' })),
  'write-off-consignment': atStation(({ consignment }) => ({ consignment })),

  'add-depot': atCounty(() => ({ depot: newId(), name: '镇上', ...position, schematic: true })),
  'change-depot': atCounty(({ depot }) => ({ depot, name: '镇上', ...position, schematic: true })),
  'add-vehicle': atCounty(({ depot }) => vanTerms(newId(), depot)),
  'change-vehicle': atCounty(({ vehicle, depot }) => vanTerms(vehicle, depot)),
  'retire-vehicle': atCounty(({ vehicle }) => ({ vehicle })),
  'vehicle-back': atCounty(({ vehicle }) => ({ vehicle })),
  'set-delivery-window': atStation(({ id }) => ({ station: id, fromMinute: 480, toMinute: 720 })),
  'change-logistics-settings': atCounty(() => ({
    detourPercent: 140,
    speedKmPerHour: 40,
    serviceMinutes: 5,
    reloadMinutes: 20,
    parcelGrams: 1_500,
    parcelCubicDecimetres: 8,
  })),

  'change-settings': atCounty(() => ({ pickupRateFen: 10 })),
  'set-payee': atCounty(({ partner }) => ({ person: partner }), {
    accountName: '站长',
    bank: '中国农业银行',
    accountNumber: '6228480402564890026',
  }),
  'set-payee-type': atCounty(({ partner }) => ({ payee: partner, type: 'company', from: businessDay(Date.now()) })),
  'pay-withheld-tax': atCounty(() => ({
    payment: newId(),
    month: '2026-01',
    amountFen: 100,
    reference: 'WS-20261130',
  })),
  'reverse-tax-payment': atCounty(() => ({ payment: newId(), reason: 'other' })),
  'prepare-settlement': atCounty(() => ({ settlement: newId(), period: '2026-01' })),
  'approve-settlement': atCounty(settlement),
  'reject-settlement': atCounty((site) => ({ ...settlement(site), reason: 'other' })),
  'issue-payout-file': atCounty(settlement),
  'record-payout': atCounty((site) => ({ ...settlement(site), serial: 1, result: 'paid' })),
  'retry-payout': atCounty((site) => ({ ...settlement(site), serial: 1 })),
  'close-period': atCounty(() => ({ period: '2026-01' })),
  'record-institution-payment': atCounty(() => ({ amountFen: 100, reference: 'WX-20261130' })),
  'reverse-institution-payment': atCounty(() => ({ reference: 'WX-20261130', payment: newId(), reason: 'other' })),
  'answer-contest': atCounty(() => ({ contest: newId(), answer: 'as-agreed' })),
  'reverse-payout': atCounty((site) => ({ ...settlement(site), serial: 1, reason: 'other' })),
  'reverse-stock-receipt': atCounty(() => ({ receipt: newId(), reason: 'other' })),

  'record-payout-run': atCounty((site) => ({ ...settlement(site), file: 1, paidFen: 0, bounced: [] })),
  'confirm-payouts': atCounty((site) => ({ ...settlement(site), serials: [1] })),

  'let-one-act': atCounty(() => ({ until: null })),
  'confirm-proposal': { ...atStation(({ proposal }) => ({ proposal })), also: 'money.confirm' },
  'decline-proposal': { ...atStation(({ proposal }) => ({ proposal, reason: 'not-now' })), also: 'money.confirm' },
  'withdraw-proposal': atStation(({ proposal }) => ({ proposal })),

  'change-loop-cost-settings': atCounty(() => ({ lineSubsidyFen: 10 })),
  'record-contribution': atCounty(() => ({ payer: 'sf', amountFen: 10, reference: 'P-20261130' })),
  'reverse-contribution': atCounty(() => ({ payment: newId(), reason: 'other' })),
  'settle-loop': atCounty(({ loop }) => ({ loop, metres: null, minutes: null, extras: [] })),
  'reverse-loop-cost': atCounty(({ loop }) => ({ loop, reason: 'other' })),

  'plan-loops': atCounty((site) => ({
    day: businessDay(Date.now()),
    loops: [loopPlan(site)],
    ...distances,
    downOnlyFen: null,
    upOnlyFen: null,
    leftOut: [],
  })),
  'move-stop': atCounty((site) => ({ day: businessDay(Date.now()), loops: [loopPlan(site)], ...distances })),
  'assign-driver': atCounty(({ loop }) => ({ loop, driver: null })),
  'answer-stop': atCounty(({ loop }) => ({ loop, exception: 0, answer: 'other' })),
  'cancel-loop': atCounty(({ loop }) => ({ loop })),
  'unload-loop': atCounty(({ loop }) => ({ loop, consignments: [], parcels: [], complete: false })),
  'recall-lot': atCounty(({ lot }) => ({ lot, reason: 'complaint' })),
  'load-lots': atCounty(({ loop, lot }) => ({ loop, lots: [lot] })),
  'start-loop': onLoop(({ loop }) => ({ loop })),
  'finish-loop': onLoop(({ loop }) => ({ loop, actualMetres: null, actualMinutes: null })),
  'report-breakdown': onLoop(({ loop, vehicle, id }) => ({
    vehicle,
    loop,
    station: id,
    longitudeMicrodegrees: null,
    latitudeMicrodegrees: null,
  })),
  'report-stop': onLoop(({ loop, id }) => ({ loop, station: id, trouble: 'nobody-there', parcels: [] })),
  'take-up': onLoop(({ loop, id, consignment }) => ({
    loop,
    station: id,
    consignments: [consignment],
    parcels: [],
  })),
  'set-down': onLoop(({ loop, id, consignment }) => ({
    loop,
    station: id,
    consignments: [consignment],
    parcels: [],
  })),
  'take-over': onLoop(({ loop, consignment }) => ({ from: newId(), loop, consignments: [consignment], parcels: [] })),
  'sign-for-loads': onLoop(({ loop, load }) => ({ loop, loads: [load] })),
  'hand-over-load': onLoop(
    ({ loop, load, strangersParcel }) => ({
      handover: newId(),
      loop,
      load,
      sealWhole: true,
      parcels: [strangersParcel],
      code: null,
      photo: null,
    }),
    told,
  ),
  'still-on-van': onLoop(({ loop, handover, parcel: handed }) => ({ loop, handover, parcels: [handed] })),
  'move-load': onLoop(({ loop, load }) => ({ loop, load })),
  'load-van': atStation(({ id, strangersParcel }) => ({
    load: newId(),
    station: id,
    seal: 'A-1001',
    van: '1号车',
    driver: null,
    parcels: [strangersParcel],
  })),
  'receive-parcels': atStation(({ id, load, strangersParcel }) => ({
    station: id,
    load,
    sealWhole: true,
    parcels: [strangersParcel],
  })),
  'undo-receipt': atStation(({ id, strangersParcel }) => ({
    station: id,
    parcels: [strangersParcel],
    reason: 'not-here',
  })),
  'empty-attachment': atStation(({ attachment }) => ({ attachment })),
  'forget-handover': atStation(({ handover }) => ({ handover, reason: 'asked' })),

  'plan-station': atStation(({ village }) => ({ station: newId(), village, name: '又一站' })),
  'fit-station': atStation(({ id }) => ({
    station: id,
    floorAreaSquareMetres: 40,
    smallPremisesReason: null,
    equipment: [],
  })),
  'open-station': atStation(({ id }) => ({ station: id })),
  'pause-station': atStation(({ id }) => ({ station: id, reason: 'harvest' })),
  'resume-station': atStation(({ id }) => ({ station: id })),
  'close-station': atStation(({ id }) => ({ station: id, reason: 'other' })),
  'set-position': atStation(({ id }) => ({ of: id, ...position, schematic: true })),
  'appoint-partner': atStation(({ id }) => ({ station: id, person: newId() }), told),
  'end-appointment': atStation(({ id }) => ({ station: id })),
  'take-back-station': atStation(({ id }) => ({ station: id, person: newId(), countedFen: 0, reason: 'unreachable' })),

  'register-parcel': atStation(({ id, villager }) => ({
    parcel: newId(),
    number: `SF${newId().replaceAll(/\D/g, '').slice(-12).padStart(12, '7')}`,
    carrier: 'sf',
    station: id,
    villager,
    order: null,
    weightGrams: 900,
  })),
  'address-parcel': atStation((site) => ({ ...parcel(site), villager: site.villager })),
  'tie-parcel': atStation((site) => ({ ...parcel(site), ...order(site) })),
  'take-back-parcels': atStation(({ strangersParcel }) => ({ parcels: [strangersParcel] })),
  'hand-out-parcel': atStation((site) => ({ ...parcel(site), proof: 'known', code: null, consent: null })),
  'move-on-shelf': atStation((site) => ({ ...visit(site), shelf: 2, place: 3 })),
  'note-missed-code': atStation(visit),
  'arrange-shelves': atStation(({ id }) => ({ station: id, shelves: 3, places: 10 })),
  'return-parcel': atStation((site) => ({ ...parcel(site), reason: 'unclaimed' })),
  'report-parcel': atStation((site) => ({ ...parcel(site), trouble: 'missing' })),
  'resolve-parcel': atStation((site) => ({ ...parcel(site), resolution: 'found', station: null })),
  'open-complaint': atStation((site) => ({ ...parcel(site), about: 'late' })),
  'close-complaint': atStation((site) => ({ ...parcel(site), answer: 'explained' })),
  'forget-recipient': atStation(({ strangersParcel }) => ({ parcel: strangersParcel, reason: 'asked' })),
  'record-consent': atStation(({ villager }) => ({ consent: newId(), villager, agent: villager, channel: 'voice' })),
  'revoke-consent': atStation(({ consent }) => ({ consent })),

  'forget-staff': atCounty(() => ({ person: newId(), part: 'contact', reason: 'asked' })),
  'forget-payee': atCounty(() => ({ payee: newId() })),

  'add-product': atCounty(() => ({
    product: newId(),
    name: '新货',
    unit: '袋',
    barcode: null,
    priceFen: 1_000,
    rebateBasisPoints: 500,
    stockUnits: 5,
  })),
  'change-product-terms': atCounty((site) => ({ ...product(site), priceFen: 1_100, rebateBasisPoints: 500 })),
  'restore-product-terms': atCounty((site) => ({ ...product(site), importId: newId() })),
  'receive-stock': atCounty((site) => ({ ...product(site), quantity: 1 })),
  'withdraw-product': atCounty((site) => ({ ...product(site), onlyIfNeverOrdered: true })),
  'add-commodity': atCounty(() => ({
    ...commodityTerms,
    commodity: newId(),
    name: `松子${newId()}`,
    unit: 'kg',
    basis: 'tree',
  })),
  'amend-commodity': atCounty(({ commodity }) => ({
    ...commodityTerms,
    commodity,
    name: `松子${newId()}`,
    withdrawn: false,
  })),
  'record-market-price': atCounty(({ commodity }) => ({
    commodity,
    day: businessDay(Date.now()),
    pricesFenPerKg: [4_000, 3_000],
    source: '双阳批发市场',
  })),
  'set-commodity-terms': atCounty(({ commodity }) => ({
    commodity,
    from: businessDay(Date.now()),
    rule: 'fixed',
    pricesFenPerKg: [4_000],
    freeMoistureBasisPoints: 1_000,
    freeDirtBasisPoints: null,
  })),
  'register-household': atStation(({ id, villager }) => ({
    household: newId(),
    station: id,
    ...householdOf(villager),
  })),
  'amend-household': atStation(({ household, villager }) => ({
    household,
    from: 0,
    stage: 'active',
    ...householdOf(villager),
  })),
  'register-talent': atStation(({ village }) => talentOf({ village }), told),
  'amend-talent': atStation(({ talent, village }) => ({ ...talentSaidOf({ talent, village }), from: 0 }), told),
  'withdraw-talent': atStation(({ talent }) => ({ talent })),
  'enter-in-register': atStation(
    ({ village }) => ({ entry: newId(), village, grows: [], importId: null, ...inRegister }),
    told,
  ),
  'amend-entry': atStation(
    ({ entry }) => ({ entry, from: 0, own: { grows: [], stage: 'active' }, ...inRegister }),
    told,
  ),
  'join-entry': atStation(({ entry, household }) => ({ entry, household })),
  'erase-entry': atStation(({ entry }) => ({ entry })),
  'undo-register-import': atCounty(() => ({ importId: newId() })),
  'add-plot': atStation(
    ({ household, commodity }) => ({
      plot: newId(),
      household,
      commodity,
      sizeHundredths: 100,
      since: null,
      position: null,
    }),
    { where: '村东' },
  ),
  'amend-plot': atStation(
    ({ plot }) => ({ plot, from: 0, sizeHundredths: 100, since: null, position: null, until: null }),
    { where: '村东' },
  ),
  'take-in': atStation(({ id, household, villager, commodity }) => ({
    ticket: newId(),
    station: id,
    household,
    seller: villager,
    agreed: 'shown',
    commodity,
    grade: 0,
    grossGrams: 2_100,
    tareGrams: 100,
    moistureBasisPoints: null,
    dirtBasisPoints: null,
    netGrams: 2_000,
    priceFenPerKg: 4_000,
    payment: 'owed',
    replaces: null,
  })),
  'reverse-ticket': atStation(({ ticket }) => ({ ticket, back: 'owed', reason: 'weight' })),
  'set-keeping': atCounty(({ commodity }) => ({ commodity, keepsDays: 3, lossBasisPoints: null, madeFrom: [] })),
  'set-product-class': atCounty(({ commodity }) => ({ commodity, productClass: 'fresh-meat' })),
  'issue-certificate': atStation(({ lot }) => ({
    certificate: newId(),
    lot,
    basis: 'controlled',
    agreed: 'shown',
  })),
  'add-paper': atStation(({ lot }) => ({
    paper: newId(),
    kind: 'conformity',
    lot,
    commodity: null,
    number: 'JC-2026-0117',
    issuer: '双阳区农产品检测中心',
    validFrom: '2026-01-01',
    validUntil: null,
  })),
  'withdraw-paper': atStation(({ paper }) => ({ paper, reason: 'mistake' })),
  'issue-purchase-invoice': atStation(({ household, ticket }) => ({
    invoice: newId(),
    household,
    month: businessMonth(Date.now()),
    tickets: [ticket],
  })),
  'void-purchase-invoice': atStation(({ invoice }) => ({ invoice, reason: 'other' })),
  'make-lots': atStation(({ id, lot, commodity }) => ({
    making: newId(),
    station: id,
    kind: 'split',
    commodity,
    inputs: [{ lot, grams: 2 }],
    outputs: [1, 1].map((grams) => ({ lot: newId(), grade: 0, grams, pieces: null })),
    lossGrams: 0,
    reason: null,
  })),
  'undo-making': atStation(({ making }) => ({ making })),
  'hold-lot': atStation(({ lot }) => ({ lot, stand: 'held', reason: 'doubt' })),
  'release-lot': atStation(({ lot }) => ({ lot })),
  'remove-lot': atStation(({ lot }) => ({ making: newId(), lot, removal: 'destroy', reason: 'spoiled' })),
  'receive-lot': atCounty(({ lot }) => ({ making: newId(), lot, arrivedGrams: 1 })),
  'set-limit': atCounty(() => ({
    food: `食用菌:${newId()}`,
    substance: '铅',
    ngPerKg: 5,
    source: 'GB',
    from: '2023-06-30',
  })),
  'release-kin': atStation(({ lot }) => ({ lot })),
  'set-limits': atCounty(() => ({
    limits: [{ food: `食用菌:${newId()}`, substance: '铅', ngPerKg: 5, source: 'GB', from: '2023-06-30' }],
  })),
  'add-lab': atCounty(() => ({ lab: newId(), name: '化验室', accreditation: 'CMA 1' })),
  'name-lab-person': atCounty(({ lab }) => ({ lab, person: null })),
  'record-rapid-test': atStation(({ lot }) => ({
    test: newId(),
    lot,
    results: [{ substance: '有机磷', positive: false }],
  })),
  'take-sample': atCounty(({ lot, lab }) => ({
    sample: newId(),
    lots: [lot],
    lab,
    tests: [{ substance: '铅', detectsNgPerKg: 5 }],
    feeFen: null,
  })),
  'hand-over-sample': atCounty(({ sample }) => ({ sample })),
  'receive-sample': atCounty(({ lab, sample }) => ({ lab, sample })),
  'report-sample': atCounty(({ lab, sample }) => ({
    lab,
    sample,
    report: newId(),
    amends: null,
    results: [{ substance: '铅', foundNgPerKg: null, detectsNgPerKg: 5 }],
    validUntil: '2030-01-01',
    file: null,
  })),
  'enter-report': atCounty(({ sample }) => ({
    sample,
    report: newId(),
    amends: null,
    results: [{ substance: '铅', foundNgPerKg: null, detectsNgPerKg: 5 }],
    validUntil: '2030-01-01',
  })),
  'judge-sample': atCounty(({ sample }) => ({ sample, report: newId() })),
  'drop-sample': atCounty(({ sample }) => ({ sample, reason: 'lost' })),
  'set-test-plan': atCounty(({ commodity }) => ({ commodity, foods: ['食用菌'], rapid: [], lab: ['铅'] })),
  'register-villager': atStation(({ id }) => ({ villager: newId(), station: id }), told),
  'amend-villager': atStation(({ villager }) => ({ villager }), told),
  'record-notice': atStation(({ villager }) => ({ villager, consent: { noticeVersion: 1, channel: 'voice' } })),
  'erase-villager': atStation(({ villager }) => ({ villager })),
  'place-order': atStation((site) => ({
    station: site.id,
    villager: site.villager,
    lines: [{ ...product(site), quantity: 1, priceFen: 1_000 }],
  })),
  'record-outside-purchase': atStation(({ id, villager }) => ({
    station: id,
    villager,
    platform: 'pdd',
    platformOrder: newId(),
    link: null,
    tracking: null,
    category: 'daily',
    lines: [{ line: newId(), name: '雨伞', quantity: 1, priceFen: 1_990 }],
  })),
  'track-order': atStation((site) => ({ ...order(site), tracking: 'SF1234567890' })),
  'confirm-order': atStation(order),
  'receive-order': atStation(order),
  'collect-order': atStation(order),
  'cancel-order': atStation((site) => ({ ...order(site), reason: 'other' })),
  'return-order': atStation((site) => ({ ...order(site), reason: 'other' })),
  'release-rebate': atStation(order),
  'pay-tab': atStation(({ villager }) => ({ villager, tender: 'cash', amountFen: 1 })),
  'open-float': atStation(({ id }) => ({ station: id, amountFen: 100 })),
  'count-cash': atStation(({ id }) => ({ station: id, countedFen: 100, reason: 'unknown' })),
  'close-drawer': atStation(({ id }) => ({ station: id, ...dayClosed })),
  'close-centre': atCounty(() => dayClosed),
  'remit-cash': atStation(({ id }) => ({ station: id, amountFen: 1 })),
  'confirm-remittance': atStation(({ remittance }) => ({ remittance, countedFen: 1, reason: null })),
  'reverse-remittance': atStation(({ remittance }) => ({ remittance, reason: 'other' })),
  'contest-line': atStation(({ order: line, partner }) => ({
    payee: { kind: 'member', id: partner },
    line: { kind: 'order', id: line },
    reason: 'other',
  })),
  'reverse-float': atStation(({ handing }) => ({ handing, reason: 'other' })),

  // A guest's alone: nobody with a sign-in says it.
  'send-enquiry': atStation(
    ({ id }) => ({ guest: newId(), station: id, subject: 'fee', notice: GUEST_NOTICE_VERSION }),
    {},
  ),
  'answer-enquiry': atStation(({ enquiry }) => ({ enquiry, answer: 'put-right' })),
  'erase-guest': atCounty(({ guest }) => ({ guest, reason: 'asked' })),
  'name-vehicle-owner': atCounty(({ vehicle }) => ({ vehicle, owner: null })),

  'grant-role': atCounty(({ county }) => ({ person: newId(), role: 'driver', place: county.code }), told),
  'revoke-role': atCounty(({ county }) => ({ person: newId(), role: 'driver', place: county.code })),
  // Of somebody who holds a role in the station's village, and nowhere else.
  'make-sign-in': atStation(({ helper }) => ({ person: helper }), { signInName: `helper-${newId()}`, name: '司机' }),
  'end-sign-in': atStation(({ helper }) => ({ person: helper })),
};

/** What changes who may do what: tried after everything else. */
export const changesAccess: ReadonlySet<string> = new Set([
  'close-station',
  'appoint-partner',
  'end-appointment',
  'grant-role',
  'revoke-role',
  'make-sign-in',
  'end-sign-in',
]);
