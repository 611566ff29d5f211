import assert from 'node:assert/strict';
import { businessMonth, DAY, type ProblemCode } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import { ParcelRound } from './test-parcels.ts';
import type { SomeoneSignedIn, TestServer } from './test-server.ts';

type Answer = Awaited<ReturnType<SomeoneSignedIn['ask']>>;
type Code = Extract<
  ProblemCode,
  'tax-month-not-over' | 'tax-nothing-owed' | 'tax-amount-differs' | 'tax-payment-unknown' | 'tax-payment-reversed'
>;

/** A month further back than any month is long, and not so far that the journal takes no more. */
const LAST_MONTH_DAYS = 32;
/** Of a rebate of 2,000 yuan, as of labour: (2,000 − 800) × 20 %. */
export const WITHHELD_FEN = 24_000;
let slips = 0;

/** Settlements of a test server that withhold tax, and what is paid over of it, through HTTP. */
export class TaxRound {
  private readonly here: TestServer;
  private readonly must: ParcelRound['must'];

  constructor(here: TestServer) {
    this.here = here;
    const round = new ParcelRound(here);
    this.must = round.must.bind(round);
  }

  /** A partner earns a rebate of 2,000 yuan, and a settlement pays it, approved at a moment; gives its month. */
  async withheld(at = Date.now() - LAST_MONTH_DAYS * DAY): Promise<string> {
    const { clerk, partner, station, appoint } = this.here;
    const [product, order, settlement] = [newId(), newId(), newId()];
    await this.must(clerk, 'add-product', {
      product,
      name: `冰箱${product}`,
      unit: '台',
      category: 'appliance',
      barcode: null,
      priceFen: 1_000_000,
      rebateBasisPoints: 2_000,
      stockUnits: 1,
    });
    const lines = [{ product, quantity: 1, priceFen: 1_000_000 }];
    const basket = { station: station.id, villager: station.villager, lines, tender: 'qr' };
    const ago = Date.now() - 20 * DAY;
    await this.must(partner, 'place-order', basket, { id: order, at: ago });
    await this.must(clerk, 'receive-order', { order }, { at: ago });
    await this.must(partner, 'collect-order', { order }, { at: ago });
    await this.must(clerk, 'release-rebate', { order });
    slips += 1;
    const period = businessMonth(Date.now() - (1_200 + 31 * slips) * DAY);
    await this.must(clerk, 'prepare-settlement', { settlement, period }, { at });
    await this.must(await appoint('finance-approver'), 'approve-settlement', { settlement }, { at });
    return businessMonth(at);
  }

  /** What is owed for a month, as the desk shows it. */
  async owed(month: string): Promise<number> {
    return (await this.here.clerk.read(`/withheld-taxes?month=${month}`)).body.owedFen;
  }

  /** All that is owed for a month, and whatever else is said. */
  paymentOf(month: string, amountFen: number, more: object = {}) {
    slips += 1;
    return { payment: newId(), month, amountFen, reference: `WS-2026${String(slips).padStart(4, '0')}`, ...more };
  }

  pay(payment: object): Promise<Answer> {
    return this.here.clerk.send('pay-withheld-tax', payment);
  }

  reverse(payment: string): Promise<Answer> {
    return this.here.clerk.send('reverse-tax-payment', { payment, reason: 'wrong-reference' });
  }
}

/** How each refusal about withheld tax comes about, through HTTP. */
export function taxScenarios(here: () => TestServer): Readonly<Record<Code, () => Promise<Answer>>> {
  const round = () => new TaxRound(here());
  return {
    'tax-month-not-over': () => round().pay(round().paymentOf(businessMonth(Date.now()), 100)),
    'tax-nothing-owed': () => round().pay(round().paymentOf('2026-01', 100)),
    async 'tax-amount-differs'() {
      const month = await round().withheld();
      return round().pay(round().paymentOf(month, (await round().owed(month)) - 1));
    },
    'tax-payment-unknown': () => round().reverse(newId()),
    async 'tax-payment-reversed'() {
      const month = await round().withheld();
      const wish = round().paymentOf(month, await round().owed(month));
      assert.equal((await round().pay(wish)).status, 200);
      assert.equal((await round().reverse(wish.payment)).status, 200);
      return round().reverse(wish.payment);
    },
  };
}
