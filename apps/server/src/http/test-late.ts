import assert from 'node:assert/strict';
import { DAY, MINUTE, type ProblemCode, type SignedCommand } from '@yangui/domain';
import type { TestDevice } from '../identity/test-device.ts';
import { STRANGER_LATE } from '../journal/county-limits.ts';
import { newId } from '../journal/test-county.ts';
import { OutboxRound } from './test-outbox.ts';
import type { SomeoneSignedIn, TestServer } from './test-server.ts';

type Answer = Awaited<ReturnType<SomeoneSignedIn['ask']>>;

let villages = 500;

/** A station of its own with a partner and a villager, whose device has been away for a while. */
export class LateStation extends OutboxRound {
  readonly station = newId();
  readonly village: string;
  readonly partner: SomeoneSignedIn;
  readonly villager = newId();
  readonly phone: TestDevice;

  private constructor(here: TestServer, partner: SomeoneSignedIn, phone: TestDevice, village: string) {
    super(here);
    this.partner = partner;
    this.phone = phone;
    this.village = village;
  }

  static async open(here: TestServer): Promise<LateStation> {
    const partner = await here.letIn(newId());
    const phone = await new OutboxRound(here).device(partner);
    const made = new LateStation(here, partner, phone, `220112103${(villages += 1)}`);
    // The journal keeps the clerk's own times: the station has been there for as long as a command may be old.
    await made.must(
      here.clerk.send(
        'open-station',
        { station: made.station, village: made.village, name: '远站' },
        { at: Date.now() - 44 * DAY },
      ),
    );
    await made.must(
      here.clerk.send(
        'appoint-partner',
        { station: made.station, person: partner.person },
        { at: Date.now() - 44 * DAY, personal: { name: '远站站长' } },
      ),
    );
    await made.must(
      partner.send(
        'register-villager',
        { villager: made.villager, station: made.station },
        { personal: { name: '远村民' } },
      ),
    );
    return made;
  }

  async must(answer: Promise<Answer>): Promise<void> {
    const { status, body } = await answer;
    assert.equal(status, 200, JSON.stringify(body));
  }

  /** An order that the partner made on the phone an hour ago, or whenever is said. */
  lateOrder({ id = newId(), at = Date.now() - 60 * MINUTE, priceFen = 1_000 } = {}): SignedCommand {
    const lines = [{ product: this.here.county.product, quantity: 1, priceFen }];
    return this.phone.sign(this.here.county.code, {
      id,
      at,
      type: 'place-order',
      payload: { station: this.station, villager: this.villager, lines },
    });
  }

  sign(type: string, payload: object, more: { at?: number; personal?: unknown } = {}): SignedCommand {
    return this.phone.sign(this.here.county.code, { at: Date.now() - 60 * MINUTE, type, payload, ...more });
  }

  pause(): Promise<void> {
    return this.must(this.here.clerk.send('pause-station', { station: this.station, reason: 'harvest' }));
  }

  /** Says one command and expects it to be set aside for this reason. */
  async setAside(command: SignedCommand, why: ProblemCode): Promise<void> {
    assert.deepEqual(await this.said([command]), [`in-review: ${why}`]);
  }

  takeIn(id: string, clerk = this.here.clerk): Promise<Answer> {
    return clerk.ask('POST', `/api/counties/${this.here.county.code}/late-commands/${id}/take-in`, {});
  }

  turnDown(id: string, reason: unknown = 'did-not-happen', clerk = this.here.clerk): Promise<Answer> {
    return clerk.ask('POST', `/api/counties/${this.here.county.code}/late-commands/${id}/turn-down`, { reason });
  }

  async waiting(reader = this.here.clerk): Promise<readonly string[]> {
    const { status, body } = await reader.read(`/late-commands?station=${this.station}`);
    assert.equal(status, 200, JSON.stringify(body));
    return body.rows.map(({ id }: { id: string }) => id);
  }
}

/** An outbox with late records of somebody whom the county does not know, signed with a good key. */
export async function ofStranger(here: TestServer, count: number, name = '外人的货') {
  const outbox = new OutboxRound(here);
  const phone = await outbox.device(here.strangerClerk);
  const records = Array.from({ length: count }, () =>
    phone.sign(here.county.code, {
      at: Date.now() - 60 * MINUTE,
      type: 'plan-station',
      payload: { station: newId(), village: '220112103999', name },
    }),
  );
  return { outbox, records };
}

/** How each refusal about late commands comes about, through HTTP. */
export function lateScenarios(here: () => TestServer) {
  const outcome = async (at: LateStation, command: SignedCommand): Promise<Answer> => {
    const [became] = await at.send([command]);
    assert.ok(became?.problem, 'it is not taken in as it is');
    return { status: became.problem.status, body: became, code: became.problem.code, details: undefined, headers: {} };
  };
  const paused = async () => {
    const at = await LateStation.open(here());
    await at.pause();
    return at;
  };
  return {
    'late-account-closed': async () => {
      const at = await LateStation.open(here());
      await at.must(here().clerk.send('end-appointment', { station: at.station }));
      return outcome(at, at.lateOrder());
    },
    'late-not-allowed': async () => {
      const [at, other] = [await LateStation.open(here()), await LateStation.open(here())];
      for (const { station } of [at, other]) await at.must(here().clerk.send('end-appointment', { station }));
      await at.must(here().clerk.send('appoint-partner', { station: other.station, person: at.partner.person }));
      return outcome(at, at.lateOrder());
    },
    'late-station-closed': async () => {
      const at = await paused();
      return outcome(at, at.lateOrder());
    },
    'late-too-old': async () => {
      const at = await LateStation.open(here());
      return outcome(at, at.lateOrder({ at: Date.now() - 46 * DAY }));
    },
    'late-before-step': async () => {
      const at = await LateStation.open(here());
      const { id } = at.lateOrder();
      await at.must(
        at.partner.send(
          'place-order',
          {
            station: at.station,
            villager: at.villager,
            lines: [{ product: here().county.product, quantity: 1, priceFen: 1_000 }],
          },
          { id },
        ),
      );
      return outcome(at, at.sign('cancel-order', { order: id, reason: 'changed-mind' }));
    },
    'late-crossed': async () => {
      const at = await LateStation.open(here());
      const { villager } = at;
      await at.must(here().clerk.send('amend-villager', { villager }, { personal: { name: '远改名' } }));
      return outcome(at, at.sign('amend-villager', { villager, from: 0 }, { personal: { name: '远他名' } }));
    },
    'late-follows': async () => {
      const at = await paused();
      const order = at.lateOrder();
      await at.send([order]);
      return outcome(at, at.sign('cancel-order', { order: order.id, reason: 'changed-mind' }));
    },
    'late-turned-down': async () => {
      const at = await paused();
      const order = at.lateOrder();
      await at.send([order]);
      await at.must(at.turnDown(order.id));
      return outcome(at, order);
    },
    'late-decided': async () => {
      const at = await paused();
      const order = at.lateOrder();
      await at.send([order]);
      await at.must(at.turnDown(order.id));
      return at.takeIn(order.id);
    },
    'late-emptied': async () => {
      const at = await paused();
      const order = at.lateOrder();
      await at.send([order]);
      await here().server.pool.query(
        `update late_command set payload = '{}', personal = null, person = null, emptied_at = received_at where id = $1`,
        [order.id],
      );
      return at.takeIn(order.id);
    },
    'too-many-late': async () => {
      const { outbox, records } = await ofStranger(here(), STRANGER_LATE + 1);
      await outbox.send(records.slice(1));
      const [became] = await outbox.send(records.slice(0, 1));
      assert.ok(became?.problem);
      return {
        status: became.problem.status,
        body: became,
        code: became.problem.code,
        details: undefined,
        headers: {},
      };
    },
    'late-unknown': async () => (await LateStation.open(here())).takeIn(newId()),
  } satisfies Partial<Record<ProblemCode, () => Promise<Answer>>>;
}
