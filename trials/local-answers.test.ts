import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { businessDay, businessMonth } from '@yangui/domain';
import { newId } from '@yangui/server';
import * as z from 'zod/mini';
import { TrialCounty, type TrialStation } from './county.ts';
import { TrialDevice } from './device.ts';

/** What a local answer leaves to the server: bookings, older rows, and what only the centre needs. */
const notHere = new Set([
  'provisional',
  'provisionalFen',
  'next',
  'postings',
  'villages',
  'stations',
  'stationsWithoutPartner',
]);

describe('what the device answers to a read is what the server answers', () => {
  let county: TrialCounty;
  let station: TrialStation;
  let device: TrialDevice;
  const orders: string[] = [];
  const parcels = [newId(), newId(), newId(), newId()];
  const consignments = [newId(), newId(), newId(), newId()];
  const agent = newId();
  const household = newId();
  const tickets = [newId(), newId(), newId()];
  /** The code of what waits, as it was told before it was laid elsewhere. */
  let toldBefore = '';

  before(async () => {
    county = await TrialCounty.open({ stations: 2 });
    const [first, other] = county.stations;
    assert.ok(first && other);
    station = first;
    await fill(county, station, { orders, parcels, agent });
    await sendUp(county, station, consignments);
    await sell(county, station, { household, tickets });
    // What another station does must not show here.
    await county.say(
      'place-order',
      { station: other.id, villager: other.villager, lines: [county.line(0)] },
      { by: other.partner },
    );
    device = await TrialDevice.ready(county, station);
    const { code } = z.object({ code: z.string() }).parse(await device.readThere(`/parcels/${parcels[0]}`));
    toldBefore = `9-99-${code.slice(5)}`;
  });
  after(() => county.close());

  const paths = () => [
    '/overview',
    `/first-steps?station=${station.id}`,
    '/orders',
    '/orders?limit=2',
    '/orders?stage=open',
    '/orders?stage=coming',
    '/orders?stage=received',
    '/orders?stage=collected',
    `/orders?station=${station.id}&query=${encodeURIComponent('村民')}`,
    `/orders?query=${orders[0]?.slice(-6)}`,
    `/orders?query=${encodeURIComponent('货物2')}`,
    `/orders?villager=${station.villager}`,
    ...orders.map((id) => `/orders/${id}`),
    '/products',
    '/products?query=hw',
    `/products?query=${encodeURIComponent('货物3')}`,
    '/villagers',
    `/villagers?query=${encodeURIComponent('村民')}`,
    '/villagers?query=cm',
    `/villagers/${station.villager}/data`,
    `/parcels?station=${station.id}`,
    '/parcels?stage=at-station',
    '/parcels?stage=open',
    '/parcels?stage=on-van',
    '/parcels?stage=handed-out',
    '/parcels?query=SF900000000001',
    '/parcels?query=0002',
    `/parcels?query=${encodeURIComponent('村民1')}`,
    `/parcels?query=${encodeURIComponent('李 8001')}`,
    ...['parcels', 'orders'].flatMap((list) => [
      `/${list}?query=${toldBefore}`,
      `/${list}?station=${station.id}&query=${toldBefore.replaceAll('-', '')}`,
    ]),
    ...parcels.map((id) => `/parcels/${id}`),
    '/parcels-summary',
    `/parcels-summary?station=${station.id}`,
    `/van-loads?station=${station.id}`,
    `/consents?villager=${station.villager}`,
    '/parcel-lookup?number=SF9000000000001',
    `/parcel-lookup?number=${orders[0]?.slice(-6)}`,
    `/consignments?station=${station.id}`,
    '/consignments?stage=open',
    '/consignments?stage=cancelled',
    ...consignments.map((id) => `/consignments/${id}`),
    '/consignments-summary',
    `/consignments-summary?station=${station.id}`,
    '/commodities',
    '/households',
    '/households?stage=active',
    `/households?query=${encodeURIComponent('村民')}`,
    `/households?villager=${station.villager}`,
    `/households/${household}`,
    `/tickets?station=${station.id}`,
    `/tickets?household=${household}`,
    ...tickets.map((id) => `/tickets/${id}`),
    `/lots?station=${station.id}`,
    `/lots?station=${station.id}&at=station&state=usable`,
    `/lots?station=${station.id}&state=lot-gone`,
    `/lot-makings?station=${station.id}`,
    '/settings',
    `/cash?station=${station.id}`,
    '/cash',
    `/remittances?station=${station.id}`,
    '/tabs',
    `/tabs?villager=${station.villager}`,
    '/earnings',
    '/earnings?stage=rebate-accrued',
    '/earnings?stage=rebate-pending',
    '/pay-slip',
    `/pay-slip?month=${businessMonth(Date.now())}`,
  ];

  test('read by read', async () => {
    for (const path of paths()) {
      const here = device.read(path);
      assert.notEqual(here, undefined, `${path} is answered here`);
      assertWithin(here, await device.readThere(path), path);
    }
  });

  test('what waits is found by its code wherever on the shelf it says that it lies', async () => {
    const ids = z.object({ rows: z.array(z.object({ id: z.string() })) });
    for (const [list, id] of [
      ['parcels', parcels[0]],
      ['orders', orders[2]],
    ])
      for (const answer of [
        device.read(`/${list}?query=${toldBefore}`),
        await device.readThere(`/${list}?query=${toldBefore}`),
      ])
        assert.ok(
          ids.parse(answer).rows.some((row) => row.id === id),
          list,
        );
  });

  test('a read of another station, or one this device does not know, is left to the server', () => {
    const other = county.stations[1];
    assert.equal(device.read(`/orders?station=${other?.id}`), undefined);
    assert.equal(device.read('/ledger'), undefined);
    assert.equal(device.read('/orders?sort=amount'), undefined);
  });
});

/** A day with everything in it. */
async function fill(
  county: TrialCounty,
  station: TrialStation,
  made: { orders: string[]; parcels: string[]; agent: string },
): Promise<void> {
  const { id, villager, partner } = station;
  const by = partner;
  const clerk = { by: county.clerk };
  const said = (turn: number, tender: string) =>
    county.say(
      'place-order',
      { station: id, villager, tender, lines: [county.line(turn), county.line(turn + 1, 2)] },
      { by },
    );
  for (const [turn, tender] of ['cash', 'qr', 'tab', 'cash', 'cash', 'cash'].entries())
    made.orders.push(await said(turn, tender));
  const [, confirmed = '', received = '', collected = '', returned = '', cancelled = ''] = made.orders;
  await county.say('confirm-order', { order: confirmed }, clerk);
  for (const order of [received, collected, returned]) await county.say('receive-order', { order }, clerk);
  for (const order of [collected, returned]) await county.say('collect-order', { order }, { by });
  await county.say(
    'return-order',
    { order: returned, reason: 'quality', lines: [{ product: county.line(5).product, quantity: 1 }] },
    { by },
  );
  await county.say('cancel-order', { order: cancelled, reason: 'changed-mind' }, { by });
  const [here = '', onVan = '', atCentre = '', handed = ''] = made.parcels;
  for (const [index, parcel] of made.parcels.entries()) {
    const own = parcel === onVan;
    const personal = own ? { name: '李长贵', phone: '13900008001' } : undefined;
    await county.say(
      'register-parcel',
      {
        parcel,
        number: `SF900000000000${index + 1}`,
        carrier: 'sf',
        station: id,
        villager: own ? null : villager,
        order: null,
        weightGrams: 500,
      },
      { ...clerk, personal },
    );
  }
  const [first, second] = [newId(), newId()];
  await county.say(
    'load-van',
    { load: first, station: id, seal: 'S-1', van: '一号车', driver: null, parcels: [here, handed] },
    clerk,
  );
  await county.say('receive-parcels', { station: id, load: first, sealWhole: true, parcels: [here, handed] }, { by });
  await county.say(
    'load-van',
    { load: second, station: id, seal: 'S-2', van: '二号车', driver: null, parcels: [onVan] },
    clerk,
  );
  await county.say('report-parcel', { parcel: atCentre, trouble: 'damaged' }, clerk);
  await county.say('hand-out-parcel', { parcel: handed, proof: 'known', code: null, consent: null }, { by });
  await county.say('open-complaint', { parcel: handed, about: 'late' }, { by });
  await county.say(
    'register-villager',
    { villager: made.agent, station: id },
    { by, personal: { name: '赵小妹', phone: '13900008002' } },
  );
  await county.say('record-consent', { consent: newId(), villager, agent: made.agent, channel: 'voice' }, { by });
  await county.say('open-float', { station: id, amountFen: 20_000 }, clerk);
  await county.say('count-cash', { station: id, countedFen: 25_000, reason: 'unknown' }, { by }).catch(() => undefined);
  await county.say('remit-cash', { station: id, amountFen: 1_000 }, { by });
}

/** Goods of a villager's and the station's own: one given back, one on a van, one at the centre, one waiting. */
/** A household sells three baskets: the second is owed, the third is reversed and in doubt. */
async function sell(
  county: TrialCounty,
  { id: station, villager, partner }: TrialStation,
  { household, tickets }: { readonly household: string; readonly tickets: readonly string[] },
): Promise<void> {
  const clerk = { by: county.clerk };
  const commodity = newId();
  await county.say(
    'add-commodity',
    {
      commodity,
      name: '香菇',
      nameEn: null,
      unit: 'jin',
      grades: [{ zh: '统货', en: null }],
      basis: 'mu',
      yieldGrams: 500_000,
    },
    clerk,
  );
  await county.say(
    'set-commodity-terms',
    {
      commodity,
      from: businessDay(Date.now()),
      rule: 'fixed',
      pricesFenPerKg: [20],
      freeMoistureBasisPoints: 1_000,
      freeDirtBasisPoints: null,
    },
    clerk,
  );
  const members = [{ villager, nameUse: true, pictureUse: false }];
  const grows = [{ commodity, sizeHundredths: 1 }];
  await county.say('register-household', { household, station, members, grows }, { by: partner });
  for (const [index, ticket] of tickets.entries()) {
    const bought = {
      ticket,
      station,
      household,
      seller: villager,
      agreed: 'shown',
      commodity,
      grade: 0,
      grossGrams: 3_000,
      tareGrams: 500,
      moistureBasisPoints: null,
      dirtBasisPoints: null,
      netGrams: 2_500,
      priceFenPerKg: 20,
      payment: index === 0 ? 'cash' : 'owed',
      replaces: null,
    };
    await county.say('take-in', bought, { by: partner });
  }
  const parts = [400, 500].map((grams) => ({ lot: newId(), grade: 0, grams, pieces: null }));
  const split = { kind: 'split', commodity, inputs: [{ lot: tickets[1], grams: 950 }], outputs: parts };
  const making = newId();
  await county.say('make-lots', { making, station, ...split, lossGrams: 50, reason: 'sorting' }, { by: partner });
  const hold = { lot: parts[0]?.lot, stand: 'held', reason: 'doubt' };
  await county.say('hold-lot', hold, { by: county.clerk });
  await county.say('reverse-ticket', { ticket: tickets[2], back: 'owed', reason: 'weight' }, { by: partner });
}

async function sendUp(
  county: TrialCounty,
  { id: station, village, villager, partner }: TrialStation,
  consignments: readonly string[],
): Promise<void> {
  const [back = '', onVan = '', arrived = ''] = consignments;
  const [depot, vehicle, loop] = [newId(), newId(), newId()];
  for (const [index, consignment] of consignments.entries()) {
    const goods = {
      consignment,
      station,
      kind: 'parcel',
      sender: index === 2 ? null : villager,
      pieces: 1,
      weightGrams: 1_500,
      volumeCubicDecimetres: 8,
      cold: false,
    };
    await county.say('register-consignment', goods, {
      by: partner,
      personal: { name: '城里的女儿', phone: '13900008003' },
    });
  }
  const clerk = { by: county.clerk };
  await county.say('cancel-consignment', { consignment: back }, { by: partner });
  await county.say(
    'add-depot',
    { depot, name: '县中心', longitudeMicrodegrees: 125_660_000, latitudeMicrodegrees: 43_530_000, schematic: true },
    clerk,
  );
  await county.say(
    'add-vehicle',
    {
      vehicle,
      name: '三号车',
      kind: 'van',
      depot,
      capacityGrams: 500_000,
      capacityCubicDecimetres: 3_000,
      shiftFromMinute: 420,
      shiftToMinute: 1_080,
      maxDurationMinutes: null,
      maxDistanceMetres: null,
      maxTrips: 1,
      coldBox: false,
      cannotReach: [],
      fixedFenPerDay: 0,
      costFenPerKm: 80,
      driverFenPerDay: 0,
      driverFenPerHour: 2_500,
      timetable: null,
    },
    clerk,
  );
  await county.say('grant-role', { person: county.clerk, role: 'driver', place: village.slice(0, 6) });
  const stop = {
    station,
    fetch: null,
    arriveMinute: 500,
    leaveMinute: 505,
    downPieces: 0,
    downGrams: 0,
    downCubicDecimetres: 0,
    upPieces: 2,
    upGrams: 3_000,
    upCubicDecimetres: 16,
  };
  const plan = {
    loop,
    vehicle,
    driver: county.clerk,
    trips: [{ leaveMinute: 480, returnMinute: 600, stops: [stop] }],
    distanceMetres: 20_000,
  };
  await county.say(
    'plan-loops',
    {
      day: businessDay(Date.now()),
      loops: [plan],
      distanceSource: 'great-circle',
      detourPercent: 140,
      downOnlyFen: null,
      upOnlyFen: null,
      leftOut: [],
    },
    clerk,
  );
  await county.say('start-loop', { loop }, clerk);
  await county.say('take-up', { loop, station, consignments: [onVan, arrived], parcels: [] }, clerk);
  await county.say('unload-loop', { loop, consignments: [arrived], parcels: [], complete: false }, clerk);
}

/** Everything the first says is said by the second as well. */
function assertWithin(here: unknown, there: unknown, where: string): void {
  if (Array.isArray(here)) {
    assert.ok(
      Array.isArray(there) && there.length === here.length,
      `${where}: ${here.length} here, ${Array.isArray(there) ? there.length : String(there)} there`,
    );
    for (const [index, one] of here.entries()) assertWithin(one, there[index], `${where}[${index}]`);
  } else if (typeof here === 'object' && here !== null) {
    assert.ok(typeof there === 'object' && there !== null, where);
    const theirs = new Map(Object.entries(there));
    for (const [key, value] of Object.entries(here))
      if (!notHere.has(key) && theirs.has(key)) assertWithin(value, theirs.get(key), `${where}.${key}`);
  } else {
    assert.equal(here, there, where);
  }
}
