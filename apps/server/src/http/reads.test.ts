import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { after, before, describe, mock, test } from 'node:test';
import { accountOf, businessMonth, DAY, kinds, type Kind } from '@yangui/domain';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Client } from 'pg';
import { turn } from '../journal/clockwork.ts';
import { newId } from '../journal/test-county.ts';
import { readPersonal, writePersonal } from '../journal/private-file.ts';
import { exportCounty } from '../journal/transfer.ts';
import { verify } from '../journal/verify.ts';
import { mappings } from '../store/mapping.ts';
import { rules } from './reading.ts';
import { LateStation } from './test-late.ts';
import { settleOnce } from './test-money.ts';
import { HandoverRound } from './test-handovers.ts';
import { LoopCostRound } from './test-loop-costs.ts';
import { withServer, type SomeoneSignedIn } from './test-server.ts';
import { InspectionRound } from './test-inspection.ts';
import { TalentRound } from './test-talent.ts';
import { ProduceRound } from './test-produce.ts';
import { ParcelRound } from './test-parcels.ts';

const here = withServer();
const statements = new Set<string>();
/** The same, by the read that was asked. */
const statementsOf = new Map<string, Set<string>>();
let asking: Set<string> | undefined;
/** Signs in for a laboratory. */
let tester: SomeoneSignedIn;
const done = {
  order: '',
  otherOrder: '',
  settlement: '',
  parcel: '',
  consignment: '',
  household: '',
  talent: '',
  ticket: '',
  lot: '',
  sample: '',
  invoice: '',
  loop: '',
  unsettledLoop: '',
  late: '',
};

before(async () => {
  // Every statement that any connection of this process sends from here on.
  // oxlint-disable-next-line unbound-method -- called on the very client it was called on
  const send = Client.prototype.query;
  mock.method(Client.prototype, 'query', function noted(this: Client, ...given: Parameters<typeof send>) {
    const [asked]: readonly unknown[] = given;
    const text = typeof asked === 'object' && asked !== null && 'text' in asked ? asked.text : asked;
    if (typeof text === 'string') for (const noting of [statements, asking]) noting?.add(text);
    return send.apply(this, given);
  });
});
after(() => mock.restoreAll());

/** An order at each of two stations; the first is collected, so that everything has something to show. */
async function live(): Promise<void> {
  // Migrations run in this process where it is the first to need their database; they change tables, not a county's rows.
  statements.clear();
  const { partner, otherPartner, clerk, county, station, otherStation } = here();
  [done.order, done.otherOrder] = [newId(), newId()];
  const lines = [{ product: county.product, quantity: 2, priceFen: 1_000 }];
  await partner.send('place-order', { station: station.id, villager: station.villager, lines }, { id: done.order });
  await otherPartner.send(
    'place-order',
    { station: otherStation.id, villager: otherStation.villager, lines },
    { id: done.otherOrder },
  );
  await clerk.send('confirm-order', { order: done.order, supplierRef: 'GH-7' });
  await clerk.send('receive-order', { order: done.order });
  await partner.send('collect-order', { order: done.order });
  const parcels = new ParcelRound(here());
  done.parcel = await parcels.atStation();
  await parcels.load([await parcels.register()]);
  await new HandoverRound(here()).handedOver();
  const fleet = new LoopCostRound(here());
  await fleet.planned();
  done.consignment = await fleet.consignment();
  const produce = new ProduceRound(here());
  if (done.household === '') {
    const wish = produce.householdOf(station.villager);
    await produce.must(partner, 'register-household', wish);
    done.household = wish.household;
  }
  const of = { household: done.household, seller: station.villager, commodity: await produce.commodity() };
  await produce.must(partner, 'add-plot', produce.plotOf(of), { personal: { where: '村东河滩' } });
  await produce.entry({ importId: newId() });
  done.talent = await new TalentRound(here()).registered();
  const [sold, wrong] = [produce.ticketOf(of), produce.ticketOf(of)];
  for (const ticket of [sold, wrong]) await produce.must(partner, 'take-in', ticket);
  await produce.must(partner, 'reverse-ticket', { ticket: wrong.ticket, back: 'owed', reason: 'weight' });
  done.ticket = sold.ticket;
  const bought = { household: done.household, month: businessMonth(Date.now()), tickets: [sold.ticket] };
  const wrongOne = newId();
  await produce.must(clerk, 'issue-purchase-invoice', { invoice: wrongOne, ...bought });
  await produce.must(clerk, 'void-purchase-invoice', { invoice: wrongOne, reason: 'other' });
  done.invoice = newId();
  await produce.must(clerk, 'issue-purchase-invoice', { invoice: done.invoice, ...bought });
  const split = produce.splitOf({ lot: sold.ticket, commodity: of.commodity });
  await produce.must(partner, 'make-lots', split);
  done.lot = split.outputs[0]?.lot ?? '';
  await produce.classed(of.commodity);
  await produce.must(partner, 'issue-certificate', produce.certificateOf(done.lot));
  await produce.must(clerk, 'add-paper', produce.paperOf(done.lot, { validUntil: '2026-11-01' }));
  const inspection = new InspectionRound(here());
  const inLab = await inspection.inLab(done.lot);
  await inspection.must(inLab.tester, 'report-sample', inspection.reportOf(inLab, 5_000));
  const results = [{ substance: '有机磷', positive: true }];
  await inspection.must(clerk, 'record-rapid-test', { test: newId(), lot: done.lot, results });
  done.sample = inLab.sample;
  tester = inLab.tester;
  done.loop = await fleet.settled();
  done.unsettledLoop = await fleet.home({ signed: false });
  await clerk.send('set-delivery-window', { station: station.id, fromMinute: 480, toMinute: 720 });
  await partner.send('collect-order', { order: newId() });
  for (const late of [await LateStation.open(here()), await LateStation.open(here())]) {
    const order = late.lateOrder();
    await late.pause();
    await late.setAside(order, 'late-station-closed');
    done.late = order.id;
  }
}

const kindOfTable = new Map<string, Kind>(kinds.map((kind) => [mappings[kind].table, kind]));
/** What never changes of a station: whatever shows no more than that of it is not old once something else of it was written. */
const fixedOfStation = new Set(['county', 'id', 'name', 'village']);

/** The kinds of row that a statement reads: by their tables, and those whose people it names. What asks who the reader is tells nothing, nor what loads a county for a rule. */
function kindsIn(text: string): readonly Kind[] {
  if (text.startsWith('select id, holdings,') || text.includes('county = any(')) return [];
  const tables = [...text.matchAll(/\b(?:from|join)\s+(?!lateral\b)(\w+)(?:\s+(?:as\s+)?(\w+))?/gi)].filter(
    ([, table, alias = '']) =>
      table !== 'station' ||
      [...text.matchAll(new RegExp(`\\b${alias}\\.(\\w+)`, 'g'))].some(
        ([, column = '']) => !fixedOfStation.has(column),
      ),
  );
  const people = [...text.matchAll(/\.kind = '(\w+)'/g)].map(([, kind]) => kind);
  return [
    ...tables.flatMap(([, table = '']) => kindOfTable.get(table) ?? []),
    ...kinds.filter((kind) => people.includes(kind)),
  ];
}

/** Addresses under a county by the read that answers them. */
const addresses: Readonly<Record<string, () => readonly string[]>> = {
  '/overview': () => [''],
  '/first-steps': () => ['', `?station=${here().station.id}`],
  '/search': () => ['?query=村民', '?query=hw', `?query=${done.order.slice(-6)}`],
  '/villages': () => ['', `?town=${here().county.code}102`],
  '/stations': () => [''],
  '/stations/{id}': () => [here().station.id],
  '/products': () => ['', '?query=hw1', '?low=1', '?limit=1', '?limit=1&sort=-price'],
  '/villagers': () => [
    '',
    '?notice=none',
    '?limit=1&sort=-orders',
    '?sort=-name',
    '?query=村民',
    '?query=cm',
    '?limit=1',
    `?station=${here().station.id}`,
  ],
  '/villagers-sums': () => ['', '?notice=none', '?query=村民', '?query=cm', `?station=${here().station.id}`],
  '/villagers/{id}/data': () => [here().station.villager],
  '/people': () => [''],
  '/orders': () => [
    '',
    '?limit=1&sort=amount',
    '?query=货物&sort=-amount',
    '?stage=open',
    '?stage=coming',
    '?stage=to-confirm',
    '?stage=confirmed',
    '?stage=collected',
    '?due=1',
    '?query=货物',
    '?limit=1',
    `?station=${here().station.id}`,
    `?villager=${here().station.villager}`,
    '?from=2026-11-01&to=2030-01-01&sort=-amount',
    '?to=2026-11-01&query=货物',
  ],
  '/orders-sums': () => [
    '',
    '?query=货物',
    '?from=2026-11-01',
    '?due=1',
    '?query=没有',
    `?station=${here().station.id}`,
  ],
  '/orders/{id}': () => [done.order, done.otherOrder],
  '/earnings': () => [
    `?partner=${here().station.partner}`,
    `?partner=${here().station.partner}&stage=rebate-pending`,
    `?partner=${here().station.partner}&limit=1`,
  ],
  '/pay-slip': () => ['', '?month=2026-10'],
  '/own-pay': () => [''],
  '/enquiries': () => ['', '?stage=open'],
  '/settings': () => [''],
  '/proposals': () => ['', '?stage=alone&limit=2', '?sort=-made'],
  '/own-proposals': () => [''],
  '/notices': () => [''],
  '/saved-views': () => ['', '?list=/orders'],
  '/messages-to-tell': () => ['', `?station=${here().station.id}`],
  '/message-costs': () => [''],
  '/money-summary': () => [''],
  '/cash': () => ['', `?station=${here().station.id}`],
  '/cash/{drawer}/movements': () => [here().station.id, 'centre'],
  '/cash/{drawer}/movements-sums': () => [here().station.id, 'centre'],
  '/contests': () => ['', '?stage=open'],
  '/own-contests': () => [''],
  '/bookings': () => [
    '',
    '?limit=1&sort=amount',
    '?kind=stock&stage=booked',
    `?station=${here().station.id}&to=2030-01-01`,
  ],
  '/bookings-sums': () => ['', '?kind=float&from=2026-01-02'],
  '/day-closes': () => ['', '?limit=1&sort=difference', '?drawer=centre', `?drawer=${here().station.id}&differs=1`],
  '/day-closes-sums': () => ['', '?differs=1&to=2030-01-01'],
  '/days-to-close': () => [''],
  '/remittances': () => ['', '?limit=1&sort=counted', '?stage=sent', '?limit=1', `?station=${here().station.id}`],
  '/remittances-sums': () => ['', '?stage=sent&to=2030-01-01'],
  '/tabs': () => ['', `?villager=${here().station.villager}`, `?station=${here().station.id}`],
  '/shelving': () => [`?station=${here().station.id}`],
  '/payees': () => [''],
  '/settlements': () => [''],
  '/settlements/{id}': () => [done.settlement],
  '/settlement-preview': () => ['', '?pays=loops'],
  '/settlements/{id}/files/{file}': () => [`${done.settlement}/files/1`],
  '/settlements/{id}/lines/{serial}': () => [`${done.settlement}/lines/1`],
  '/periods': () => [''],
  '/effective-orders': () => ['', '?month=2026-10'],
  '/parcels': () => ['', '?limit=1&sort=received', '?limit=1', `?station=${here().station.id}`],
  '/parcels-sums': () => ['', '?query=王 1234', '?from=2026-11-01', `?station=${here().station.id}`],
  '/parcels/{id}': () => [done.parcel],
  '/parcels-summary': () => ['', `?station=${here().station.id}`],
  '/parcel-lookup': () => ['?number=SF000000000001'],
  '/parcels-to-load': () => [''],
  '/van-loads': () => ['', `?station=${here().station.id}`],
  '/handovers': () => ['', `?loop=${done.loop}`, `?station=${here().station.id}`],
  '/fleet': () => [''],
  '/loops': () => ['', `?driver=${newId()}`, '?day=2026-11-22'],
  '/loop-costs': () => ['', '?month=2026-11', '?unsettled=1'],
  '/loop-costs/by-station': () => ['', '?month=2026-01', `?station=${here().station.id}`],
  '/loop-costs/savings': () => ['', '?month=2026-01'],
  '/loop-costs/summary': () => [''],
  '/withheld-taxes': () => ['', '?month=2026-01'],
  '/platform-report': () => ['?quarter=2026-Q4'],
  '/loop-costs/balances': () => ['', '?month=2026-01'],
  '/loop-costs/contributions': () => ['', '?month=2026-01'],
  '/loop-costs/{id}': () => [done.loop, done.unsettledLoop],
  '/loop-cost-settings': () => [''],
  '/drive': () => [''],
  '/copies/driver': () => [''],
  '/unloading': () => [''],
  '/unloading/{id}': () => [done.loop, done.unsettledLoop],
  '/loops/attention': () => [''],
  '/loops/waiting': () => ['', '?day=2026-11-22'],
  '/consignments': () => [
    '',
    '?limit=1&sort=registered',
    '?stage=open',
    '?query=城里',
    '?query=ABCDEF',
    '?waited=3&sort=closed',
    '?stage=at-centre',
    `?station=${here().station.id}`,
  ],
  '/consignments-sums': () => ['', '?query=城里', '?from=2026-11-01&to=2030-01-01', '?waited=3'],
  '/consignments/{id}': () => [done.consignment],
  '/consignments-summary': () => ['', `?station=${here().station.id}`],
  '/commodities': () => [''],
  '/households': () => [
    '',
    '?limit=1&sort=name',
    '?stage=active&query=村民',
    `?commodity=${newId()}`,
    `?villager=${here().station.villager}`,
    `?station=${here().station.id}`,
    `?sold=once&village=${here().station.village}`,
  ],
  '/households-sums': () => ['', '?query=HH', `?villager=${newId()}`],
  '/households/{id}': () => [done.household],
  '/household-statements/{id}': () => [done.household],
  '/taking-part': () => [''],
  '/talent': () => [
    '',
    '?limit=1&sort=village',
    '?query=13800&kind=worker&wish=maybe&source=lecture&skill=live&stage=registered',
    `?place=${here().station.village}`,
  ],
  '/talent-sums': () => ['', '?query=归', `?place=${here().station.village.slice(0, 9)}`],
  '/talent/{id}': () => [done.talent],
  '/register': () => [
    '',
    '?limit=1&sort=-entered',
    '?query=归雁&returnee=1&trade=dealer',
    '?query=HH&network=1',
    `?place=${here().station.village.slice(0, 9)}&commodity=${newId()}`,
    `?stage=given-up&import=${newId()}`,
  ],
  '/register-sums': () => ['', '?query=归雁', '?trade=raising', `?place=${here().station.village}`],
  '/register/{id}': () => [done.household],
  '/register-by-village': () => [''],
  '/register-imports': () => [''],
  '/plots': () => [`?household=${done.household}`, `?household=${newId()}`],
  '/tickets': () => [
    '',
    '?limit=1&sort=amount',
    '?stage=taken&payment=owed',
    '?implausible=1',
    '?query=ABCDEF',
    '?query=村民&from=2026-11-01&to=2030-01-01',
    `?household=${done.household}`,
    `?station=${here().station.id}`,
  ],
  '/tickets-sums': () => ['', '?query=HH', '?from=2026-11-01', `?household=${done.household}`],
  '/tickets/{id}': () => [done.ticket],
  '/lots': () => [
    '',
    '?limit=1&sort=expiry',
    '?limit=1&sort=left',
    '?state=usable&day=2030-01-01',
    '?state=lot-gone&at=centre',
    '?query=ABCDEF&from=2026-11-01&to=2030-01-01',
    `?station=${here().station.id}&commodity=${newId()}`,
  ],
  '/lots-sums': () => ['', '?state=lot-expired&at=station', '?query=ABCDEF'],
  '/lots/{id}': () => [done.ticket, done.lot],
  '/lot-recalls/{id}': () => [done.lot],
  '/lot-traces/{id}': () => [`${done.ticket}?way=on`, `${done.lot}?way=back`],
  '/lot-makings': () => ['', '?limit=1&muchLost=1', `?station=${here().station.id}&from=2026-11-01`],
  '/limits': () => ['', '?limit=1&sort=substance', '?query=铅', '?query=%25'],
  '/test-plans': () => [''],
  '/papers': () => [
    '',
    '?limit=1&sort=until',
    '?state=standing&kind=commitment',
    '?query=JC-2026-0117',
    '?query=ABCDEF&from=2026-11-01&to=2030-01-01',
    `?station=${here().station.id}&commodity=${newId()}&lot=${done.ticket}`,
  ],
  '/papers-sums': () => ['', '?state=ended', '?query=ABCDEF'],
  '/purchase-invoices': () => ['', '?limit=1&sort=issued', `?stage=void&month=2026-11&household=${done.household}`],
  '/purchase-invoices-sums': () => ['', '?stage=issued'],
  '/purchase-invoices/{id}': () => [done.invoice],
  '/villager-messages': () => [`?villager=${here().station.villager}`],
  '/labs': () => [''],
  '/inspection-work': () => ['', '?waits=lab&limit=1', '?waits=removal'],
  '/inspection-waiting': () => [''],
  '/samples': () => ['', '?stage=reported&limit=1', `?lab=${newId()}`],
  '/samples/{id}': () => [done.sample],
  '/lot-tests/{id}': () => [done.ticket, done.lot],
  '/own-samples': () => [''],
  '/consents': () => [`?villager=${here().station.villager}`],
  '/copies/station/{holder}': () => [here().station.id],
  '/late-commands': () => ['', '?limit=1', `?station=${here().station.id}`],
  '/late-commands/{id}': () => [done.late],
  '/attachments': () => [`?belongsTo=${newId()}`],
  '/devices': () => [''],
  '/driver-devices': () => [''],
  '/imports': () => [''],
  '/ledger': () => [''],
  '/ledger/{account}': () => ['sales', accountOf.cash(here().station.id), 'sales?limit=1'],
  '/journal-head': () => [''],
  '/sign-in-history': () => [`?person=${here().clerk.person}`, `?person=${newId()}`],
  '/access-log': () => ['', '?kind=signed-in', `?person=${here().clerk.person}`, '?from=2026-11-30&to=2026-11-30'],
  '/access-log-sums': () => ['', '?kind=signed-in', '?to=2026-11-30'],
  '/journal-sums': () => ['', '?refused=1', '?from=2026-11-01&to=2030-01-01'],
  '/journal': () => [
    '',
    '?refused=1',
    '?type=place-order',
    `?by=${here().clerk.person}`,
    '?limit=2',
    '?from=2026-11-01&to=2030-01-01',
  ],
};

describe('every read', () => {
  let approver: SomeoneSignedIn;
  before(async () => {
    await live();
    ({ settlement: done.settlement, approver } = await settleOnce(here()));
  });

  async function document() {
    const { body } = await here().nobody.ask('GET', '/api/openapi.json');
    const ajv = new Ajv2020({ strict: false, formats: { uuid: true, date: true } });
    ajv.addSchema(body, 'document');
    const reads = [...rules.keys()].map((address) => `/api/counties/{county}${address.replaceAll(/:(\w+)/g, '{$1}')}`);
    return {
      body,
      reads,
      schemaOf: (path: string, method = 'get') => {
        assert.ok(body.paths[path][method].responses[200].content['application/json'].schema, path);
        const at = ['paths', path, method, 'responses', '200', 'content', 'application/json', 'schema'];
        return ajv.compile({ $ref: `document#/${at.map((part) => part.replaceAll('/', '~1')).join('/')}` });
      },
    };
  }

  test('answers as the served document says, page after page', async () => {
    const { reads, schemaOf } = await document();
    const owner = await here().appoint('vehicle-owner');
    assert.ok(reads.length >= 15);
    for (const path of reads) {
      const tail = path.replace('/api/counties/{county}', '');
      const found = addresses[tail];
      assert.ok(found, `${tail} has an address here to be tried at`);
      const fits = schemaOf(path);
      let answered = 0;
      asking = new Set();
      statementsOf.set(tail.replaceAll(/\{(\w+)\}/g, ':$1'), asking);
      for (const address of found()) {
        let next: string | null = '';
        while (next !== null) {
          const url: string =
            (tail.includes('{') ? tail.replace(/\{.*\}/, address) : tail + address) + (next && `&cursor=${next}`);
          for (const reader of [
            here().clerk,
            here().partner,
            here().officer,
            here().administrator,
            approver,
            owner,
            tester,
          ]) {
            const { status, body, headers } = await reader.read(url);
            if (status === 403 || (status === 404 && reader !== here().clerk)) continue;
            assert.equal(status, 200, `${url}: ${JSON.stringify(body)}`);
            assert.ok(fits(body), `${url}: ${JSON.stringify(fits.errors)}`);
            assert.ok(headers['yangui-tells'], `${url} says what it tells of`);
            answered += 1;
          }
          next = url.includes('limit=') ? (await here().clerk.read(url)).body.next : null;
        }
      }
      assert.ok(answered > 0, `${tail} answered somebody`);
    }
    asking = undefined;
  });

  test('says that it tells of every kind of row that its SQL names', () => {
    for (const [address, { tells }] of rules) {
      const named = [...(statementsOf.get(address) ?? [])].flatMap(kindsIn);
      if (tells === 'all') continue;
      assert.ok(named.length > 0, address);
      assert.deepEqual(
        named.filter((kind) => !tells.includes(kind)),
        [],
        address,
      );
    }
  });

  test('and what is not of a county answers as the document says too', async () => {
    const { schemaOf } = await document();
    for (const [path, url] of [
      ['/api/me', '/api/me'],
      ['/api/health', '/api/health'],
      ['/api/places', '/api/places?query=鹿乡'],
    ] as const) {
      const { body } = await here().partner.ask('GET', url);
      assert.ok(schemaOf(path)(body), `${url}: ${JSON.stringify(body)}`);
    }
    const accepted = schemaOf('/api/counties/{county}/command', 'post');
    assert.ok(
      accepted((await here().clerk.send('receive-stock', { product: here().county.product, quantity: 1 })).body),
    );
    const batch = schemaOf('/api/counties/{county}/commands', 'post');
    const { body } = await here().clerk.ask('POST', `/api/counties/${here().county.code}/commands`, {
      commands: [
        {},
        { id: newId(), at: Date.now(), type: 'receive-stock', payload: { product: newId(), quantity: 1 } },
      ],
    });
    assert.ok(batch(body), JSON.stringify(batch.errors));
  });

  test('shows another county’s clerk nothing, nor the commands of another county', async () => {
    const { reads } = await document();
    const { strangerClerk, county } = here();
    for (const path of reads) {
      const url = path.replace('{county}', county.code).replace(/\{\w+\}/, newId());
      const { status, code } = await strangerClerk.ask('GET', url);
      assert.deepEqual({ status, code }, { status: 403, code: 'account-closed' }, path);
    }
    const { status } = await strangerClerk.send(
      'receive-stock',
      { product: county.product, quantity: 1 },
      {},
      county.code,
    );
    assert.equal(status, 403);
    const { body } = await strangerClerk.ask('GET', '/api/me');
    assert.deepEqual(
      body.counties.map(({ county: code }: { county: string }) => code),
      [here().elsewhere.code],
    );
  });
});

describe('a person sees their own places and no more', () => {
  before(live);
  const rowsOf = async (reader: SomeoneSignedIn, path: string): Promise<readonly Record<string, unknown>[]> => {
    const { status, body } = await reader.read(path);
    assert.equal(status, 200, JSON.stringify(body));
    return body.rows;
  };

  test('a partner: their station’s villagers, orders and earnings, not the next village’s', async () => {
    const { partner, station, otherStation, county } = here();
    assert.deepEqual(
      (await rowsOf(partner, '/villagers')).map(({ id }) => id),
      [station.villager],
    );
    assert.deepEqual(await rowsOf(partner, `/villagers?station=${otherStation.id}`), []);
    assert.deepEqual(await rowsOf(partner, '/villagers?query=村民2'), []);
    assert.ok((await rowsOf(partner, '/orders')).every((order) => order['station'] === station.id));
    assert.deepEqual(await rowsOf(partner, `/orders?station=${otherStation.id}`), []);
    assert.deepEqual(await rowsOf(partner, `/orders?villager=${otherStation.villager}`), []);
    assert.deepEqual(
      (await rowsOf(partner, '/stations')).map(({ id }) => id),
      [station.id],
    );
    assert.deepEqual(
      (await rowsOf(partner, '/villages')).map(({ code }) => code),
      [station.village],
    );
    for (const path of [
      `/orders/${done.otherOrder}`,
      `/villagers/${otherStation.villager}/data`,
      `/stations/${otherStation.id}`,
    ]) {
      const { status, code } = await partner.read(path);
      assert.deepEqual({ path, status, code }, { path, status: 404, code: 'not-found' });
    }
    const { code } = await partner.read(`/earnings?partner=${otherStation.partner}`);
    assert.equal(code, 'not-your-place');
    const found = await partner.read('/search?query=村民');
    assert.deepEqual(
      found.body.villagers.map(({ id }: { id: string }) => id),
      [station.villager],
    );
    for (const path of ['/people', '/ledger', '/journal', `/ledger/${accountOf.cash(otherStation.id)}`])
      assert.equal((await partner.read(path)).code, 'not-allowed', path);
    const { body } = await partner.read('/overview');
    assert.equal(body.stations, 1);
    assert.equal(county.stations.length, 2);
  });

  test('a partner who also drives elsewhere is no wider for it', async () => {
    const { administrator, partner, station, otherStation, county } = here();
    await administrator.send('grant-role', { person: partner.person, role: 'driver', place: county.code });
    assert.equal((await partner.read(`/earnings?partner=${otherStation.partner}`)).code, 'not-your-place');
    assert.deepEqual(
      (await rowsOf(partner, '/villagers')).map(({ id }) => id),
      [station.villager],
    );
    await administrator.send('revoke-role', { person: partner.person, role: 'driver', place: county.code });
  });

  test('somebody who looks after one village reads of a partner who served two what was booked there, and no payout', async () => {
    const { appoint, clerk, county } = here();
    const villages = [`${county.code}102281`, `${county.code}102282`] as const;
    const earner = await appoint('driver');
    const must = async (who: SomeoneSignedIn, type: string, payload: object, more?: object) => {
      const { status, body } = await who.send(type, payload, more);
      assert.equal(status, 200, `${type}: ${JSON.stringify(body)}`);
    };
    for (const [turn, village] of villages.entries()) {
      const [id, villager, order] = [newId(), newId(), newId()];
      const lines = [{ product: county.product, quantity: turn + 1, priceFen: 1_000 }];
      await must(clerk, 'open-station', { station: id, village, name: `${turn}站` });
      await must(clerk, 'appoint-partner', { station: id, person: earner.person });
      await must(earner, 'register-villager', { villager, station: id }, { personal: { name: '某某' } });
      await must(earner, 'place-order', { station: id, villager, lines, tender: 'qr' }, { id: order });
      await must(clerk, 'receive-order', { order });
      await must(earner, 'collect-order', { order });
      await must(clerk, 'end-appointment', { station: id });
    }
    const earned = async (reader: SomeoneSignedIn) => {
      const { status, body } = await reader.read(`/earnings?partner=${earner.person}`);
      assert.equal(status, 200, JSON.stringify(body));
      return [body.pendingFen, body.rows.length];
    };
    assert.deepEqual(await earned(await appoint('finance-approver', villages[0])), [50, 3]);
    assert.deepEqual(await earned(await appoint('finance-approver', villages[1])), [100, 3]);
    assert.deepEqual(await earned(clerk), [150, 6]);
    const { body: own } = await (
      await appoint('finance-approver', here().station.village)
    ).read(`/earnings?partner=${here().station.partner}`);
    assert.deepEqual([own.paidFen, own.inPaymentFen, own.payouts], [0, 0, []]);
  });

  test('a partner’s own earnings are what the ledger says, line by line', async () => {
    const { partner, clerk, station } = here();
    const { body } = await partner.read('/earnings');
    assert.ok(body.pendingFen >= 100);
    for (const [stage, figure] of [
      ['rebate-accrued', body.accruedFen],
      ['rebate-pending', body.pendingFen],
      ['rebate-payable', body.payableFen],
    ] as const) {
      const lines = body.rows.filter((line: { stage: string }) => line.stage === stage);
      assert.equal(
        lines.reduce((sum: number, line: { amountFen: number }) => sum + line.amountFen, 0),
        figure,
        stage,
      );
      const account = await clerk.read('/earnings?partner=' + station.partner + `&stage=${stage}`);
      assert.deepEqual(account.body.rows, lines);
    }
    const booked: readonly { kind: string; id: string }[] = body.rows.map(
      (line: { about: { kind: string; id: string } }) => line.about,
    );
    const orders = booked.filter(({ kind }) => kind === 'order');
    assert.ok(orders.length > 0);
    for (const { id } of orders) assert.equal((await partner.read(`/orders/${id}`)).status, 200);
  });

  test('a partner’s earnings lose no line where one act booked many, whatever the page’s length', async () => {
    const { partner } = here();
    const { body: whole } = await partner.read('/earnings?limit=1000');
    const perAct = Map.groupBy(whole.rows, ({ seq, stage }: { seq: number; stage: string }) => `${seq} ${stage}`);
    assert.ok(
      [...perAct.values()].some(({ length }) => length > 1),
      'one act booked many',
    );
    for (const limit of [1, 2, 3]) {
      const found: unknown[] = [];
      let next: string | null = '';
      while (next !== null) {
        const { status, body }: Awaited<ReturnType<SomeoneSignedIn['ask']>> = await partner.read(
          `/earnings?limit=${limit}${next && `&cursor=${next}`}`,
        );
        assert.equal(status, 200);
        found.push(...body.rows);
        next = body.next;
      }
      assert.deepEqual(found, whole.rows);
    }
  });

  test('an officer sees orders and figures, and no villager’s name, nor finds an order by it', async () => {
    const { officer } = here();
    assert.equal((await officer.read('/villagers')).code, 'not-allowed');
    assert.equal((await officer.read(`/villagers/${here().station.villager}/data`)).code, 'not-allowed');
    const orders = await rowsOf(officer, '/orders');
    assert.ok(orders.length >= 2 && orders.every(({ villagerName }) => villagerName === null));
    assert.equal((await officer.read(`/orders/${done.order}`)).body.villagerName, null);
    assert.deepEqual(await rowsOf(officer, '/orders?query=村民'), []);
    assert.deepEqual((await officer.read('/search?query=村民')).body.villagers, []);
    for (const path of ['/journal', '/ledger', '/cash', '/settlements', '/orders', '/villages', '/stations'])
      assert.ok(!JSON.stringify((await officer.read(path)).body).includes('村民'), path);
  });

  test('an officer of the county who runs one station reads the names of its villagers alone', async () => {
    const { administrator, partner, station, county } = here();
    await administrator.send('grant-role', { person: partner.person, role: 'programme-officer', place: county.code });
    const orders = await rowsOf(partner, '/orders');
    assert.ok(orders.some((order) => order['station'] !== station.id));
    assert.ok(orders.every((order) => (order['villagerName'] !== null) === (order['station'] === station.id)));
    await administrator.send('revoke-role', { person: partner.person, role: 'programme-officer', place: county.code });
  });

  test('somebody placed at one village reads the people, accounts and earnings of that village alone', async () => {
    const { appoint, administrator, station, otherStation } = here();
    const approver = await appoint('finance-approver', otherStation.village);
    assert.equal((await approver.read(`/earnings?partner=${station.partner}`)).code, 'not-your-place');
    assert.equal((await approver.read(`/earnings?partner=${otherStation.partner}`)).status, 200);
    const accounts = (await rowsOf(approver, '/ledger')).map(({ account }) => JSON.stringify(account));
    assert.deepEqual(
      accounts.toSorted(),
      [accountOf.cash(otherStation.id), accountOf.rebateAccrued(otherStation.partner)]
        .map((account) => JSON.stringify(account))
        .toSorted(),
    );
    assert.equal((await approver.read(`/ledger/${accountOf.cash(station.id)}`)).code, 'not-found');
    assert.equal((await approver.read(`/ledger/${accountOf.cash(otherStation.id)}`)).status, 200);
    await administrator.send('grant-role', {
      person: approver.person,
      role: 'county-clerk',
      place: otherStation.village,
    });
    const people = (await rowsOf(approver, '/people')).map(({ id }) => JSON.stringify(id));
    assert.deepEqual(
      people.toSorted(),
      [otherStation.partner, approver.person].map((id) => JSON.stringify(id)).toSorted(),
    );
  });

  test('a phone is read in clear by the partner who serves the villager, and masked for the centre', async () => {
    const { partner, clerk, station } = here();
    const phones = async (reader: SomeoneSignedIn) =>
      (await rowsOf(reader, `/villagers?station=${station.id}`)).map(({ phone }) => phone);
    assert.deepEqual(await phones(partner), ['13900001001']);
    assert.deepEqual(await phones(clerk), ['139****1001']);
    assert.ok(
      (await rowsOf(clerk, '/people')).every(({ phone }) => phone === null || JSON.stringify(phone).includes('****')),
    );
  });
});

describe('the SQL that all this sent', () => {
  test('names the county wherever it touches a table by county', async () => {
    const {
      server: { pool, writer },
      county,
      clerk,
      station,
    } = here();
    assert.ok((await verify(pool, county.code)).ok);
    await exportCounty(pool, county.code, new PassThrough().resume());
    await writePersonal(pool, county.code, await readPersonal(pool, county.code));
    await turn(pool, writer, Date.now() + 9 * DAY, here().server.identity.clockworkIds);
    await clerk.send('erase-villager', { villager: station.villager });
    const { rows } = await pool.query<{ name: string }>(`select name from table_kind where kind = 'county'`);
    const byCounty = new Set(rows.map(({ name }) => name));
    // Which counties there are is what these two ask.
    const aboutAll = new Set(['select county from journal_head order by county', 'select from journal_head limit 1']);
    const touching = [...statements].filter(
      (text) => !aboutAll.has(text) && touched(text).some(({ table }) => byCounty.has(table)),
    );
    assert.ok(touching.length >= 35, `${touching.length} statements looked at`);
    for (const text of touching) {
      for (const { table, bound } of touched(text))
        assert.ok(!byCounty.has(table) || bound, `${table} without its county in:\n${text}`);
    }
  });

  test('is seen through where it does not', () => {
    assert.deepEqual(touched('select * from account where id = $1'), [{ table: 'account', bound: false }]);
    assert.deepEqual(
      touched('select * from station s join villager v on v.station = s.id where s.county = $1').map(
        ({ bound }) => bound,
      ),
      [true, false],
    );
    assert.deepEqual(touched('update product set stock_units = 0 where id = $1'), [{ table: 'product', bound: false }]);
  });

  /** The tables a statement reads or writes, and whether each is bound to a county. */
  function touched(text: string): readonly { readonly table: string; readonly bound: boolean }[] {
    const words = new Set([
      'where',
      'on',
      'set',
      'left',
      'right',
      'join',
      'cross',
      'order',
      'group',
      'limit',
      'select',
      'union',
      'for',
      'values',
      'inner',
      'using',
    ]);
    return [...text.matchAll(/\b(from|join|into|update)\s+(?!lateral\b)(\w+)(?:\s+(?:as\s+)?(\w+))?/gi)].map(
      ([, verb = '', table = '', next]) => {
        const alias = next === undefined || words.has(next.toLowerCase()) ? undefined : next;
        const bound =
          verb === 'into'
            ? new RegExp(`into ${table} \\(county\\b`).test(text)
            : alias === undefined
              ? /(^|[^.\w])county = (\$|any\()/.test(text)
              : new RegExp(`\\b${alias}\\.county = |= ${alias}\\.county\\b`).test(text);
        return { table, bound };
      },
    );
  }
});
