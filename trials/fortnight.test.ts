import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { newId } from '@yangui/server';
import { SeededRandom } from '@yangui/simulation';
import { COUNTY, TrialCounty, type TrialStation } from './county.ts';
import { TrialDevice, type Fate } from './device.ts';

const STATIONS = 4;
const DEVICES_EACH = 2;
const STEPS = 220;

/** One command made on a device, to be accounted for in the end. */
interface Made {
  readonly id: string;
  readonly device: TrialDevice;
}

/**
 * Many devices, random cuts, repeats, lost answers, crashes and one restored server, from a seed. In the end every device,
 * the ledger and the replayed journal agree, and each command made counts once or was refused with a reason.
 */
describe('a fortnight of bad weather', () => {
  let county: TrialCounty;
  before(async () => {
    county = await TrialCounty.open({ stations: STATIONS, stockUnits: 400 });
  });
  after(() => county.close());

  for (const seed of [1, 20_261_122]) {
    test(`from the seed ${seed}`, async () => {
      const random = new SeededRandom(seed);
      const devices: TrialDevice[] = [];
      for (const station of county.stations)
        for (let index = 0; index < DEVICES_EACH; index += 1) devices.push(await TrialDevice.ready(county, station));
      const made: Made[] = [];
      for (const device of devices) device.weather = () => weatherOf(random);
      for (let step = 0; step < STEPS; step += 1) {
        await something(random, random.pick(devices), made);
        if (step === STEPS / 4) await county.backUp();
        if (step === STEPS / 2) await county.restore();
        if (random.between(1, 6) === 1) await clerkReceives(random, county);
      }
      await clearWeather(devices);
      await assertAllAgree(county, devices, made);
    });
  }
});

/**
 * Two devices of one station, mostly out of touch, on which parcels are laid elsewhere, given to other people and handed out while
 * the centre sends more. What is said on one must never name what is said on the other, or at the centre, of somebody else's things.
 */
describe('the codes of a station whose devices do not hear of each other', () => {
  let county: TrialCounty;
  before(async () => {
    county = await TrialCounty.open({ stations: 1 });
  });
  after(() => county.close());

  for (const seed of [3, 20_261_130]) {
    test(`name one person’s things each, from the seed ${seed}`, async () => {
      const random = new SeededRandom(seed);
      const [at] = county.stations;
      assert.ok(at !== undefined);
      const people = [at.villager, ...(await moreVillagers(county, at, 3))];
      const devices = [await TrialDevice.ready(county, at), await TrialDevice.ready(county, at)];
      const named = new Map<string, ReadonlySet<string>>();
      let said = 0;
      for (let step = 0; step < 150; step += 1) {
        const device = random.pick(devices);
        const dice = random.between(1, 10);
        if (dice <= 2) await bringDown(county, at, random.between(1, 3) === 1 ? null : random.pick(people));
        else if (dice === 3) device.online = !device.online;
        else if (dice === 4) await device.sync();
        else if (await atTheShelf(random, device, people, devices.indexOf(device))) said += 1;
        await assertNobodysCodeNamesAnothers(county, at, devices, named);
      }
      await clearWeather(devices);
      await assertNobodysCodeNamesAnothers(county, at, devices, named);
      const sorted = (of: TrialDevice) =>
        of.station.view
          .all('visit')
          .filter(({ closedAt }) => closedAt === null)
          .map(({ id, code, awaited }) => `${id.slice(-12)} ${code} ${awaited.map((one) => one.id.slice(-6)).join()}`)
          .toSorted();
      for (const device of devices) assert.deepEqual(sorted(device), sorted(await TrialDevice.ready(county, at)));
      assert.ok(said > 40, `${said} acts at the shelf`);
      await county.assertBooksStand();
    });
  }
});

async function moreVillagers(county: TrialCounty, at: TrialStation, count: number): Promise<readonly string[]> {
  const villagers = Array.from({ length: count }, () => newId());
  for (const villager of villagers)
    await county.say('register-villager', { villager, station: at.id }, { by: at.partner, personal: { name: '村民' } });
  return villagers;
}

let numbered = 0;
/** A parcel comes from its carrier and goes on the van to the station. */
async function bringDown(county: TrialCounty, at: TrialStation, villager: string | null): Promise<void> {
  const parcel = newId();
  numbered += 1;
  const number = `SF${String(numbered).padStart(12, '0')}`;
  const registered = { parcel, number, carrier: 'sf', station: at.id, villager, order: null, weightGrams: null };
  await county.say('register-parcel', registered, { by: county.clerk });
  const load = { load: newId(), station: at.id, seal: `S-${numbered}`, van: '1号车', driver: null, parcels: [parcel] };
  await county.say('load-van', load, { by: county.clerk });
}

/** What a partner does with what the device shows; whether it was kept. */
async function atTheShelf(
  random: SeededRandom,
  device: TrialDevice,
  people: readonly string[],
  nth: number,
): Promise<boolean> {
  const { view } = device.station;
  const load = view
    .all('vanLoad')
    .find(({ parcels }) => parcels.some((id) => view.get('parcel', id)?.stage === 'on-van'));
  const open = view.all('parcel').filter(({ closedAt }) => closedAt === null);
  const here = open.filter(({ stage }) => stage === 'at-station');
  const dice = random.between(1, 4);
  const act = (type: string, payload: object) => device.do(type, payload).then(({ kept }) => kept);
  if (dice === 1 && load !== undefined)
    return act('receive-parcels', { station: device.at.id, load: load.id, sealWhole: true, parcels: load.parcels });
  if (open.length === 0) return false;
  // Whose a parcel is, one of the two says: two who say it is two people's contradict each other in more than the code.
  const own = open.filter(({ id }) => Number.parseInt(id.slice(-1), 16) % 2 === nth);
  if (dice === 2 && own.length > 0)
    return act('address-parcel', {
      parcel: random.pick(own).id,
      villager: random.between(1, 4) === 1 ? null : random.pick(people),
    });
  if (dice === 3 && here.length > 0)
    return act('hand-out-parcel', { parcel: random.pick(here).id, proof: 'known', code: null, consent: null });
  const { visit } = random.pick(open);
  return act('move-on-shelf', { visit, shelf: random.between(1, 2), place: random.between(1, 2) });
}

/** @param named what ever went by each number, at the centre or on a device */
async function assertNobodysCodeNamesAnothers(
  county: TrialCounty,
  at: TrialStation,
  devices: readonly TrialDevice[],
  named: Map<string, ReadonlySet<string>>,
): Promise<void> {
  const { rows } = await county.server.pool.query<{ code: string; things: readonly string[] }>(
    `select code, array(select one ->> 'id' from json_array_elements(awaited) one) as things from visit where county = $1 and station = $2`,
    [COUNTY, at.id],
  );
  const shown = devices.flatMap(({ station }) =>
    station.view.all('visit').map(({ code, awaited }) => ({ code, things: awaited.map(({ id }) => id) })),
  );
  for (const { code, things } of [...rows, ...shown].filter((one) => one.things.length > 0)) {
    // The number alone tells them apart: anything may be laid anywhere. What goes by it goes with something that went by it before.
    const number = code.slice(5);
    const before = named.get(number);
    assert.ok(
      before === undefined || things.some((id) => before.has(id)),
      `${code} is of ${[...things].join()} and of ${[...(before ?? [])].join()}`,
    );
    named.set(number, new Set([...(before ?? []), ...things]));
  }
}

function weatherOf(random: SeededRandom): Fate {
  const fate = random.between(1, 10);
  if (fate <= 2) return 'lost';
  if (fate <= 4) return 'answer-lost';
  return fate === 5 ? 'twice' : 'carried';
}

/** Somebody does something, or the phone dies, or the line comes or goes. */
async function something(random: SeededRandom, device: TrialDevice, made: Made[]): Promise<void> {
  const dice = random.between(1, 10);
  if (dice === 1) device.online = !device.online;
  else if (dice === 2) await device.crash();
  else if (dice <= 4) await device.sync();
  else {
    const { id, kept } = await work(random, device);
    if (kept) made.push({ id, device });
  }
}

/** What a partner does, on whatever the device shows. */
function work(random: SeededRandom, device: TrialDevice) {
  const { at: station } = device;
  const orders = device.station.view.all('order');
  const received = orders.find(({ stage }) => stage === 'received');
  const placed = orders.find(({ stage }) => stage === 'placed');
  const dice = random.between(1, 6);
  if (dice === 1 && received !== undefined) return device.do('collect-order', { order: received.id });
  if (dice === 2 && placed !== undefined)
    return device.do('cancel-order', { order: placed.id, reason: 'changed-mind' });
  if (dice === 3) return device.do('remit-cash', { station: station.id, amountFen: random.between(1, 3_000) });
  return device.do('place-order', orderAt(random, device, station));
}

function orderAt(random: SeededRandom, device: TrialDevice, station: TrialStation) {
  const { id: product, priceFen } = random.pick(device.station.view.all('product'));
  return {
    station: station.id,
    villager: station.villager,
    tender: random.pick(['cash', 'qr', 'tab']),
    lines: [{ product, quantity: random.between(1, 9), priceFen }],
  };
}

async function clerkReceives(random: SeededRandom, county: TrialCounty): Promise<void> {
  const { rows } = await county.server.pool.query<{ id: string }>(
    `select id from assisted_order where county = $1 and stage = 'placed' order by id`,
    [COUNTY],
  );
  // A phone may call an order off while the clerk still sees it: then the clerk is refused.
  if (rows.length > 0) await county.tryTo('receive-order', { order: random.pick(rows).id }, { by: county.clerk });
}

/** The line is back everywhere, and everybody sends and takes in until nothing is left. */
async function clearWeather(devices: readonly TrialDevice[]): Promise<void> {
  for (const device of devices) {
    device.online = true;
    device.weather = () => 'carried';
  }
  for (let round = 0; round < 4; round += 1) for (const device of devices) await device.sync();
}

async function assertAllAgree(
  county: TrialCounty,
  devices: readonly TrialDevice[],
  made: readonly Made[],
): Promise<void> {
  const { rows } = await county.server.pool.query<{ id: string; refused: string | null; times: number }>(
    'select command_id as id, min(refused) as refused, count(*)::int as times from journal_entry where county = $1 group by command_id',
    [COUNTY],
  );
  const recorded = new Map(rows.map((row) => [row.id, row]));
  for (const device of devices) {
    assert.deepEqual(
      device.entries('waiting').map(({ envelope, problem }) => [envelope.type, problem?.code]),
      [],
    );
    assert.equal(device.station.view.overlaid.length, 0);
    const shown = device.read('/earnings');
    assert.deepEqual(pick(shown), pick(await device.readThere('/earnings')));
    assert.deepEqual(cash(device.read('/cash')), cash(await device.readThere(`/cash?station=${device.at.id}`)));
    const fresh = await TrialDevice.ready(county, device.at);
    for (const kind of ['order', 'account', 'product', 'remittance', 'villager'] as const) {
      const sorted = (of: TrialDevice) =>
        of.station.view.all(kind).toSorted((one, other) => (one.id < other.id ? -1 : 1));
      assert.deepEqual(sorted(device), sorted(fresh), kind);
    }
  }
  let confirmed = 0;
  for (const { id, device } of made) {
    const refused = device.entries('refused').find((entry) => entry.id === id);
    const there = recorded.get(id);
    if (there === undefined) {
      // Refused before the backup was put back: the device still says so, and why.
      assert.notEqual(refused?.problem, undefined, `${id} was lost`);
    } else {
      assert.equal(there.times, 1, `${id} was doubled`);
      assert.equal(there.refused === null, refused === undefined, `${id} is told otherwise here than there`);
      if (there.refused === null) confirmed += 1;
    }
  }
  assert.ok(confirmed > 40 && confirmed < made.length, `${confirmed} of ${made.length} were confirmed`);
  await county.assertBooksStand();
}

function pick(earnings: unknown): readonly unknown[] {
  const of = new Map(Object.entries(earnings ?? {}));
  return ['accruedFen', 'pendingFen', 'payableFen', 'inPaymentFen'].map((name) => of.get(name));
}

function cash(answer: unknown): unknown {
  const rows: unknown = new Map(Object.entries(answer ?? {})).get('rows');
  const first: unknown = Array.isArray(rows) ? rows[0] : undefined;
  return typeof first === 'object' && first !== null && 'cashFen' in first ? first.cashFen : undefined;
}
