import assert from 'node:assert/strict';
import { businessDay, type ProblemCode } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import { ParcelRound } from './test-parcels.ts';
import type { SomeoneSignedIn, TestServer } from './test-server.ts';

type Answer = Awaited<ReturnType<SomeoneSignedIn['ask']>>;

let named = 0;

/** What households bring to the counters of a test server, through HTTP. */
export class ProduceRound {
  private readonly server: TestServer;
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

  reverse(ticket: string, more: object = {}): Promise<Answer> {
    return this.server.partner.send('reverse-ticket', { ticket, back: 'owed', reason: 'weight', ...more });
  }
}

/** How each refusal about what households bring comes about, through HTTP. */
export function produceScenarios(here: () => TestServer) {
  const round = () => new ProduceRound(here());
  const add = (more: object) => here().clerk.send('add-commodity', round().commodityOf(more));
  const setTerms = async (more: object) => {
    const commodity = await round().commodity();
    return here().clerk.send('set-commodity-terms', round().termsOf(commodity, more));
  };
  const register = async (more: object) =>
    here().partner.send('register-household', round().householdOf(await round().villager(), more));
  const amend = async (more: object) => {
    const { household, seller } = await round().household();
    const { station: _, ...terms } = round().householdOf(seller, { household });
    return here().partner.send('amend-household', { ...terms, from: 0, stage: 'active', ...more });
  };
  const grown = (commodity: string) => ({ commodity, sizeHundredths: 100 });
  return {
    'commodity-unknown': async () => round().takeIn({ commodity: newId() }),
    'commodity-withdrawn': async () => {
      const wish = await round().wish();
      const { commodity, ...terms } = round().commodityOf({ commodity: wish.commodity });
      const { unit: _, basis: __, ...amended } = terms;
      await round().must(here().clerk, 'amend-commodity', { commodity, ...amended, withdrawn: true });
      return here().partner.send('take-in', wish);
    },
    'commodity-unpriced': async () => {
      const wish = round().commodityOf();
      await round().must(here().clerk, 'add-commodity', wish);
      return round().takeIn({ commodity: wish.commodity });
    },
    'commodity-figure-invalid': () => add({ yieldGrams: 0 }),
    'grades-missing': () => add({ grades: [] }),
    'grades-too-many': () => add({ grades: Array.from({ length: 13 }, (_, at) => ({ zh: `${at}级`, en: null })) }),
    'grade-twice': () =>
      add({
        grades: [
          { zh: '一级', en: null },
          { zh: '一 级', en: null },
        ],
      }),
    'grades-kept': async () => {
      const { unit: _, basis: __, ...amended } = round().commodityOf({ commodity: await round().commodity() });
      const grades = amended.grades.toReversed();
      return here().clerk.send('amend-commodity', { ...amended, grades, withdrawn: false });
    },
    'grade-unknown': () => round().takeIn({ grade: 5 }),
    'prices-incomplete': () => setTerms({ pricesFenPerKg: [4_000] }),
    'terms-day-past': () => setTerms({ from: '2020-01-01' }),
    'terms-day-far': () => setTerms({ from: '2099-01-01' }),
    'household-unknown': () => round().takeIn({ household: newId() }),
    'household-elsewhere': async () => {
      const { otherPartner, otherStation } = here();
      const wish = await round().wish({ station: otherStation.id, seller: otherStation.villager });
      return otherPartner.send('take-in', wish);
    },
    'household-given-up': async () => {
      const { seller, household } = await round().household();
      const { station: _, ...terms } = round().householdOf(seller, { household });
      await round().must(here().partner, 'amend-household', { ...terms, from: 0, stage: 'given-up' });
      return round().takeIn({ seller, household });
    },
    'household-amended': () => amend({ from: 3 }),
    'members-missing': () => register({ members: [] }),
    'members-too-many': () =>
      register({
        members: Array.from({ length: 21 }, () => ({ villager: newId(), nameUse: false, pictureUse: false })),
      }),
    'grows-too-many': () => register({ grows: Array.from({ length: 31 }, () => grown(newId())) }),
    'size-out-of-range': () => register({ grows: [{ ...grown(newId()), sizeHundredths: 0 }] }),
    'plot-unknown': () => round().amendPlot({ plot: newId() }),
    'plot-amended': () => round().amendPlot({ from: 3 }),
    'plots-too-many': async () => {
      const { household } = await round().household();
      const commodity = await round().commodity();
      const many = Array.from({ length: 100 }, () => ({
        id: newId(),
        type: 'add-plot',
        at: Date.now(),
        payload: round().plotOf({ household, commodity }),
      }));
      await here().partner.sendAll(many);
      return here().partner.send('add-plot', round().plotOf({ household, commodity }));
    },
    'plot-day-ahead': () => round().amendPlot({ since: '2099-01-01' }),
    'plot-days-swapped': () => round().amendPlot({ since: '2026-05-01', until: '2026-04-30' }),
    'entry-unknown': () => round().amendEntry({ entry: newId() }),
    'entry-amended': () => round().amendEntry({ from: 3 }),
    'entry-of-household': () => round().amendEntry({ own: null }),
    'entry-erased': async () => {
      const entry = await round().entry();
      await round().must(here().clerk, 'erase-entry', { entry });
      return here().clerk.send('erase-entry', { entry });
    },
    'entry-joined': async () => {
      const [entry, { household }] = [await round().entry(), await round().household()];
      await round().must(here().clerk, 'join-entry', { entry, household });
      return here().clerk.send('join-entry', { entry, household });
    },
    'entry-in-other-village': async () => {
      const entry = await round().entry({ village: here().otherStation.village });
      return here().clerk.send('join-entry', { entry, household: (await round().household()).household });
    },
    'trades-missing': () => round().amendEntry({ trades: [] }),
    'founded-invalid': () => round().amendEntry({ founded: '2099' }),
    'register-import-unknown': () => here().clerk.send('undo-register-import', { importId: newId() }),
    'register-import-undone': async () => {
      const importId = newId();
      await round().entry({ importId });
      await round().must(here().clerk, 'undo-register-import', { importId });
      return here().clerk.send('undo-register-import', { importId });
    },
    'register-import-in-use': async () => {
      const importId = newId();
      const entry = await round().entry({ importId });
      await round().must(here().clerk, 'erase-entry', { entry });
      return here().clerk.send('undo-register-import', { importId });
    },
    'grown-twice': async () => {
      const commodity = await round().commodity();
      return register({ grows: [grown(commodity), grown(commodity)] });
    },
    'villager-in-household': async () => {
      const { seller } = await round().household();
      return here().partner.send('register-household', round().householdOf(seller));
    },
    'seller-not-of-household': async () => round().takeIn({ seller: await round().villager() }),
    'weight-out-of-range': () => round().takeIn({ grossGrams: 6_920_123_456_789 }),
    'tare-not-below-gross': () => round().takeIn({ tareGrams: 2_100 }),
    'net-nothing': () => round().takeIn({ moistureBasisPoints: 10_000, grossGrams: 101, netGrams: 1 }),
    'net-differs': () => round().takeIn({ netGrams: 2_100 }),
    'intake-price-changed': () => round().takeIn({ priceFenPerKg: 3_900 }),
    'amount-nothing': async () => {
      const { commodity, ...terms } = round().commodityOf();
      await round().must(here().clerk, 'add-commodity', { commodity, ...terms });
      const nearlyNothing = round().termsOf(commodity, { rule: 'fixed', pricesFenPerKg: [1] });
      await round().must(here().clerk, 'set-commodity-terms', nearlyNothing, { at: Date.now() - 1_000 });
      return round().takeIn({ commodity, grossGrams: 3, tareGrams: 1, netGrams: 2, priceFenPerKg: 1 });
    },
    'ticket-unknown': () => round().reverse(newId()),
    'ticket-reversed': async () => {
      const ticket = await round().taken();
      assert.equal((await round().reverse(ticket)).status, 200);
      return round().reverse(ticket);
    },
    'ticket-not-to-replace': async () => round().takeIn({ replaces: await round().taken() }),
    'ticket-not-paid-in-cash': async () => round().reverse(await round().taken(), { back: 'cash' }),
    // In a county whose counters took nothing in yet.
    'nothing-owed-for-produce': () =>
      here().strangerClerk.send('prepare-settlement', { settlement: newId(), period: '2026-01', pays: 'produce' }),
  } satisfies Partial<Record<ProblemCode, () => Promise<Answer>>>;
}
