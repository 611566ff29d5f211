import assert from 'node:assert/strict';
import type { ProblemCode } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import { LateStation } from './test-late.ts';
import type { SomeoneSignedIn, TestServer } from './test-server.ts';

type Answer = Awaited<ReturnType<SomeoneSignedIn['ask']>>;
type Code = Extract<ProblemCode, 'booking-unknown' | 'booking-reversed' | 'drawer-of-another' | 'receipt-used'>;

/** What is booked by hand on a test server, to be reversed, through HTTP. */
export class BookingRound {
  private readonly here: TestServer;

  constructor(here: TestServer) {
    this.here = here;
  }

  async must(who: SomeoneSignedIn, type: string, payload: object, id = newId()): Promise<string> {
    const { status, body } = await who.send(type, payload, { id });
    assert.equal(status, 200, `${type}: ${JSON.stringify(body)}`);
    return id;
  }

  /** The clerk gives a station a float; gives what it goes by. */
  float(amountFen = 500, station = this.here.station.id): Promise<string> {
    return this.must(this.here.clerk, 'open-float', { station, amountFen });
  }

  /** The partner remits cash that is in the drawer. */
  async remittance(amountFen = 300): Promise<string> {
    await this.float(amountFen);
    return this.must(this.here.partner, 'remit-cash', { station: this.here.station.id, amountFen });
  }

  receipt(product: string, quantity = 4): Promise<string> {
    return this.must(this.here.clerk, 'receive-stock', { product, quantity });
  }

  reverseFloat(handing: string): Promise<Answer> {
    return this.here.clerk.send('reverse-float', { handing, reason: 'wrong-amount' });
  }

  reverseReceipt(receipt: string): Promise<Answer> {
    return this.here.clerk.send('reverse-stock-receipt', { receipt, reason: 'entered-twice' });
  }

  reverseRemittance(remittance: string): Promise<Answer> {
    return this.here.clerk.send('reverse-remittance', { remittance, reason: 'wrong-amount' });
  }

  /** A product of which this many are left. */
  async product(stockUnits: number): Promise<string> {
    const product = newId();
    await this.must(this.here.clerk, 'add-product', {
      product,
      name: `洗衣粉${product}`,
      unit: '袋',
      category: 'daily',
      barcode: null,
      priceFen: 1_000,
      rebateBasisPoints: null,
      stockUnits,
    });
    return product;
  }
}

/** How each refusal about reversals comes about, through HTTP. */
export function reversalScenarios(here: () => TestServer): Readonly<Record<Code, () => Promise<Answer>>> {
  const round = () => new BookingRound(here());
  return {
    'booking-unknown': () => round().reverseFloat(newId()),
    async 'booking-reversed'() {
      const handing = await round().float();
      assert.equal((await round().reverseFloat(handing)).status, 200);
      return round().reverseFloat(handing);
    },
    async 'drawer-of-another'() {
      const at = await LateStation.open(here());
      const handing = await round().float(500, at.station);
      await at.must(at.partner.send('remit-cash', { station: at.station, amountFen: 500 }));
      const { rows } = (await here().clerk.read(`/remittances?station=${at.station}`)).body;
      const remittance: string = rows[0].id;
      await at.must(here().clerk.send('confirm-remittance', { remittance, countedFen: 500, reason: null }));
      await at.must(here().clerk.send('end-appointment', { station: at.station }));
      return round().reverseFloat(handing);
    },
    async 'receipt-used'() {
      const { partner, station } = here();
      const product = await round().product(0);
      const receipt = await round().receipt(product, 4);
      const lines = [{ product, quantity: 1, priceFen: 1_000 }];
      await round().must(partner, 'place-order', {
        station: station.id,
        villager: station.villager,
        tender: 'qr',
        lines,
      });
      return round().reverseReceipt(receipt);
    },
  };
}
