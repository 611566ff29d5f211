import assert from 'node:assert/strict';
import type { ProblemCode } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import { LateStation } from './test-late.ts';
import { ProduceRound } from './test-produce.ts';
import type { SomeoneSignedIn, TestServer } from './test-server.ts';

type Answer = Awaited<ReturnType<SomeoneSignedIn['ask']>>;
type Code = Extract<
  ProblemCode,
  'line-unknown' | 'line-not-yours' | 'line-contested' | 'contest-unknown' | 'contest-answered'
>;

/** A station, and somebody whom it serves. */
interface Where {
  readonly id: string;
  readonly villager: string;
}

/** Lines of pay on a test server that somebody does not agree with, through HTTP. */
export class ContestRound {
  private readonly here: TestServer;

  constructor(here: TestServer) {
    this.here = here;
  }

  /** An order of the partner's, which earns a rebate. */
  async order(by = this.here.partner, station: Where = this.here.station): Promise<string> {
    const order = newId();
    const lines = [{ product: this.here.county.product, quantity: 1, priceFen: 1_000 }];
    const basket = { station: station.id, villager: station.villager, tender: 'qr', lines };
    assert.equal((await by.send('place-order', basket, { id: order })).status, 200);
    return order;
  }

  contestOf(order: string, payee = this.here.partner.person) {
    return { payee: { kind: 'member', id: payee }, line: { kind: 'order', id: order }, reason: 'wrong-amount' };
  }

  raise(order: string, id = newId(), by = this.here.partner): Promise<Answer> {
    return by.send('contest-line', this.contestOf(order, by.person), { id });
  }

  /** Somebody contests an order's line; gives what it goes by. */
  async raised(): Promise<string> {
    const id = newId();
    const { status, body } = await this.raise(await this.order(), id);
    assert.equal(status, 200, JSON.stringify(body));
    return id;
  }

  answer(contest: string, answer = 'rightly-booked', by = this.here.clerk): Promise<Answer> {
    return by.send('answer-contest', { contest, answer });
  }

  /** What a household was paid for, of the partner's station. */
  async ticket(): Promise<{ readonly ticket: string; readonly household: string }> {
    const produce = new ProduceRound(this.here);
    const [commodity, { household, seller }] = [await produce.commodity(), await produce.household()];
    const ticket = produce.ticketOf({ household, seller, commodity });
    await produce.must(this.here.partner, 'take-in', ticket);
    return { ticket: ticket.ticket, household };
  }
}

/** How each refusal about contested lines comes about, through HTTP. */
export function contestScenarios(here: () => TestServer): Readonly<Record<Code, () => Promise<Answer>>> {
  const round = () => new ContestRound(here());
  return {
    'line-unknown': () => round().raise(newId()),
    async 'line-not-yours'() {
      // What the partner before earned is theirs, though another runs the station now.
      const { clerk, letIn } = here();
      const at = await LateStation.open(here());
      const order = await round().order(at.partner, { id: at.station, villager: at.villager });
      const elsewhere = await here().otherPartner.send('contest-line', round().contestOf(order, at.partner.person));
      assert.equal(elsewhere.code, 'not-your-place');
      await at.must(clerk.send('cancel-order', { order, reason: 'other' }));
      await at.must(clerk.send('end-appointment', { station: at.station }));
      const next = await letIn(newId());
      const named = { personal: { name: '接任站长' } };
      await at.must(clerk.send('appoint-partner', { station: at.station, person: next.person }, named));
      return next.send('contest-line', round().contestOf(order, at.partner.person));
    },
    async 'line-contested'() {
      const order = await round().order();
      assert.equal((await round().raise(order)).status, 200);
      return round().raise(order);
    },
    'contest-unknown': () => round().answer(newId()),
    async 'contest-answered'() {
      const contest = await round().raised();
      assert.equal((await round().answer(contest)).status, 200);
      return round().answer(contest);
    },
  };
}
