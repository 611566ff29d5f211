import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import {
  DAY,
  deviceProblems,
  equipmentItems,
  isProblemCode,
  MOST_SAVED_VIEWS,
  problems,
  SYSTEM,
  SYSTEM_ID,
  type ProblemCode,
} from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import { TestDevice } from '../modules/devices/test-device.ts';
import { attachmentScenarios } from './test-attachments.ts';
import { fleetScenarios } from './test-fleet.ts';
import { handoverScenarios } from './test-handovers.ts';
import { loopCostScenarios } from './test-loop-costs.ts';
import { inspectionScenarios } from './test-inspection.ts';
import { lateScenarios } from './test-late.ts';
import { rawScenarios } from './test-raw.ts';
import { outboxScenarios } from './test-outbox.ts';
import { contestScenarios } from './test-contests.ts';
import { reversalScenarios } from './test-reversals.ts';
import { retentionScenarios } from './test-retention.ts';
import { sealedScenarios } from './test-sealed.ts';
import { produceScenarios } from './test-produce-refusals.ts';
import { ParcelRound, parcelScenarios } from './test-parcels.ts';
import { taxScenarios } from './test-taxes.ts';
import { talentScenarios } from './test-talent.ts';
import { twoPeopleScenarios } from './test-two-people.ts';
import { moneyScenarios } from './test-money.ts';
import { guestScenarios } from '../public/test-guest.ts';
import { PASSWORD, SomeoneSignedIn, withServer } from './test-server.ts';

const here = withServer();

type Answer = Awaited<ReturnType<SomeoneSignedIn['ask']>>;

const commandAddress = () => `/api/counties/${here().county.code}/command`;
const line = (more: object = {}) => ({ product: here().county.product, quantity: 1, priceFen: 1_000, ...more });
/** Keeps a view of a list, as the partner. */
const keepView = (more: object = {}) =>
  here().partner.ask('PUT', `/api/counties/${here().county.code}/saved-views/${newId()}`, {
    list: '/orders',
    name: '本周',
    filters: {},
    opens: false,
    ...more,
  });
const order = (more: object = {}, envelope: { id?: string; at?: number } = {}) =>
  here().partner.send(
    'place-order',
    { station: here().station.id, villager: here().station.villager, lines: [line()], ...more },
    envelope,
  );
const register = (personal: object) =>
  here().partner.send('register-villager', { villager: newId(), station: here().station.id }, { personal });

async function newOrder(more: object = {}): Promise<string> {
  const id = newId();
  assert.equal((await order(more, { id })).status, 200);
  return id;
}

async function newProduct(more: object = {}): Promise<string> {
  const product = newId();
  const { status } = await here().clerk.send('add-product', {
    product,
    name: '新货',
    unit: '袋',
    barcode: null,
    priceFen: 1_000,
    rebateBasisPoints: 500,
    stockUnits: 5,
    ...more,
  });
  assert.equal(status, 200);
  return product;
}

let villagesTaken = 300;
const newVillage = () => `220112102${(villagesTaken += 1)}`;

async function newStation(person?: string): Promise<string> {
  const station = newId();
  await here().clerk.send('open-station', { station, village: newVillage(), name: '又一站' });
  if (person !== undefined) await here().clerk.send('appoint-partner', { station, person });
  return station;
}

async function plannedStation(): Promise<string> {
  const station = newId();
  assert.equal((await here().clerk.send('plan-station', { station, village: newVillage(), name: '新站' })).status, 200);
  return station;
}

const fit = async (more: object = {}, station?: string) =>
  here().clerk.send('fit-station', {
    station: station ?? (await plannedStation()),
    floorAreaSquareMetres: 40,
    smallPremisesReason: null,
    equipment: equipmentItems.map((item) => ({ item, state: 'there' })),
    ...more,
  });

/** An order by the partner of a station that is not open. */
async function orderAt(station: string): Promise<Answer> {
  const person = newId();
  await here().clerk.send('appoint-partner', { station, person }, { personal: { name: '新站长' } });
  const partner = await here().letIn(person);
  return partner.send('place-order', { station, villager: newId(), lines: [line()] });
}

async function collected(at: number): Promise<string> {
  const id = newId();
  await order({}, { id, at });
  await here().clerk.send('receive-order', { order: id }, { at });
  assert.equal((await here().partner.send('collect-order', { order: id }, { at })).status, 200);
  return id;
}

/** Somebody new who was handed a one-time password. */
async function withCard(): Promise<{ signInName: string; password: string }> {
  const person = newId();
  await newStation(person);
  const signInName = `card-${person.slice(-12)}`;
  const { password } = await here().server.identity.createSignIn({
    county: here().county.code,
    person,
    signInName,
    name: '新来的',
  });
  return { signInName, password };
}

/** A device on which somebody new has the PIN 274913. */
async function withPin(): Promise<SomeoneSignedIn> {
  const someone = await here().appoint('driver');
  assert.equal((await someone.ask('PUT', '/api/identity/pin', { pin: '274913' })).status, 204);
  return someone;
}

const switchTo = (device: SomeoneSignedIn, person: string, pin: string) =>
  device.ask('POST', '/api/identity/switch', { person, pin });
const raw = (payload: string) =>
  here().server.app.inject({
    method: 'POST',
    url: commandAddress(),
    headers: { 'content-type': 'application/json' },
    payload,
  });

async function again(times: number, ask: () => Promise<Answer>): Promise<Answer> {
  for (let count = 1; count < times; count += 1) await ask();
  return ask();
}

/** How each refusal of the registry comes about, through HTTP. */
type ServerCode = Exclude<ProblemCode, (typeof deviceProblems)[number]>;

/** Whether a server answers with it; the others only a device says of itself. */
function isServerCode(code: string): code is ServerCode {
  return isProblemCode(code) && !deviceProblems.some((own) => own === code);
}

const scenarios: Readonly<
  Record<ServerCode, () => Promise<Pick<Answer, 'status' | 'body'> | Awaited<ReturnType<typeof raw>>>>
> = {
  'malformed-json': () => raw('{'),
  'malformed-request': () => here().partner.ask('POST', commandAddress(), []),
  'malformed-command': () => order({ villager: 'nobody' }),
  'command-unknown': () => here().partner.send('conjure-goods', {}),
  'body-too-large': () => raw(' '.repeat(5_000_000)),
  'batch-too-large': () =>
    here().partner.ask('POST', `${commandAddress()}s`, { commands: Array.from({ length: 1_001 }, () => ({})) }),
  'not-found': () => here().partner.ask('GET', '/api/nothing'),
  'view-name-wrong': () => keepView({ name: ' ' }),
  'view-name-taken': async () => {
    await keepView({ list: '/cash', name: '等点收' });
    return keepView({ list: '/cash', name: '等点收' });
  },
  'views-full': async () => {
    for (let at = 0; at < MOST_SAVED_VIEWS; at += 1) await keepView({ name: `视图${at}` });
    return keepView({ name: '再多一个' });
  },
  'message-unknown': () =>
    here().partner.ask('PUT', `/api/counties/${here().county.code}/messages/${newId()}/told`, { told: true }),
  'message-sent': async () => {
    const { server, partner, county } = here();
    await new ParcelRound(here()).atStation();
    const { body } = await partner.read('/messages-to-tell');
    const id: string = body.rows[0].id;
    await server.pool.query(`update message set state = 'sent' where county = $1 and id = $2`, [county.code, id]);
    return partner.ask('PUT', `/api/counties/${county.code}/messages/${id}/told`, { told: true });
  },
  'quiet-hours-empty': () =>
    here().partner.ask('PUT', `/api/counties/${here().county.code}/notices/quiet-hours`, {
      quiet: { fromMinute: 60, toMinute: 60 },
    }),
  'command-id-reused': async () => order({ lines: [line({ quantity: 2 })] }, { id: await newOrder() }),
  'not-in-county': () =>
    here().strangerClerk.send('receive-stock', { product: newId(), quantity: 1 }, {}, here().county.code),
  'too-many-refusals': async () => {
    const someone = await here().appoint('driver');
    const no = () => ({
      id: newId(),
      type: 'receive-stock',
      at: Date.now(),
      payload: { product: newId(), quantity: 1 },
    });
    await someone.sendAll(Array.from({ length: 1_000 }, no));
    return someone.send('receive-stock', { product: newId(), quantity: 1 });
  },
  'id-taken': async () =>
    here().partner.send(
      'register-villager',
      { villager: await newOrder(), station: here().station.id },
      { personal: { name: '王秀英' } },
    ),
  'id-reserved': () => order({ villager: SYSTEM_ID }),
  'clock-ahead': () => order({}, { at: Date.now() + DAY }),
  'clock-behind': () => order({}, { at: Date.now() - 50 * DAY }),
  'clocks-differ': () => here().clerk.send('confirm-clock', { deviceAt: Date.now() - DAY }),
  'before-its-step': async () => {
    const order = await newOrder();
    const bound = here().county.bind(
      'cancel-order',
      { order, reason: 'changed-mind' },
      { by: here().partner.person, at: Date.now() - DAY },
    );
    assert.equal((await here().server.writer.submit(bound)).status, 'refused');
    return here().partner.send('cancel-order', { order, reason: 'changed-mind' }, { id: bound.id });
  },
  'county-unknown': () => here().partner.send('receive-stock', { product: newId(), quantity: 1 }, {}, '110101'),
  busy: async () => {
    const crowded = await here().openAnother({ queueLimit: 0 });
    const partner = new SomeoneSignedIn(crowded, here().county.code, here().partner.person);
    for (const [name, value] of here().partner.jar) partner.jar.set(name, value);
    const answer = await partner.send('place-order', {
      station: here().station.id,
      villager: here().station.villager,
      lines: [line()],
    });
    await crowded.close();
    return answer;
  },
  internal: async () => {
    const product = await newProduct();
    await here().server.pool.query('alter table product add constraint no_thirteen check (stock_units <> 13)');
    const answer = await here().clerk.send('receive-stock', { product, quantity: 8 });
    await here().server.pool.query('alter table product drop constraint no_thirteen');
    return answer;
  },

  'not-signed-in': () => here().nobody.read('/orders'),
  'sign-in-failed': () => new SomeoneSignedIn(here().server, here().county.code, '').signIn('nobody-at-all', PASSWORD),
  'pin-wrong': async () => {
    const someone = await withPin();
    return switchTo(someone, someone.person, '111222');
  },
  'pin-locked': async () => {
    const someone = await withPin();
    return again(6, () => switchTo(someone, someone.person, '111222'));
  },
  'pin-not-set': async () => switchTo(await withPin(), newId(), '274913'),
  'pin-weak': () => here().partner.ask('PUT', '/api/identity/pin', { pin: '123456' }),
  'password-weak': () => here().partner.ask('PUT', '/api/identity/password', { current: PASSWORD, next: 'short' }),
  'password-common': () =>
    here().partner.ask('PUT', '/api/identity/password', { current: PASSWORD, next: 'woaini1314520' }),
  'password-own-name': async () => {
    const { signInName, password } = await withCard();
    const newcomer = new SomeoneSignedIn(here().server, here().county.code, '');
    await newcomer.signIn(signInName, password);
    return newcomer.ask('PUT', '/api/identity/password', { next: signInName });
  },
  'password-needed': async () => {
    const someone = await withPin();
    await switchTo(someone, someone.person, '274913');
    return someone.ask('PUT', '/api/identity/pin', { pin: '580214' });
  },
  'password-same': () => here().partner.ask('PUT', '/api/identity/password', { current: PASSWORD, next: PASSWORD }),
  'password-one-time': async () => {
    const { signInName, password } = await withCard();
    const newcomer = new SomeoneSignedIn(here().server, here().county.code, '');
    assert.equal((await newcomer.signIn(signInName, password)).status, 200);
    return newcomer.read('/orders');
  },
  'one-time-expired': async () => {
    const { signInName, password } = await withCard();
    await here().server.pool.query('update identity_user set one_time_until = now() where username = $1', [signInName]);
    return new SomeoneSignedIn(here().server, here().county.code, '').signIn(signInName, password);
  },
  'sign-in-of-another-county': async () => {
    const { server, county, elsewhere, administrator, clerk } = here();
    const person = newId();
    await server.identity.createSignIn({ county: elsewhere.code, person, signInName: 'of.wanshan', name: '外县人' });
    await administrator.send('grant-role', { person, role: 'driver', place: county.code });
    return clerk.send('end-sign-in', { person });
  },
  'sign-in-held-elsewhere': async () => {
    const { server, elsewhere, appoint, clerk } = here();
    const { person } = await appoint('driver');
    const grant = { person, role: 'driver', place: elsewhere.code };
    await server.writer.submit(elsewhere.bind('grant-role', grant, { by: SYSTEM, personal: { name: '两县司机' } }));
    await server.identity.addCounty(person, elsewhere.code);
    return clerk.send('make-sign-in', { person }, { personal: { signInName: 'twice', name: '两县' } });
  },
  'sign-in-taken': async () => {
    const sign = async () => {
      const person = newId();
      await newStation(person);
      return here().clerk.send('make-sign-in', { person }, { personal: { signInName: 'taken.name', name: '重名' } });
    };
    assert.equal((await sign()).status, 200);
    return sign();
  },
  'sign-in-without-role': () =>
    here().administrator.send(
      'make-sign-in',
      { person: newId() },
      { personal: { signInName: 'no.role', name: '无岗' } },
    ),
  'too-many-requests': () => {
    const guesser = new SomeoneSignedIn(here().server, here().county.code, '');
    return again(11, () => guesser.signIn('somebody.guessed', '0123456789'));
  },
  'account-closed': async () => {
    const person = newId();
    const station = await newStation(person);
    const partner = await here().letIn(person);
    await here().clerk.send('end-appointment', { station });
    return partner.send('place-order', { station, villager: newId(), lines: [line()] });
  },
  'foreign-origin': () => here().partner.ask('POST', commandAddress(), {}, { origin: 'https://evil.example' }),
  'not-allowed': () => here().partner.send('receive-stock', { product: here().county.product, quantity: 1 }),
  'not-your-place': () =>
    here().otherPartner.send(
      'register-villager',
      { villager: newId(), station: here().station.id },
      { personal: { name: '王' } },
    ),

  'name-missing': () => register({ name: ' ' }),
  'name-too-long': () => register({ name: '王'.repeat(61) }),
  'name-unreadable': () => register({ name: '🐔' }),
  'phone-invalid': () => register({ name: '王', phone: '110' }),
  'address-too-long': () => register({ name: '王', address: '村'.repeat(201) }),
  'outside-county': () =>
    here().administrator.send('grant-role', { person: newId(), role: 'driver', place: here().elsewhere.code }),
  'already-exists': () =>
    here().clerk.send('open-station', { station: here().station.id, village: here().station.village, name: '站' }),
  'role-already-held': () =>
    here().administrator.send('grant-role', {
      person: here().clerk.person,
      role: 'county-clerk',
      place: here().county.code,
    }),
  'role-not-held': () =>
    here().administrator.send('revoke-role', {
      person: here().clerk.person,
      role: 'driver',
      place: here().county.code,
    }),
  'own-administration': () =>
    here().administrator.send('revoke-role', {
      person: here().administrator.person,
      role: 'administrator',
      place: here().county.code,
    }),
  'partner-by-appointment': () =>
    here().administrator.send('grant-role', {
      person: newId(),
      role: 'station-partner',
      place: here().station.village,
    }),

  'station-unknown': () => here().clerk.send('end-appointment', { station: newId() }),
  'station-has-partner': () => here().clerk.send('appoint-partner', { station: here().station.id, person: newId() }),
  'partner-changed': async () =>
    here().clerk.send('take-back-station', {
      station: here().station.id,
      person: newId(),
      countedFen: 0,
      reason: 'unreachable',
    }),
  'station-without-partner': async () => here().clerk.send('end-appointment', { station: await newStation() }),
  'partner-elsewhere': async () =>
    here().clerk.send('appoint-partner', { station: await newStation(), person: here().partner.person }),

  'village-has-station': () =>
    here().clerk.send('plan-station', { station: newId(), village: here().station.village, name: '第二站' }),
  'station-not-ready': async () => here().clerk.send('open-station', { station: await plannedStation() }),
  'premises-small': () => fit({ floorAreaSquareMetres: 29 }),
  'floor-area-invalid': () => fit({ floorAreaSquareMetres: 0 }),
  'equipment-unchecked': () => fit({ equipment: [] }),
  'still-held': async () => {
    await newOrder();
    return here().clerk.send('close-station', { station: here().station.id, reason: 'other' });
  },
  'station-not-open': async () => orderAt(await plannedStation()),
  'station-paused': async () => {
    const station = await newStation();
    await here().clerk.send('pause-station', { station, reason: 'harvest' });
    return orderAt(station);
  },
  'station-closed': async () => {
    const station = await newStation();
    await here().clerk.send('close-station', { station, reason: 'merged' });
    return here().clerk.send('appoint-partner', { station, person: newId() });
  },
  'position-outside': () =>
    here().clerk.send('set-position', {
      of: here().station.village,
      longitudeMicrodegrees: 43_000_000,
      latitudeMicrodegrees: 125_000_000,
      schematic: false,
    }),

  'product-withdrawn': async () => {
    const product = await newProduct();
    await here().clerk.send('withdraw-product', { product, onlyIfNeverOrdered: true });
    return order({ lines: [line({ product })] });
  },
  'product-ordered': async () => {
    await newOrder();
    return here().clerk.send('withdraw-product', { product: here().county.product, onlyIfNeverOrdered: true });
  },
  'product-unknown': () => order({ lines: [line({ product: newId() })] }),
  'terms-changed-since': async () => {
    const [product, importId] = [await newProduct(), newId()];
    for (const change of [{ priceFen: 1_100, importId }, { priceFen: 1_200 }]) {
      assert.equal(
        (await here().clerk.send('change-product-terms', { product, rebateBasisPoints: null, ...change })).status,
        200,
      );
    }
    return here().clerk.send('restore-product-terms', { product, importId });
  },
  'barcode-invalid': () =>
    here().clerk.send('add-product', {
      product: newId(),
      name: '货',
      unit: '袋',
      barcode: '条码',
      priceFen: 1,
      rebateBasisPoints: 0,
      stockUnits: 0,
    }),
  'quantity-out-of-range': () => order({ lines: [line({ quantity: 0 })] }),
  'basket-empty': () => order({ lines: [] }),
  'basket-too-large': () => order({ lines: Array.from({ length: 101 }, () => line()) }),
  'amount-too-large': async () =>
    order({
      lines: [line({ product: await newProduct({ priceFen: 10_000_000_000 }), quantity: 2, priceFen: 10_000_000_000 })],
    }),
  'price-changed': () => order({ lines: [line({ priceFen: 999 })] }),
  'stock-short': async () => order({ lines: [line({ product: await newProduct(), quantity: 6 })] }),
  'villager-unknown': () => order({ villager: newId() }),
  'villager-elsewhere': () => order({ villager: here().otherStation.villager }),
  'changed-meanwhile': async () => {
    const { clerk, station } = here();
    const was = { fromMinute: 0, toMinute: 1_440 };
    await clerk.send('set-delivery-window', { station: station.id, fromMinute: 480, toMinute: 720, was });
    const answer = await clerk.send('set-delivery-window', {
      station: station.id,
      fromMinute: 540,
      toMinute: 720,
      was,
    });
    await clerk.send('set-delivery-window', { station: station.id, ...was });
    return answer;
  },
  'villager-amended': async () => {
    const { villager } = here().station;
    await here().partner.send('amend-villager', { villager }, { personal: { name: '赵六' } });
    return here().clerk.send('amend-villager', { villager, from: 0 }, { personal: { name: '赵六' } });
  },
  'villager-erased': async () => {
    const villager = newId();
    await here().partner.send(
      'register-villager',
      { villager, station: here().station.id },
      { personal: { name: '赵六' } },
    );
    await here().clerk.send('erase-villager', { villager });
    return order({ villager });
  },
  'notice-given': async () => {
    const [villager, consent] = [newId(), { noticeVersion: 1, channel: 'voice' }];
    await here().partner.send(
      'register-villager',
      { villager, station: here().station.id, consent },
      { personal: { name: '孙七' } },
    );
    return here().partner.send('record-notice', { villager, consent: { ...consent, channel: 'paper' } });
  },
  'order-unknown': () => here().partner.send('collect-order', { order: newId() }),
  'order-bought-outside': async () => {
    const [id, { station, partner, clerk }] = [newId(), here()];
    const purchase = {
      station: station.id,
      villager: station.villager,
      platform: 'pdd',
      platformOrder: '20261122-7',
      link: null,
      tracking: null,
      category: null,
      lines: [{ line: newId(), name: '雨靴', quantity: 1, priceFen: 2_900 }],
    };
    assert.equal((await partner.send('record-outside-purchase', purchase, { id })).status, 200);
    return clerk.send('confirm-order', { order: id });
  },
  'supplier-reference-invalid': async () =>
    here().clerk.send('confirm-order', { order: await newOrder(), supplierRef: '王秀英 13912345678' }),
  'order-not-ready': async () => here().partner.send('collect-order', { order: await newOrder() }),
  'return-window-open': async () => here().clerk.send('release-rebate', { order: await collected(Date.now()) }),
  'return-window-over': async () =>
    here().partner.send('return-order', { order: await collected(Date.now() - 10 * DAY), reason: 'quality' }),

  ...rawScenarios(here),
  ...outboxScenarios(here),
  ...lateScenarios(here),
  'passphrase-too-short': () =>
    here().administrator.ask('POST', `/api/counties/${here().county.code}/private-file`, {
      password: PASSWORD,
      passphrase: 'short',
    }),
  ...sealedScenarios(here),
  ...parcelScenarios(here),
  ...produceScenarios(here),
  ...inspectionScenarios(here),
  ...talentScenarios(here),
  ...fleetScenarios(here),
  ...attachmentScenarios(here),
  ...handoverScenarios(here),
  ...loopCostScenarios(here),
  ...guestScenarios(here),
  ...moneyScenarios(here),
  ...taxScenarios(here),
  ...reversalScenarios(here),
  ...contestScenarios(here),
  ...retentionScenarios(here),
  ...twoPeopleScenarios(here),
};

describe('every refusal of the registry is met through HTTP', () => {
  /** Devices of two stations that were last in touch before all this happened. */
  const devices: TestDevice[] = [];
  before(async () => {
    const { partner, otherPartner, station, otherStation } = here();
    devices.push(new TestDevice(partner, station.id), new TestDevice(otherPartner, otherStation.id));
    for (const device of devices) await device.sync();
  });

  for (const code of Object.keys(problems).filter(isServerCode)) {
    test(code, async () => {
      const answer = await scenarios[code]();
      const { problem } = 'json' in answer ? answer.json() : answer.body;
      assert.deepEqual(
        { code: problem.code, status: problem.status, retry: problem.retry },
        { code, status: problems[code].status, retry: problems[code].retry },
      );
      assert.equal('statusCode' in answer ? answer.statusCode : answer.status, problem.status);
      assert.match(problem.zh, /\p{Script=Han}/u);
      assert.match(problem.en, /[a-z]/);
      assert.doesNotMatch(problem.zh + problem.en, /\{\w+\}|undefined|NaN/);
    });
  }

  test('whatever led to all these refusals, a device that takes in what changed holds what a new one would', async () => {
    for (const device of devices) {
      const { whole } = await device.sync();
      assert.equal(whole, false);
      await device.assertHoldsAll();
    }
  });
});
