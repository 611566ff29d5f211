import { businessDay } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import { ParcelRound } from './test-parcels.ts';
import type { SomeoneSignedIn, TestServer } from './test-server.ts';

export type Answer = Awaited<ReturnType<SomeoneSignedIn['ask']>>;

let named = 0;

/** What households bring to the counters of a test server, through HTTP. */
export class ProduceRound {
  protected readonly server: TestServer;
  readonly must: ParcelRound['must'];

  constructor(server: TestServer, now: () => number = Date.now) {
    this.server = server;
    const round = new ParcelRound(server, now);
    this.must = round.must.bind(round);
  }

  /** What `add-commodity` says, under a name nobody used. */
  commodityOf(more: object = {}) {
    named += 1;
    return {
      commodity: newId(),
      name: `榛蘑${named}号`,
      nameEn: null,
      unit: 'jin',
      grades: [
        { zh: '一级', en: 'First' },
        { zh: '二级', en: 'Second' },
      ],
      basis: 'mu',
      yieldGrams: 300_000,
      ...more,
    };
  }

  termsOf(commodity: string, more: object = {}) {
    return {
      commodity,
      from: businessDay(Date.now()),
      rule: 'by-grade',
      pricesFenPerKg: [4_000, 3_000],
      freeMoistureBasisPoints: 1_000,
      freeDirtBasisPoints: null,
      ...more,
    };
  }

  /** A commodity with its terms. */
  async commodity(more: object = {}): Promise<string> {
    const { clerk } = this.server;
    const { commodity, ...terms } = this.commodityOf(more);
    await this.must(clerk, 'add-commodity', { commodity, ...terms });
    await this.must(clerk, 'set-commodity-terms', this.termsOf(commodity), { at: Date.now() - 1_000 });
    return commodity;
  }

  /** What `record-market-price` says of today. */
  marketOf(commodity: string, more: object = {}) {
    const said = { pricesFenPerKg: [4_500, 2_500], source: '双阳批发市场' };
    return { commodity, day: businessDay(Date.now()), ...said, ...more };
  }

  /** A commodity that is bought at the market's price of the day, at 40 and 30 yuan a kilogram at least. */
  async atMarket(): Promise<string> {
    const { clerk } = this.server;
    const { commodity, ...terms } = this.commodityOf();
    await this.must(clerk, 'add-commodity', { commodity, ...terms });
    const followed = this.termsOf(commodity, { rule: 'market-floor', marketDays: 0 });
    await this.must(clerk, 'set-commodity-terms', followed, { at: Date.now() - 1_000 });
    return commodity;
  }

  async villager(): Promise<string> {
    const villager = newId();
    const { partner, station } = this.server;
    await this.must(partner, 'register-villager', { villager, station: station.id }, { personal: { name: '新村民' } });
    return villager;
  }

  householdOf(villager: string, more: object = {}) {
    return {
      household: newId(),
      station: this.server.station.id,
      members: [{ villager, nameUse: true, pictureUse: false }],
      grows: [],
      ...more,
    };
  }

  /** A household of one new villager. */
  async household(more: object = {}): Promise<{ readonly household: string; readonly seller: string }> {
    const seller = await this.villager();
    const wish = this.householdOf(seller, more);
    await this.must(this.server.partner, 'register-household', wish);
    return { household: wish.household, seller };
  }

  /** What somebody says who deals and is no household of the network. */
  entryOf(more: object = {}) {
    return {
      entry: newId(),
      village: this.server.station.village,
      trades: ['dealer'],
      grows: [],
      returnee: true,
      founded: '2018-04',
      importId: null,
      ...more,
    };
  }

  /** An entry that stands in the register. */
  async entry(more: object = {}): Promise<string> {
    const { entry, ...said } = this.entryOf(more);
    await this.must(this.server.clerk, 'enter-in-register', { entry, ...said }, { personal: { name: '归雁鹿业' } });
    return entry;
  }

  /** Says of a new entry that it is as it was, or what else is given. */
  async amendEntry(more: object = {}): Promise<Answer> {
    const entry = await this.entry();
    const { village: _, grows, importId: __, ...said } = this.entryOf({ entry });
    const own = { grows, stage: 'active' };
    return this.server.clerk.send(
      'amend-entry',
      { ...said, from: 0, own, ...more },
      { personal: { name: '归雁鹿业' } },
    );
  }

  /** What a plot of three mu says. */
  plotOf(of: { readonly household: string; readonly commodity: string }, more: object = {}) {
    return { plot: newId(), sizeHundredths: 300, since: null, position: null, ...of, ...more };
  }

  /** Says of a new plot that it is as it was, or what else is given. */
  async amendPlot(more: object = {}): Promise<Answer> {
    const { household } = await this.household();
    const {
      plot,
      commodity: _,
      household: __,
      ...terms
    } = this.plotOf({ household, commodity: await this.commodity() });
    const { partner } = this.server;
    await this.must(partner, 'add-plot', { plot, household, commodity: await this.commodity(), ...terms });
    return partner.send('amend-plot', { plot, from: 0, until: null, ...terms, ...more });
  }

  /** Two kilograms of the first grade, owed. */
  ticketOf(of: { readonly household: string; readonly seller: string; readonly commodity: string }, more: object = {}) {
    return {
      ticket: newId(),
      station: this.server.station.id,
      agreed: 'read-aloud',
      grade: 0,
      grossGrams: 2_100,
      tareGrams: 100,
      moistureBasisPoints: null,
      dirtBasisPoints: null,
      netGrams: 2_000,
      priceFenPerKg: 4_000,
      payment: 'owed',
      replaces: null,
      ...of,
      ...more,
    };
  }

  /** What a new household can say of a new commodity. */
  async wish(more: object = {}) {
    const commodity = await this.commodity();
    return this.ticketOf({ ...(await this.household()), commodity }, more);
  }

  /** A ticket that stands. */
  async taken(more: object = {}): Promise<string> {
    const wish = await this.wish(more);
    await this.must(this.server.partner, 'take-in', wish);
    return wish.ticket;
  }

  async takeIn(more: object = {}): Promise<Answer> {
    return this.server.partner.send('take-in', await this.wish(more));
  }

  /** What `make-lots` says to split a lot of two kilograms in two. */
  splitOf({
    lot,
    commodity,
    ...more
  }: {
    readonly lot: string;
    readonly commodity: string;
    readonly [term: string]: unknown;
  }) {
    return {
      making: newId(),
      station: this.server.station.id,
      kind: 'split',
      commodity,
      inputs: [{ lot, grams: 2_000 }],
      outputs: [900, 1_000].map((grams) => ({ lot: newId(), grade: 0, grams, pieces: null })),
      lossGrams: 100,
      reason: 'sorting',
      ...more,
    };
  }

  /** A ticket and what it is of. */
  async sold(more: object = {}): Promise<{ readonly lot: string; readonly commodity: string }> {
    const { ticket, commodity, ...wish } = await this.wish(more);
    await this.must(this.server.partner, 'take-in', { ticket, commodity, ...wish });
    return { lot: ticket, commodity };
  }

  /** A lot that was split in two. */
  async split() {
    const { lot, commodity } = await this.sold();
    const said = this.splitOf({ lot, commodity });
    await this.must(this.server.partner, 'make-lots', said);
    return { lot, commodity, making: said.making, children: said.outputs.map((one) => one.lot) };
  }

  /** Says as what a commodity is sold. */
  async classed(commodity: string, productClass = 'farm-product'): Promise<void> {
    await this.must(this.server.clerk, 'set-product-class', { commodity, productClass }, { at: Date.now() - 500 });
  }

  /** What `issue-certificate` says of a lot. */
  certificateOf(lot: string, more: object = {}) {
    return { certificate: newId(), lot, basis: 'controlled', agreed: 'read-aloud', ...more };
  }

  /** A lot of a farm product with its certificate. */
  async certified() {
    const { lot, commodity } = await this.sold();
    await this.classed(commodity);
    const said = this.certificateOf(lot);
    await this.must(this.server.partner, 'issue-certificate', said);
    return { lot, commodity, certificate: said.certificate };
  }

  /** What `add-paper` says of a lot, a proof of conformity. */
  paperOf(lot: string | null, more: object = {}) {
    const on = { number: 'JC-2026-0117', issuer: '双阳区农产品检测中心' };
    const days = { validFrom: '2026-01-01', validUntil: null };
    return { paper: newId(), kind: 'conformity', lot, commodity: null, ...on, ...days, ...more };
  }

  reverse(ticket: string, more: object = {}): Promise<Answer> {
    return this.server.partner.send('reverse-ticket', { ticket, back: 'owed', reason: 'weight', ...more });
  }
}
