import assert from 'node:assert/strict';
import {
  businessMonth,
  covers,
  DAY,
  includes,
  reachesPlace,
  roles,
  SYSTEM,
  type Capability,
  type Place,
  type Role,
} from '@yangui/domain';
import { newId, type TestCounty, type TestStation } from '../journal/test-county.ts';
import { jpegOf } from '../attachments/test-files.ts';
import { attachedAs } from './test-attachments.ts';
import { TestGuest } from '../public/test-guest.ts';
import { settleOnce } from './test-money.ts';
import { HandoverRound } from './test-handovers.ts';
import { talentOf } from './test-talent.ts';
import { ParcelRound } from './test-parcels.ts';
import { ProduceRound } from './test-produce.ts';
import { SealedRound } from './test-sealed.ts';
import type { SomeoneSignedIn, TestServer } from './test-server.ts';

/** A role held at one place, and whoever holds it, signed in. */
export interface Reader {
  readonly role: Role;
  readonly county: string;
  readonly place: Place;
  readonly who: SomeoneSignedIn;
}

/** A station with one of everything that happens at one, and the words that only who may see it there may see. */
export interface Site extends TestStation {
  /** How its words begin, so that each is told from every other station's. */
  readonly sign: string;
  readonly county: TestCounty;
  readonly order: string;
  /** Its own villager's, handed over with its load. */
  readonly parcel: string;
  /** Of somebody unregistered, on the van. */
  readonly strangersParcel: string;
  readonly number: string;
  readonly load: string;
  readonly consignment: string;
  readonly handover: string;
  /** The photo of that hand-over. */
  readonly attachment: string;
  readonly consent: string;
  readonly remittance: string;
  /** A float that the station was given. */
  readonly handing: string;
  readonly commodity: string;
  readonly household: string;
  readonly plot: string;
  readonly entry: string;
  readonly talent: string;
  readonly ticket: string;
  /** One that was split, and what split it. */
  readonly lot: string;
  readonly making: string;
  /** The certificate of the lot of its ticket. */
  readonly paper: string;
  /** The purchase invoice of what was split. */
  readonly invoice: string;
  /** A sample of that lot, and the laboratory that it is for. */
  readonly sample: string;
  readonly lab: string;
  readonly depot: string;
  readonly vehicle: string;
  readonly loop: string;
  /** Who drives that loop: a driver among the readers. */
  readonly driver: string;
  /** Another, which came home. */
  readonly homeLoop: string;
  /** A driver placed in its village, without a sign-in. */
  readonly helper: string;
  /** What somebody without a sign-in brought of it, and their id. */
  readonly enquiry: string;
  readonly guest: string;
  readonly late: string;
  /** The partner's device. */
  readonly device: string;
  /** A dear purchase that waits for a second person. */
  readonly proposal: string;
  /** One that is approved, with its file for the bank; none in the other county. */
  readonly settlement: string | null;
}

/** Something that may be read only by who holds one of these capabilities where it belongs, or whose own it is. */
export interface Mark {
  readonly text: string;
  readonly place: Place;
  readonly county: string;
  readonly shownBy: readonly Capability[];
  readonly own?: string;
  /** What somebody would type to find it. */
  readonly found: readonly string[];
}

export interface Rights {
  readonly readers: readonly Reader[];
  /** Two stations of one county, and one of another. */
  readonly sites: readonly Site[];
  readonly marks: readonly Mark[];
}

/** Whether a reader's role includes something, and reaches as far as a place. */
export function reaches({ role, place }: Pick<Reader, 'role' | 'place'>, capability: Capability, at: Place): boolean {
  return reachesPlace(role, capability) && covers(place, at);
}

/** Whether a reader may be shown a mark. */
export function maySee(reader: Reader, { shownBy, place, own }: Mark): boolean {
  return own === reader.who.person || shownBy.some((capability) => reaches(reader, capability, place));
}

/** What a reader is called in a report. */
export function called({ role, place }: Reader): string {
  return `${role} at ${place}`;
}

/** Opens three stations, lets somebody in for every role at each of their places and at the county's, and plants what is to be read. */
export async function plantRights(here: TestServer): Promise<Rights> {
  const near = { county: here.county, clerk: here.clerk };
  const far = { county: here.elsewhere, clerk: here.strangerClerk };
  const begun = await Promise.all([
    openSite(here, { ...near, sign: '甲', number: 1 }),
    openSite(here, { ...near, sign: '乙', number: 2 }),
    openSite(here, { ...far, sign: '丙', number: 3 }),
  ]);
  const [first, second, third] = begun;
  assert.ok(first && second && third);
  const held: readonly Readonly<{ role: Role; county: TestCounty; place: Place }>[] = roles
    .filter((role) => role !== 'station-partner')
    .flatMap((role) => [
      ...[first.village, second.village, here.county.code].map((place) => ({ role, county: here.county, place })),
      { role, county: here.elsewhere, place: here.elsewhere.code },
    ]);
  const readers: Reader[] = [
    ...(await Promise.all(
      held.map(async ({ role, county, place }) => {
        const person = await grant(here, county, { role, place, name: `某${role}` });
        return { role, county: county.code, place, who: await here.letIn(person, county) };
      }),
    )),
    ...begun.map(({ county, village, who }): Reader => ({
      role: 'station-partner',
      county: county.code,
      place: village,
      who,
    })),
  ];
  const sites: Site[] = [];
  for (const site of begun) {
    const driver = readers.find(
      ({ role, county, place }) =>
        role === 'driver' && county === site.county.code && (place === site.village || county !== here.county.code),
    );
    assert.ok(driver);
    // oxlint-disable-next-line no-await-in-loop -- one plan of a day after the other
    sites.push(await fillSite(here, site, driver.who));
  }
  const { settlement } = await settleOnce(worldOf(here, first));
  const settled = sites.map((site) => (site.county === here.county ? { ...site, settlement } : site));
  await askForTwo(here, begun);
  return { readers, sites: settled, marks: settled.flatMap(marksOf) };
}

interface Opened extends TestStation {
  readonly sign: string;
  readonly number: number;
  readonly county: TestCounty;
  readonly clerk: SomeoneSignedIn;
  readonly who: SomeoneSignedIn;
  readonly helper: string;
  readonly proposal: string;
}

/** A server's world with one of its stations as the first, so that the rounds of other tests go round it. */
function worldOf(here: TestServer, { county, clerk, who, ...station }: Opened): TestServer {
  return { ...here, county, clerk, station, partner: who };
}

async function grant(
  { server }: TestServer,
  county: TestCounty,
  { role, place, name }: { role: Role; place: Place; name: string },
): Promise<string> {
  const person = newId();
  const { status } = await server.writer.submit(
    county.bind('grant-role', { person, role, place }, { by: SYSTEM, personal: { name } }),
  );
  assert.equal(status, 'accepted');
  return person;
}

async function openSite(
  here: TestServer,
  { county, clerk, sign, number }: Pick<Opened, 'county' | 'clerk' | 'sign' | 'number'>,
): Promise<Opened> {
  const village = `${county.code}103${700 + number}`;
  const [id, partner, villager] = [newId(), newId(), newId()];
  const at = Date.now() - 44 * DAY;
  const round = new HandoverRound(here);
  await round.must(clerk, 'open-station', { station: id, village, name: `${sign}处站` }, { at });
  const personal = { name: `${sign}处站长`, phone: `1370000010${number}` };
  await round.must(clerk, 'appoint-partner', { station: id, person: partner }, { at, personal });
  const who = await here.letIn(partner, county);
  await round.must(
    who,
    'register-villager',
    { villager, station: id },
    { personal: { name: `${sign}处村民`, phone: `1370000020${number}` } },
  );
  const helper = await grant(here, county, { role: 'driver', place: village, name: `${sign}处司机` });
  return { id, village, partner, villager, sign, number, county, clerk, who, helper, proposal: newId() };
}

async function fillSite(here: TestServer, opened: Opened, driver: SomeoneSignedIn): Promise<Site> {
  const { county, clerk, who, sign, number, id: station, villager } = opened;
  const round = new HandoverRound(worldOf(here, opened));
  const { parcels } = round;
  const order = await parcels.placed();
  const depot = await round.depot();
  const vehicle = await round.vehicle({ depot });
  const { loop } = await round.planned({ driver: driver.person }, vehicle);
  const parcel = await parcels.register();
  const strangers = parcels.wish({ villager: null });
  await round.must(clerk, 'register-parcel', strangers, {
    personal: { name: `${sign}处收件`, phone: `1370000030${number}` },
  });
  const [handed, load] = [parcels.loadOf([parcel], { loop }), parcels.loadOf([strangers.parcel], { loop })];
  await round.must(clerk, 'load-van', handed);
  await round.must(clerk, 'load-van', load);
  await round.must(driver, 'start-loop', { loop });
  const { loop: homeLoop } = await round.planned({ driver: opened.helper }, await round.vehicle({ depot }));
  await round.must(clerk, 'start-loop', { loop: homeLoop });
  await round.must(clerk, 'finish-loop', { loop: homeLoop, actualMetres: 30_000, actualMinutes: 90 });
  const [handover, photo] = [newId(), jpegOf()];
  const attached = attachedAs(photo);
  await round.must(
    driver,
    'hand-over-load',
    {
      handover,
      loop,
      load: handed.load,
      sealWhole: true,
      parcels: [parcel],
      code: null,
      photo: attached,
    },
    { personal: { name: `${sign}处接货` } },
  );
  await round.attachments.brought(photo, attached);
  const { consignment, ...sent } = round.consignmentOf();
  await round.must(
    who,
    'register-consignment',
    { consignment, ...sent },
    { personal: { name: `${sign}处寄往`, phone: `1370000040${number}` } },
  );
  const [agent, consent, remittance, handing] = [newId(), newId(), newId(), newId()];
  await round.must(who, 'register-villager', { villager: agent, station }, { personal: { name: `${sign}处邻居` } });
  await round.must(who, 'record-consent', { consent, villager, agent, channel: 'voice' });
  await round.must(who, 'remit-cash', { station, amountFen: 1 }, { id: remittance });
  await round.must(clerk, 'open-float', { station, amountFen: 1 }, { id: handing });
  const produce = new ProduceRound(worldOf(here, opened));
  const [commodity, { household }] = [await produce.commodity(), produce.householdOf(villager)];
  const grows = [{ commodity, sizeHundredths: 10_000 }];
  await round.must(who, 'register-household', produce.householdOf(villager, { household, grows }));
  const plot = newId();
  const where = { personal: { where: `${sign}处地头` } };
  await round.must(who, 'add-plot', produce.plotOf({ household, commodity }, { plot }), where);
  const entry = newId();
  await round.must(who, 'enter-in-register', produce.entryOf({ entry, village: opened.village }), {
    personal: { name: `${sign}处养户`, phone: `1370000050${number}` },
  });
  const away = talentOf({ village: opened.village });
  await round.must(clerk, 'register-talent', away, {
    personal: { name: `${sign}处在外`, phone: `1370000060${number}` },
  });
  const sold = produce.ticketOf({ household, seller: villager, commodity });
  await round.must(who, 'take-in', sold);
  const certificate = produce.certificateOf(sold.ticket);
  await produce.classed(commodity);
  await round.must(who, 'issue-certificate', certificate);
  const kept = produce.ticketOf({ household, seller: villager, commodity });
  await round.must(who, 'take-in', kept);
  const invoice = newId();
  const month = businessMonth(Date.now());
  await round.must(clerk, 'issue-purchase-invoice', { invoice, household, month, tickets: [kept.ticket] });
  const split = produce.splitOf({
    lot: kept.ticket,
    commodity,
    inputs: [{ lot: kept.ticket, grams: 1_950 }],
    lossGrams: 50,
  });
  await round.must(who, 'make-lots', split);
  const [lab, sample] = [newId(), newId()];
  await round.must(clerk, 'add-lab', { lab, name: `${sign}处化验`, accreditation: 'CMA 1' });
  const tests = [{ substance: '铅', detectsNgPerKg: 5 }];
  await round.must(clerk, 'take-sample', { sample, lots: [sold.ticket], lab, tests, feeFen: null });
  // The first station's is set where its rebate is paid.
  if (number !== 1)
    await round.must(
      clerk,
      'set-payee',
      { person: opened.partner },
      { personal: { accountName: `${sign}处户名`, bank: '中国农业银行', accountNumber: accountOf(number) } },
    );
  return {
    ...opened,
    order,
    parcel,
    strangersParcel: strangers.parcel,
    number: strangers.number,
    load: load.load,
    consignment,
    handover,
    attachment: attached.id,
    consent,
    remittance,
    handing,
    commodity,
    household,
    plot,
    entry,
    talent: away.talent,
    ticket: sold.ticket,
    lot: kept.ticket,
    making: split.making,
    paper: certificate.certificate,
    invoice,
    sample,
    lab,
    depot,
    vehicle,
    loop,
    homeLoop,
    driver: driver.person,
    ...(await broughtBefore(here, opened)),
    ...(await sentLate(here, opened)),
    settlement: null,
    county,
  };
}

/** From here on what takes two people takes two, and something waits for the second. */
async function askForTwo(here: TestServer, begun: readonly Opened[]): Promise<void> {
  const counties = new Set(begun.map(({ county }) => county));
  const submit = (county: TestCounty) =>
    here.server.writer.submit(county.bind('let-one-act', { until: null }, { by: SYSTEM }));
  await Promise.all([...counties].map(submit));
  await Promise.all(
    begun.map(async (opened) => {
      const dear = new ParcelRound(worldOf(here, opened)).purchase();
      const lines = [{ ...dear.lines[0], priceFen: 1_000_000 }];
      const { body } = await opened.who.send('record-outside-purchase', { ...dear, lines }, { id: opened.proposal });
      assert.notEqual(body.waits, undefined, JSON.stringify(body));
    }),
  );
}

/** What somebody without a sign-in brought before the county of a station. */
async function broughtBefore(
  { server }: TestServer,
  { county, sign, number, id: station }: Opened,
): Promise<Pick<Site, 'enquiry' | 'guest'>> {
  await new TestGuest({ server, county }, `10.8.0.${number}`).sends({ station, words: `${sign}处来件` });
  const { rows } = await server.pool.query<{ enquiry: string; guest: string }>(
    'select id as enquiry, guest from enquiry where county = $1 and station = $2',
    [county.code, station],
  );
  const [row] = rows;
  assert.ok(row);
  return row;
}

/** An order that a device sent after its station was paused: it waits for the centre. */
async function sentLate(here: TestServer, opened: Opened): Promise<Pick<Site, 'late' | 'device'>> {
  const { clerk, who, id: station, county } = opened;
  const outbox = new SealedRound(worldOf(here, opened));
  const { device } = await outbox.boxed(who);
  await outbox.unheardFor(device, 60);
  const late = outbox.order(device, { at: Date.now() - 3_600_000 });
  const said = async (type: string, payload: object) => assert.equal((await clerk.send(type, payload)).status, 200);
  await said('pause-station', { station, reason: 'harvest' });
  assert.deepEqual(await outbox.said([late], {}, county.code), ['in-review: late-station-closed']);
  await said('resume-station', { station });
  return { late: late.id, device: device.id };
}

/** The account that a station's partner is paid to. */
function accountOf(number: number): string {
  return number === 1 ? '6228480402564890018' : `622848040256489${String(9_000 + number)}`;
}

/** What is written of one station, and by which capabilities it may be read there. */
function marksOf(site: Site): readonly Mark[] {
  const { sign, village, county, driver, partner } = site;
  const number = { 甲: 1, 乙: 2, 丙: 3 }[sign] ?? 0;
  const mark = (
    text: string,
    shownBy: readonly Capability[],
    { place = village, own, found = [] }: { place?: Place; own?: string; found?: readonly string[] } = {},
  ): Mark => ({ text, place, county: county.code, shownBy, found, ...(own !== undefined && { own }) });
  const name = (text: string, by: Capability) => mark(text, [by], { found: [text] });
  const phone = (group: number) => `13700000${group}0${number}`;
  const masked = (group: number, by: Capability) =>
    mark(`137****0${group}0${number}`, [by], { found: [phone(group), phone(group).slice(-4)] });
  // The journal holds ids and nothing else of anybody.
  const id = (text: string, ...by: readonly Capability[]) => mark(text, [...by, 'journal.read']);
  const carried = { own: driver };
  return [
    name(`${sign}处村民`, 'villagers.read'),
    name(`${sign}处邻居`, 'villagers.read'),
    name(`${sign}处来件`, 'enquiries.read'),
    mark(phone(2), ['villagers.contact']),
    masked(2, 'villagers.read'),
    name(`${sign}处收件`, 'villagers.read'),
    mark(phone(3), ['villagers.contact']),
    masked(3, 'villagers.read'),
    name(`${sign}处接货`, 'villagers.read'),
    name(`${sign}处寄往`, 'consignments.register'),
    mark(phone(4), ['consignments.register'], { found: [phone(4)] }),
    name(`${sign}处站长`, 'county.read'),
    mark(`${sign}处站`, ['county.read'], { ...carried, found: [`${sign}处站`] }),
    mark(phone(1), [], carried),
    masked(1, 'people.read'),
    mark(accountOf(number), ['payouts.issue'], { place: county.code }),
    id(site.order, 'orders.read'),
    id(site.villager, 'villagers.read', 'orders.read', 'parcels.read', 'produce.read'),
    mark(site.parcel, ['parcels.read', 'journal.read'], carried),
    mark(site.strangersParcel, ['parcels.read', 'journal.read'], carried),
    mark(site.consignment, ['consignments.read', 'journal.read'], carried),
    id(site.remittance, 'cash.read'),
    id(site.household, 'produce.read', 'payees.read', 'settlements.read', 'ledger.read'),
    id(site.plot, 'produce.read'),
    name(`${sign}处地头`, 'villagers.read'),
    id(site.entry, 'produce.read'),
    id(site.talent, 'talent.keep'),
    name(`${sign}处在外`, 'talent.keep'),
    mark(phone(6), ['talent.keep'], { found: [phone(6)] }),
    name(`${sign}处养户`, 'villagers.read'),
    mark(phone(5), ['villagers.contact']),
    masked(5, 'villagers.read'),
    mark(site.ticket, ['produce.read', 'journal.read'], carried),
    mark(site.lot, ['produce.read', 'journal.read'], carried),
    id(site.making, 'produce.read'),
    id(site.consent, 'villagers.read', 'parcels.read'),
    id(site.late, 'late.review'),
    mark(site.proposal, ['proposals.read', 'journal.read'], { own: partner }),
  ];
}

/** Whether the role includes the capability, wherever it is held. */
export function holds({ role }: Pick<Reader, 'role'>, capability: Capability): boolean {
  return includes(role, capability);
}
