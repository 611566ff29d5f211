import { businessDay, DAY, type ProblemCode } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import { FleetRound } from './test-fleet.ts';
import { ProduceRound, type Answer } from './test-produce.ts';
import type { TestServer } from './test-server.ts';

/** How each refusal about lots comes about, through HTTP. */
export function lotScenarios(here: () => TestServer) {
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
  /** A lot that a driver signed for, and another station that the loop stops at. */
  const onVan = async () => {
    const fleet = new FleetRound(here());
    const sold = await round().sold();
    const other = here().otherStation.id;
    const stops = [fleet.stop(), fleet.stop({ station: other, arriveMinute: 520, leaveMinute: 525 })];
    const { loop, by } = await fleet.underway({ stops });
    const up = { loop, station: here().station.id, consignments: [], parcels: [], lots: [sold.lot] };
    await round().must(by, 'take-up', up);
    return { ...sold, loop, by, other };
  };
  const receive = (lot: string) => ({ making: newId(), lot, arrivedGrams: 1_990, reason: 'scale' });
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
    'lot-recalled': async () => {
      const { lot } = await round().sold();
      await round().must(here().clerk, 'recall-lot', { lot, reason: 'complaint' });
      return here().clerk.send('recall-lot', { lot, reason: 'complaint' });
    },
    'lot-on-van': async () => {
      const { lot, commodity } = await onVan();
      return here().partner.send('make-lots', round().splitOf({ lot, commodity }));
    },
    'lot-for-other-station': async () => {
      const { lot, loop, by, other } = await onVan();
      const elsewhere = { loop, station: other, consignments: [], parcels: [], lots: [lot] };
      return by.send('set-down', elsewhere);
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
