import assert from 'node:assert/strict';
import { businessDay, DAY, type ProblemCode } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import { lotScenarios } from './test-lot-refusals.ts';
import { invoiceScenarios } from './test-invoice-refusals.ts';
import { paperScenarios } from './test-paper-refusals.ts';
import { ProduceRound, type Answer } from './test-produce.ts';
import type { TestServer } from './test-server.ts';

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
    'market-price-missing': async () => round().takeIn({ commodity: await round().atMarket() }),
    'market-price-old': async () => {
      const commodity = await round().atMarket();
      const old = round().marketOf(commodity, { day: businessDay(Date.now() - 2 * DAY) });
      await round().must(here().clerk, 'record-market-price', old, { at: Date.now() - 500 });
      return round().takeIn({ commodity });
    },
    'market-day-out-of-range': async () =>
      here().clerk.send('record-market-price', round().marketOf(await round().commodity(), { day: '2026-01-01' })),
    'market-source-missing': async () =>
      here().clerk.send('record-market-price', round().marketOf(await round().commodity(), { source: '市' })),
    'market-days-invalid': () => setTerms({ rule: 'market-floor' }),
    ...lotScenarios(here),
    ...paperScenarios(here),
    ...invoiceScenarios(here),
    // In a county whose counters took nothing in yet.
    'nothing-owed-for-produce': () =>
      here().strangerClerk.send('prepare-settlement', { settlement: newId(), period: '2026-01', pays: 'produce' }),
  } satisfies Partial<Record<ProblemCode, () => Promise<Answer>>>;
}
