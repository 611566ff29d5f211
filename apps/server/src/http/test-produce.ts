import assert from 'node:assert/strict';
import { businessDay, DAY, type ProblemCode } from '@yangui/domain';
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
    ...lotScenarios(here),
    // In a county whose counters took nothing in yet.
    'nothing-owed-for-produce': () =>
      here().strangerClerk.send('prepare-settlement', { settlement: newId(), period: '2026-01', pays: 'produce' }),
  } satisfies Partial<Record<ProblemCode, () => Promise<Answer>>>;
}

/** How each refusal about lots comes about, through HTTP. */
function lotScenarios(here: () => TestServer) {
  const round = () => new ProduceRound(here());
  const make = async (more: object = {}) => {
    const sold = await round().sold();
    return here().partner.send('make-lots', { ...round().splitOf(sold), ...more });
  };
  /** The same of a lot that something was done with before. */
  const makeOf = async (before: (lot: string) => Promise<unknown>) => {
    const sold = await round().sold();
    await before(sold.lot);
    return here().partner.send('make-lots', round().splitOf(sold));
  };
  const removal = (lot: string, more: object = {}) => ({
    making: newId(),
    lot,
    removal: 'destroy',
    reason: 'spoiled',
    ...more,
  });
  const hold = (lot: string, stand = 'held') => round().must(here().clerk, 'hold-lot', { lot, stand, reason: 'doubt' });
  const two = (more: object = {}) => [{ lot: newId(), grade: 0, grams: 2_000, pieces: null, ...more }];
  const keeping = (commodity: string, more: object = {}) => ({
    commodity,
    keepsDays: null,
    lossBasisPoints: null,
    madeFrom: [],
    ...more,
  });
  const receive = (lot: string) => ({ making: newId(), lot, arrivedGrams: 1_990 });
  return {
    'lot-unknown': () => here().clerk.send('release-lot', { lot: newId() }),
    'lot-gone': () => makeOf((lot) => round().must(here().partner, 'remove-lot', removal(lot))),
    'lot-held': () => makeOf((lot) => hold(lot)),
    'lot-rejected': () => makeOf((lot) => hold(lot, 'rejected')),
    'lot-expired': async () => {
      const at = Date.now() - 3 * DAY;
      const { commodity, ...named } = round().commodityOf();
      const long = { at: at - 10_000 };
      await round().must(here().clerk, 'add-commodity', { commodity, ...named }, long);
      await round().must(here().clerk, 'set-keeping', keeping(commodity, { keepsDays: 1 }), long);
      const terms = round().termsOf(commodity, { from: businessDay(at - 10_000) });
      await round().must(here().clerk, 'set-commodity-terms', terms, long);
      const seller = newId();
      const register = { villager: seller, station: here().station.id };
      await round().must(here().partner, 'register-villager', register, { ...long, personal: { name: '卖货人' } });
      const { household, ...members } = round().householdOf(seller);
      await round().must(here().partner, 'register-household', { household, ...members }, long);
      const wish = round().ticketOf({ household, seller, commodity });
      await round().must(here().partner, 'take-in', wish, { at });
      return here().partner.send('make-lots', round().splitOf({ lot: wish.ticket, commodity }));
    },
    'lot-elsewhere': () => makeOf((lot) => round().must(here().clerk, 'receive-lot', receive(lot))),
    'lot-short': async () => {
      const { lot, commodity } = await round().sold();
      const asked = round().splitOf({ lot, commodity, inputs: [{ lot, grams: 2_001 }], lossGrams: 101 });
      return here().partner.send('make-lots', asked);
    },
    'lot-twice': async () => {
      const { lot, commodity } = await round().sold();
      const inputs = [1_000, 1_000].map((grams) => ({ lot, grams }));
      const asked = { inputs, kind: 'mix', outputs: two(), lossGrams: 0 };
      return here().partner.send('make-lots', round().splitOf({ lot, commodity, ...asked }));
    },
    'lots-too-many': () => make({ inputs: Array.from({ length: 51 }, () => ({ lot: newId(), grams: 1 })) }),
    'lots-taken-count': () => make({ kind: 'mix', outputs: two(), lossGrams: 0 }),
    'lots-made-count': () => make({ outputs: two(), lossGrams: 0 }),
    'lots-of-two-grades': async () => {
      const wish = await round().wish();
      await round().must(here().partner, 'take-in', wish);
      const other = newId();
      await round().must(here().partner, 'take-in', { ...wish, ticket: other, grade: 1, priceFenPerKg: 3_000 });
      const inputs = [wish.ticket, other].map((lot) => ({ lot, grams: 1_000 }));
      const asked = { commodity: wish.commodity, inputs, kind: 'mix', outputs: two(), lossGrams: 0 };
      return here().partner.send('make-lots', round().splitOf({ lot: wish.ticket, ...asked }));
    },
    'lot-not-made-of': async () => make({ commodity: await round().commodity() }),
    'grade-stays': () => make({ outputs: two({ grade: 1, grams: 1_000 }).concat(two({ grams: 900 })) }),
    'pieces-missing': () => make({ kind: 'pack' }),
    'lots-unbalanced': () => make({ lossGrams: 99 }),
    'loss-reason-missing': () => make({ reason: null }),
    'lot-weight-out-of-range': () => make({ lossGrams: -1 }),
    'lot-stands-so': async () => here().clerk.send('release-lot', { lot: (await round().sold()).lot }),
    'lot-held-by-you': async () => {
      const { lot } = await round().sold();
      await hold(lot);
      return here().clerk.send('release-lot', { lot });
    },
    'lot-not-to-give-back': async () => {
      const { children } = await round().split();
      return here().partner.send('remove-lot', removal(children[0] ?? '', { removal: 'give-back' }));
    },
    'lot-at-centre': async () => {
      const { lot } = await round().sold();
      await round().must(here().clerk, 'receive-lot', receive(lot));
      return here().clerk.send('receive-lot', receive(lot));
    },
    'making-unknown': () => here().partner.send('undo-making', { making: newId() }),
    'making-undone': async () => {
      const { making } = await round().split();
      await round().must(here().partner, 'undo-making', { making });
      return here().partner.send('undo-making', { making });
    },
    'making-used-further': async () => {
      const { making, children } = await round().split();
      await round().must(here().partner, 'remove-lot', removal(children[0] ?? ''));
      return here().partner.send('undo-making', { making });
    },
    'ticket-lot-used': async () => round().reverse((await round().split()).lot),
    'ticket-lot-held': async () => {
      const wish = await round().wish();
      await round().must(here().partner, 'take-in', wish);
      await round().must(here().clerk, 'hold-lot', { lot: wish.ticket, stand: 'held', reason: 'sample' });
      return round().reverse(wish.ticket);
    },
    'made-from-too-many': () =>
      here().clerk.send('set-keeping', keeping(newId(), { madeFrom: Array.from({ length: 13 }, () => newId()) })),
    'made-from-itself': async () => {
      const commodity = await round().commodity();
      return here().clerk.send('set-keeping', keeping(commodity, { madeFrom: [commodity] }));
    },
  } satisfies Partial<Record<ProblemCode, () => Promise<Answer>>>;
}
