import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { before, describe, test } from 'node:test';
import { businessDay, commands } from '@yangui/domain';
import { textFieldsOf, type TextField } from '@yangui/domain/schema-leaves';
import { newId } from '../journal/test-county.ts';
import { exportPrivate } from '../journal/private-file.ts';
import { exportCounty } from '../journal/transfer.ts';
import { rules } from './reading.ts';
import { HandoverRound } from './test-handovers.ts';
import { ofStranger } from './test-late.ts';
import { LoopCostRound } from './test-loop-costs.ts';
import { ProduceRound } from './test-produce.ts';
import { talentOf, talentSaidOf } from './test-talent.ts';
import { ParcelRound } from './test-parcels.ts';
import { TestGuest } from '../public/test-guest.ts';
import { withServer, type SomeoneSignedIn } from './test-server.ts';
import { TaxRound } from './test-taxes.ts';

/** What a field that takes free text may keep for good, and why it is nobody's name. All others are emptied with whom they are about. */
const data: Readonly<Record<string, string>> = {
  'open-station payload.name': 'what stands over a station’s door',
  'plan-station payload.name': 'what is to stand over a station’s door',
  'add-product payload.name': 'the catalogue, by the centre’s clerk',
  'add-product payload.unit': 'the catalogue, by the centre’s clerk',
  'add-product payload.barcode': 'what is printed on the goods',
  'add-commodity payload.name': 'what the county takes in, by the centre’s clerk',
  'add-commodity payload.nameEn': 'what the county takes in, by the centre’s clerk',
  'add-commodity payload.grades[].zh': 'what the county takes in, by the centre’s clerk',
  'add-commodity payload.grades[].en': 'what the county takes in, by the centre’s clerk',
  'amend-commodity payload.name': 'what the county takes in, by the centre’s clerk',
  'amend-commodity payload.nameEn': 'what the county takes in, by the centre’s clerk',
  'amend-commodity payload.grades[].zh': 'what the county takes in, by the centre’s clerk',
  'amend-commodity payload.grades[].en': 'what the county takes in, by the centre’s clerk',
  'amend-commodity payload.was.name': 'what the county takes in, by the centre’s clerk',
  'amend-commodity payload.was.nameEn': 'what the county takes in, by the centre’s clerk',
  'amend-commodity payload.was.grades[].zh': 'what the county takes in, by the centre’s clerk',
  'amend-commodity payload.was.grades[].en': 'what the county takes in, by the centre’s clerk',
  'add-lab payload.name': 'a laboratory',
  'add-lab payload.accreditation': 'the number of its qualification',
  'record-rapid-test payload.results[].substance': 'what a standard limits',
  'take-sample payload.tests[].substance': 'what a standard limits',
  'report-sample payload.results[].substance': 'what a standard limits',
  'record-market-price payload.source': 'a market or a price list',
  'set-limit payload.food': 'a food as a standard names it',
  'set-limit payload.substance': 'what a standard limits',
  'set-limit payload.source': 'a standard',
  'set-limits payload.limits[].food': 'a food as a standard names it',
  'set-limits payload.limits[].substance': 'what a standard limits',
  'set-limits payload.limits[].source': 'a standard',
  'enter-report payload.results[].substance': 'what a standard limits',
  'set-test-plan payload.foods[]': 'a food as a standard names it',
  'set-test-plan payload.rapid[]': 'what a standard limits',
  'set-test-plan payload.lab[]': 'what a standard limits',
  'set-test-plan payload.was.foods[]': 'a food as a standard names it',
  'set-test-plan payload.was.rapid[]': 'what a standard limits',
  'set-test-plan payload.was.lab[]': 'what a standard limits',
  'add-paper payload.number': 'the number on a paper',
  'add-paper payload.issuer': 'an authority or a firm: its form lets no short name of a person through',
  'add-depot payload.name': 'a building of the county’s',
  'change-depot payload.name': 'a building of the county’s',
  'change-depot payload.was.name': 'a building of the county’s',
  'add-vehicle payload.name': 'a plate, or a number in the fleet',
  'change-vehicle payload.name': 'a plate, or a number in the fleet',
  'change-vehicle payload.was.name': 'a plate, or a number in the fleet',
  'load-van payload.van': 'a plate, or a number in the fleet',
  'load-van payload.seal': 'the number printed on a seal',
  'receive-parcels payload.sealFound': 'the number printed on a seal',
  'hand-over-load payload.sealFound': 'the number printed on a seal',
  'register-parcel payload.number': 'the carrier’s number; the law has it kept',
  'track-order payload.tracking': 'the carrier’s number',
  'hand-on-consignment payload.number': 'the carrier’s number',
  'record-outside-purchase payload.tracking': 'the carrier’s number',
  'record-outside-purchase payload.platformOrder': 'the platform’s number',
  'confirm-order payload.supplierRef':
    'the supplier’s number: its form lets no name in another script or phone number through',
  'record-institution-payment payload.reference': 'the number on a bank’s slip',
  'reverse-institution-payment payload.reference': 'the number on a bank’s slip',
  'record-contribution payload.reference': 'the number on a bank’s slip',
  'pay-withheld-tax payload.reference': 'the number of a tax certificate',
  'settle-loop payload.extras[].receipt': 'the number on a receipt',
};
/** Those who work here are known by name in private rows and sign-ins as long as the books ask for it; nowhere else. */
const ofStaff = /^(grant-role|appoint-partner|make-sign-in|set-payee) personal\./;
const staffTables = ['identity_user', 'payee_private', 'person_private'];

interface Open extends TextField {
  readonly key: string;
  readonly mark: string;
}

/** Every text field of every command, with a text of its own: a name where names are taken, else a code or a link that tells one. */
const fields = [...commands].flatMap(([type, { schema, personalSchema }]) =>
  [
    ...textFieldsOf(schema, 'payload'),
    ...(personalSchema === undefined ? [] : textFieldsOf(personalSchema, 'personal')),
  ].map((field) => ({ ...field, type })),
);
const marksOf = (number: number) => [
  `欧阳独一${number}号`,
  `OUYANGDUYI${number}X`,
  `https://ouyang.example.com/${number}x`,
];
const open = new Map(
  fields.flatMap((field, number): readonly (readonly [string, Open])[] => {
    const mark = marksOf(number).find((one) => field.takes(one));
    const key = `${field.type} ${field.path}`;
    return mark === undefined ? [] : [[key, { ...field, key, mark }]];
  }),
);
const keyByNumber = fields.map(({ type, path }) => `${type} ${path}`);
const said = new Set<string>();

/** The mark of a field that takes free text, noted as said. */
function m(key: string): string {
  const field = open.get(key);
  assert.ok(field, `${key} takes free text`);
  said.add(key);
  return field.mark;
}

/** The fields whose marks stand in a text, as it is, in hexadecimal digits or escaped. */
function fieldsIn(given: string): readonly string[] {
  const plain = given.replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  const fromBytes = [...given.matchAll(/(?:[0-9a-f]{2}){8,}/g)].map(([digits]) =>
    Buffer.from(digits, 'hex').toString(),
  );
  const marks = /欧阳独一(\d+)号|OUYANGDUYI(\d+)X|ouyang\.example\.com\/(\d+)x/gi;
  const found = [plain, ...fromBytes].flatMap((one) => [...one.matchAll(marks)]);
  const keys = found.map(([, ...numbers]) => keyByNumber[Number(numbers.find((one) => one !== undefined))] ?? '?');
  return [...new Set(keys)].toSorted();
}

let log = '';
const here = withServer({ write: (line) => void (log += line) });

/** The fields whose marks stand in a table, by table. */
async function tables(): Promise<ReadonlyMap<string, readonly string[]>> {
  const { pool } = here().server;
  const { rows } = await pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
  );
  const found = new Map<string, readonly string[]>();
  for (const { name } of rows) {
    const content = await pool.query<{ whole: string | null }>(
      `select string_agg(t::text, e'\n') as whole from ${name} t where t::text ~* '欧阳独一|ouyang|e6aca7e998b3|4f5559414e47|6f7579616e67'`,
    );
    const there = fieldsIn(content.rows[0]?.whole ?? '');
    if (there.length > 0) found.set(name, there);
  }
  return found;
}

/** What was accepted, to be said again by somebody who may not. */
const accepted: { readonly type: string; readonly payload: object; readonly personal: unknown }[] = [];

async function must(
  who: SomeoneSignedIn,
  type: string,
  payload: object,
  more: { id?: string; personal?: unknown } = {},
) {
  const { status, body } = await who.send(type, payload, more);
  assert.equal(status, 200, `${type}: ${JSON.stringify(body)}`);
  accepted.push({ type, payload, personal: more.personal });
}

const personalOf = (type: string) => ({ name: m(`${type} personal.name`), address: m(`${type} personal.address`) });
const once = {
  entry: newId(),
  talent: newId(),
  villager: newId(),
  parcel: newId(),
  consignment: newId(),
  handover: '',
  enquiry: '',
};

describe('what people type', () => {
  before(async () => {
    const { clerk, partner, administrator, station, county } = here();
    const round = new ParcelRound(here());
    const fleet = new HandoverRound(here());
    const costs = new LoopCostRound(here());
    const person = newId();
    await must(
      administrator,
      'grant-role',
      { person, role: 'county-clerk', place: county.code },
      { personal: personalOf('grant-role') },
    );
    const signIn = { signInName: m('make-sign-in personal.signInName'), name: m('make-sign-in personal.name') };
    await must(administrator, 'make-sign-in', { person }, { personal: signIn });
    const account = { accountName: m('set-payee personal.accountName'), bank: m('set-payee personal.bank') };
    await must(
      clerk,
      'set-payee',
      { person: station.partner },
      { personal: { ...account, accountNumber: '6228480402564890018' } },
    );
    const opened = newId();
    await must(clerk, 'open-station', {
      station: opened,
      village: '220112103801',
      name: m('open-station payload.name'),
    });
    await must(clerk, 'plan-station', {
      station: newId(),
      village: '220112103802',
      name: m('plan-station payload.name'),
    });
    await must(
      clerk,
      'appoint-partner',
      { station: opened, person: newId() },
      { personal: personalOf('appoint-partner') },
    );
    once.enquiry = await new TestGuest(here()).sends({
      name: m('send-enquiry personal.name'),
      words: m('send-enquiry personal.words'),
    });
    const [name, unit, barcode] = ['name', 'unit', 'barcode'].map((part) => m(`add-product payload.${part}`));
    const terms = { priceFen: 1_000, rebateBasisPoints: 500, stockUnits: 5 };
    await must(clerk, 'add-product', { product: newId(), name, unit, barcode, ...terms });

    const produce = new ProduceRound(here());
    const typedOf = (type: string, before: readonly object[] = [], at = ' payload.') => ({
      name: m(`${type}${at}name`),
      nameEn: m(`${type}${at}nameEn`),
      grades: [...before, { zh: m(`${type}${at}grades[].zh`), en: m(`${type}${at}grades[].en`) }],
    });
    const { commodity, unit: weighedIn, basis, yieldGrams } = produce.commodityOf();
    const added = typedOf('add-commodity');
    await must(clerk, 'add-commodity', { commodity, unit: weighedIn, basis, yieldGrams, ...added });
    const amended = typedOf('amend-commodity', added.grades);
    // What its maker saw is compared, and nothing else becomes of it.
    const seen = typedOf('amend-commodity payload.was', [], '.');
    await must(clerk, 'amend-commodity', { commodity, yieldGrams, withdrawn: false, ...amended });
    await must(clerk, 'amend-commodity', { commodity, yieldGrams, withdrawn: false, ...amended, was: seen });

    const onPaper = { number: m('add-paper payload.number'), issuer: m('add-paper payload.issuer') };
    await must(clerk, 'add-paper', produce.paperOf(null, { kind: 'food-licence', commodity, ...onPaper }));

    const { villager, parcel, consignment } = once;
    await must(
      partner,
      'register-villager',
      { villager, station: station.id },
      { personal: personalOf('register-villager') },
    );
    await must(partner, 'amend-villager', { villager }, { personal: personalOf('amend-villager') });
    const home = produce.householdOf(villager);
    await must(partner, 'register-household', home);
    const market = { pricesFenPerKg: [4_000, 3_000], source: m('record-market-price payload.source') };
    await must(clerk, 'record-market-price', { commodity, day: businessDay(Date.now()), ...market });
    const [food, substance, source] = ['food', 'substance', 'source'].map((field) => m(`set-limit payload.${field}`));
    await must(clerk, 'set-limit', { food, substance, source, ngPerKg: 5, from: '2023-06-30' });
    const inSheet = ['food', 'substance', 'source'].map((field) => [field, m(`set-limits payload.limits[].${field}`)]);
    await must(clerk, 'set-limits', { limits: [{ ...Object.fromEntries(inSheet), ngPerKg: 5, from: '2023-06-30' }] });
    const planOf = (of: string) => ({
      foods: [m(`set-test-plan ${of}.foods[]`)],
      rapid: [m(`set-test-plan ${of}.rapid[]`)],
      lab: [m(`set-test-plan ${of}.lab[]`)],
    });
    const plan = planOf('payload');
    await must(clerk, 'set-test-plan', { commodity, ...plan });
    await must(clerk, 'set-test-plan', { commodity, ...plan, was: planOf('payload.was') });
    const tester = await here().appoint('lab');
    const [lab, sample] = [newId(), newId()];
    const [labName, accreditation] = ['name', 'accreditation'].map((part) => m(`add-lab payload.${part}`));
    await must(clerk, 'add-lab', { lab, name: labName, accreditation });
    await must(clerk, 'name-lab-person', { lab, person: tester.person });
    const { lot } = await produce.sold();
    const testedFor = (key: string, more: object) => [{ substance: m(key), ...more }];
    const results = testedFor('record-rapid-test payload.results[].substance', { positive: false });
    await must(clerk, 'record-rapid-test', { test: newId(), lot, results });
    const tests = testedFor('take-sample payload.tests[].substance', { detectsNgPerKg: 5 });
    await must(clerk, 'take-sample', { sample, lots: [lot], lab, tests, feeFen: null });
    await must(tester, 'receive-sample', { lab, sample });
    const measured = { foundNgPerKg: null, detectsNgPerKg: 5 };
    const besides = testedFor('report-sample payload.results[].substance', measured);
    const asked = tests.map(({ substance: one }) => ({ substance: one, ...measured }));
    const report = { lab, sample, report: newId(), amends: null, validUntil: '2030-01-01', file: null };
    await must(tester, 'report-sample', { ...report, results: [...asked, ...besides] });
    const byHand = testedFor('enter-report payload.results[].substance', measured);
    const { lab: _lab, file: _file, ...onSheet } = { ...report, report: newId(), amends: report.report };
    await must(clerk, 'enter-report', { ...onSheet, results: [...asked, ...byHand] });
    const plot = produce.plotOf({ household: home.household, commodity });
    await must(partner, 'add-plot', plot, { personal: { where: m('add-plot personal.where') } });
    const { household: _, commodity: __, ...plotSaid } = { ...plot, from: 0, until: null };
    await must(partner, 'amend-plot', plotSaid, { personal: { where: m('amend-plot personal.where') } });
    const wordsOf = (type: string) =>
      Object.fromEntries(['name', 'where', 'trade'].map((field) => [field, m(`${type} personal.${field}`)]));
    const away = { talent: once.talent, village: station.village };
    await must(clerk, 'register-talent', talentOf(away), { personal: wordsOf('register-talent') });
    await must(clerk, 'amend-talent', { ...talentSaidOf(away), from: 0 }, { personal: wordsOf('amend-talent') });
    await must(clerk, 'enter-in-register', produce.entryOf({ entry: once.entry }), {
      personal: { name: m('enter-in-register personal.name') },
    });
    const { village: _v, grows, importId: _i, ...registered } = produce.entryOf({ entry: once.entry });
    const entrySaid = { ...registered, from: 0, own: { grows, stage: 'active' } };
    await must(clerk, 'amend-entry', entrySaid, { personal: { name: m('amend-entry personal.name') } });
    const bought = newId();
    const purchase = { ...round.purchase(), villager };
    const kind = 'record-outside-purchase';
    const [platformOrder, tracking] = [m(`${kind} payload.platformOrder`), m(`${kind} payload.tracking`)];
    const typed = { goods: [m(`${kind} personal.goods[]`)], link: m(`${kind} personal.link`) };
    const unnamed = [{ line: newId(), quantity: 1, priceFen: 100 }];
    await must(partner, kind, { ...purchase, platformOrder, tracking, lines: unnamed }, { personal: typed });
    const named = [{ line: newId(), name: m(`${kind} payload.lines[].name`), quantity: 1, priceFen: 100 }];
    await must(partner, kind, { ...purchase, link: m(`${kind} payload.link`), lines: named }, { id: bought });
    await must(partner, 'track-order', { order: bought, tracking: m('track-order payload.tracking') });
    const lines = [{ product: county.product, quantity: 3, priceFen: 1_000 }];
    const order = newId();
    await must(partner, 'place-order', { station: station.id, villager, tender: 'qr', lines }, { id: order });
    await must(clerk, 'confirm-order', { order, supplierRef: m('confirm-order payload.supplierRef') });
    await must(clerk, 'receive-order', { order });
    const fetched = { order, proof: 'known', code: m('collect-order payload.code') };
    const said = { name: m('collect-order personal.name'), phoneEnd: '1234' };
    await must(partner, 'collect-order', fetched, { personal: said });
    const reference = m('record-institution-payment payload.reference');
    await must(clerk, 'record-institution-payment', { amountFen: 100, reference });
    const [wrong, payment] = [m('reverse-institution-payment payload.reference'), newId()];
    await must(clerk, 'record-institution-payment', { amountFen: 100, reference: wrong }, { id: payment });
    await must(clerk, 'reverse-institution-payment', { reference: wrong, payment, reason: 'wrong-amount' });

    const place = { longitudeMicrodegrees: 125_660_000, latitudeMicrodegrees: 43_530_000, schematic: true };
    const depot = newId();
    await must(clerk, 'add-depot', { depot, name: m('add-depot payload.name'), ...place });
    const moved = { depot, name: m('change-depot payload.name'), ...place };
    await must(clerk, 'change-depot', moved);
    await must(clerk, 'change-depot', { ...moved, was: { name: m('change-depot payload.was.name') } });
    const van = fleet.vehicleOf(depot);
    await must(clerk, 'add-vehicle', { ...van, name: m('add-vehicle payload.name') });
    const repainted = { ...van, name: m('change-vehicle payload.name') };
    await must(clerk, 'change-vehicle', repainted);
    await must(clerk, 'change-vehicle', { ...repainted, was: { name: m('change-vehicle payload.was.name') } });

    const number = m('register-parcel payload.number');
    const wish = round.wish({ parcel, number, villager: null });
    await must(clerk, 'register-parcel', wish, { personal: personalOf('register-parcel') });
    await must(clerk, 'address-parcel', { parcel, villager: null }, { personal: personalOf('address-parcel') });
    const load = round.loadOf([parcel], { van: m('load-van payload.van'), seal: m('load-van payload.seal') });
    await must(clerk, 'load-van', load);
    const sealFound = m('receive-parcels payload.sealFound');
    const received = { station: station.id, load: load.load, sealWhole: false, sealFound, parcels: [parcel] };
    await must(partner, 'receive-parcels', received);
    const handing = { parcel, proof: 'known', code: m('hand-out-parcel payload.code'), consent: null };
    const claim = { name: m('hand-out-parcel personal.name'), phoneEnd: '1234' };
    await must(partner, 'hand-out-parcel', handing, { personal: claim });

    const road = await fleet.ready();
    once.handover = road.handing.handover;
    const found = { ...road.handing, sealWhole: false, sealFound: m('hand-over-load payload.sealFound') };
    await must(road.by, 'hand-over-load', found, { personal: { name: m('hand-over-load personal.name') } });
    const up = fleet.consignmentOf({ consignment });
    await must(partner, 'register-consignment', up, { personal: personalOf('register-consignment') });
    const came = await fleet.arrived();
    const onward = { consignment: came.consignment, carrier: 'sf', number: m('hand-on-consignment payload.number') };
    await must(clerk, 'hand-on-consignment', onward);

    await round.must(clerk, 'change-loop-cost-settings', { contributionsFen: { sf: 40 } });
    const extra = {
      kind: 'toll',
      amountFen: 100,
      receipt: m('settle-loop payload.extras[].receipt'),
      owedTo: 'driver',
    };
    await must(clerk, 'settle-loop', { loop: await costs.home(), metres: null, minutes: null, extras: [extra] });
    const slip = m('record-contribution payload.reference');
    await must(clerk, 'record-contribution', { payer: 'sf', amountFen: 10, reference: slip });
    const taxes = new TaxRound(here());
    const month = await taxes.withheld();
    const certificate = { reference: m('pay-withheld-tax payload.reference') };
    await must(clerk, 'pay-withheld-tax', taxes.paymentOf(month, await taxes.owed(month), certificate));

    // The same by somebody who may not, every text field once more by itself, and late records of a stranger.
    const driver = await here().appoint('driver');
    for (const { type, payload, personal } of accepted)
      assert.notEqual((await driver.send(type, payload, { personal })).status, 200, `${type} is refused`);
    const refused = fields.map(({ type, path, with: put }, index) => ({
      id: newId(),
      type,
      at: Date.now(),
      payload: {},
      personal: {},
      [path.startsWith('payload') ? 'payload' : 'personal']: put(marksOf(index)[0] ?? ''),
    }));
    assert.ok(!(await clerk.sendAll(refused)).includes('accepted'));
    const { outbox, records } = await ofStranger(here(), 1, m('plan-station payload.name'));
    assert.deepEqual(await outbox.said(records), ['in-review: late-account-closed']);
    const late = `/api/counties/${county.code}/late-commands/${records[0]?.id}/turn-down`;
    assert.equal((await clerk.ask('POST', late, { reason: 'not-entitled' })).status, 200);
  });

  test('was said here in every field that takes free text, and every such field of a payload is told why it is data', () => {
    assert.deepEqual([...said].toSorted(), [...open.keys()].toSorted());
    // Compared and not kept, or moved to where names stand.
    const passing = [
      'record-outside-purchase payload.link',
      'record-outside-purchase payload.lines[].name',
      'hand-out-parcel payload.code',
      'collect-order payload.code',
    ];
    const inPayload = [...open.keys()].filter((key) => key.includes(' payload.') && !passing.includes(key));
    assert.deepEqual(inPayload.toSorted(), Object.keys(data).toSorted());
  });

  test('stands nowhere but in those fields once those it is about are erased: tables, journal, log, exports, reads', async () => {
    const { clerk, partner, administrator, server, county } = here();
    const kept = (keys: readonly string[]) => keys.filter((key) => data[key] === undefined);
    const before = kept((await tables()).get('person_private') ?? []);
    for (const key of [
      'amend-villager personal.name',
      'record-outside-purchase personal.goods[]',
      'hand-over-load personal.name',
      'amend-plot personal.where',
      'amend-entry personal.name',
      'amend-talent personal.trade',
    ])
      assert.ok(before.includes(key), `the search finds ${key} while it is there`);

    const asked = { reason: 'asked' };
    const round = new ParcelRound(here());
    await round.must(clerk, 'erase-villager', { villager: once.villager });
    await round.must(clerk, 'erase-entry', { entry: once.entry });
    await round.must(clerk, 'withdraw-talent', { talent: once.talent });
    await round.must(clerk, 'forget-recipient', { parcel: once.parcel, ...asked });
    await round.must(partner, 'cancel-consignment', { consignment: once.consignment });
    await round.must(clerk, 'forget-consignee', { consignment: once.consignment, ...asked });
    assert.equal((await new TestGuest(here()).open(`${once.enquiry}/erase`, {})).statusCode, 303);
    await round.must(clerk, 'forget-handover', { handover: once.handover, ...asked });

    for (const [table, keys] of await tables()) {
      const left = kept(keys).filter((key) => !(staffTables.includes(table) && ofStaff.test(key)));
      assert.deepEqual(left, [], table);
    }
    assert.deepEqual(fieldsIn(log), [], 'the log names nobody and nothing');
    assert.ok(log.length > 0, 'there is a log');
    for (const [write, staff] of [
      [exportCounty, false],
      [exportPrivate, true],
    ] as const) {
      const out = new PassThrough();
      const whole = text(out);
      await write(server.pool, county.code, out);
      out.end();
      assert.deepEqual(
        kept(fieldsIn(await whole)).filter((key) => !(staff && ofStaff.test(key))),
        [],
        write.name,
      );
    }
    for (const reader of [clerk, partner, administrator]) {
      for (const path of rules.keys()) {
        if (path.includes(':')) continue;
        const { body } = await reader.read(path);
        assert.deepEqual(
          kept(fieldsIn(JSON.stringify(body))).filter((key) => !ofStaff.test(key)),
          [],
          path,
        );
      }
    }
  });
});
