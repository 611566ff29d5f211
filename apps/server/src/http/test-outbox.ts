import assert from 'node:assert/strict';
import { DAY, type ProblemCode, type SignedCommand } from '@yangui/domain';
import { TestDevice } from '../identity/test-device.ts';
import { newId } from '../journal/test-county.ts';
import type { SomeoneSignedIn, TestServer } from './test-server.ts';

type Answer = Awaited<ReturnType<SomeoneSignedIn['ask']>>;

/** What became of one command that an outbox sent: `accepted`, or its status and its problem's code. */
export interface Became {
  readonly id: string;
  readonly status: string;
  readonly seq?: number;
  readonly problem?: { readonly code: ProblemCode; readonly status: number };
}

/** A device at the first station, with its partner's key, and what it sends without anybody being signed in. */
export class OutboxRound {
  readonly here: TestServer;

  constructor(here: TestServer) {
    this.here = here;
  }

  /** A device of somebody signed in. */
  async device(someone: SomeoneSignedIn = this.here.partner, id?: string): Promise<TestDevice> {
    const device = new TestDevice(id);
    assert.equal((await device.register(someone)).status, 200);
    await this.unheardFor(device, 60);
    return device;
  }

  /** As if the device had last been heard, or registered, days ago. */
  async unheardFor(device: TestDevice, days: number): Promise<void> {
    await this.here.server.pool.query(
      'update identity_device_key set registered_at = to_timestamp($2 / 1000.0), heard_at = null where key = $1',
      [device.key, Date.now() - days * DAY],
    );
  }

  order(
    device: TestDevice,
    { id = newId(), at = Date.now(), quantity = 1, priceFen = 1_000, county = this.here.county.code } = {},
  ): SignedCommand {
    const {
      station,
      county: { product },
    } = this.here;
    return device.sign(county, {
      id,
      at,
      type: 'place-order',
      payload: { station: station.id, villager: station.villager, lines: [{ product, quantity, priceFen }] },
    });
  }

  post(commands: readonly unknown[], more: object = {}, county = this.here.county.code): Promise<Answer> {
    return this.here.nobody.ask('POST', `/api/counties/${county}/outbox`, { commands, ...more });
  }

  async send(
    commands: readonly unknown[],
    more: object = {},
    county = this.here.county.code,
  ): Promise<readonly Became[]> {
    const { status, body } = await this.post(commands, more, county);
    assert.equal(status, 200, JSON.stringify(body));
    return body.outcomes;
  }

  /** Each outcome as `accepted`, or `status: code`. */
  async said(
    commands: readonly unknown[],
    more: object = {},
    county = this.here.county.code,
  ): Promise<readonly string[]> {
    return (await this.send(commands, more, county)).map(({ status, problem }) =>
      problem === undefined ? status : `${status}: ${problem.code}`,
    );
  }
}

/** An outcome as if it had been the answer itself. */
function asAnswer(became: Became | undefined): Answer {
  assert.ok(became?.problem, 'the command was not taken as it was');
  return { status: became.problem.status, body: became, code: became.problem.code, details: undefined, headers: {} };
}

/** How each refusal of the outbox comes about, through HTTP. */
export function outboxScenarios(here: () => TestServer) {
  const sendOne = async (command: SignedCommand) => asAnswer((await new OutboxRound(here()).send([command]))[0]);
  return {
    'device-key-taken': async () => {
      const device = await new OutboxRound(here()).device();
      return device.register(here().otherPartner);
    },
    'device-key-unknown': () => sendOne(new OutboxRound(here()).order(new TestDevice())),
    'device-key-ended': async () => {
      const driver = await here().appoint('driver');
      const round = new OutboxRound(here());
      const device = await round.device(driver);
      const { body } = await driver.ask('GET', '/api/identity/sessions');
      await driver.ask('DELETE', `/api/identity/sessions/${body.sessions[0].id}`);
      return sendOne(round.order(device));
    },
    'signature-wrong': async () => {
      const round = new OutboxRound(here());
      const signed = round.order(await round.device());
      return sendOne({ ...signed, at: signed.at - 1 });
    },
  } satisfies Partial<Record<ProblemCode, () => Promise<Answer>>>;
}
