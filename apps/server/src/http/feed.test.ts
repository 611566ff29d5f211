import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { eventually, newId } from '../journal/test-county.ts';
import { FleetRound } from './test-fleet.ts';
import { withServer, type SomeoneSignedIn } from './test-server.ts';

const here = withServer();
let listening: Promise<string> | undefined;

interface Told {
  readonly event: string;
  readonly data: {
    readonly seq: number;
    readonly type?: string;
    readonly place?: string;
    readonly status?: string;
    readonly refs?: readonly string[];
    readonly problem?: { readonly code: string };
  };
}

/** Somebody's open feed: what it told so far, and whether it is over. */
class Ear {
  readonly told: Told[] = [];
  over = false;

  static async open(
    t: TestContext,
    reader: SomeoneSignedIn,
    query = '',
    headers: Record<string, string> = {},
  ): Promise<Ear> {
    const address = await (listening ??= here().server.app.listen({ port: 0, host: '127.0.0.1' }));
    const cookie = [...reader.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const leave = new AbortController();
    t.after(() => leave.abort());
    const answer = await fetch(`${address}/api/counties/${here().county.code}/feed${query}`, {
      headers: { cookie, ...headers },
      signal: leave.signal,
    });
    assert.equal(answer.status, 200);
    assert.ok(answer.body);
    const ear = new Ear();
    void ear.listen(answer.body).catch(() => {
      ear.over = true;
    });
    await eventually(() => assert.equal(ear.told[0]?.event, 'head'));
    return ear;
  }

  get entries() {
    return this.told.filter(({ event }) => event === 'entry').map(({ data }) => data);
  }

  private async listen(body: AsyncIterable<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const part of body) {
      text += decoder.decode(part, { stream: true });
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const fields = new Map(
          message
            .split('\n')
            .map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
        );
        if (fields.has('data'))
          this.told.push({ event: fields.get('event') ?? '', data: JSON.parse(fields.get('data') ?? '') });
      }
    }
    this.over = true;
  }
}

const orderOf = async (who: 'partner' | 'otherPartner') => {
  const { id: station, villager } = who === 'partner' ? here().station : here().otherStation;
  const id = newId();
  const { body } = await here()[who].send(
    'place-order',
    { station, villager, lines: [{ product: here().county.product, quantity: 1, priceFen: 1_000 }] },
    { id },
  );
  const seq: number = body.seq;
  return { id, seq };
};

describe('the feed over HTTP', () => {
  test('tells the centre everything and a partner what concerns their place, in order and once', async (t) => {
    const [centre, partner] = await Promise.all([Ear.open(t, here().clerk), Ear.open(t, here().partner)]);
    const mine = await orderOf('partner');
    const others = await orderOf('otherPartner');
    await here().clerk.send('receive-order', { order: mine.id });
    await here().clerk.send('receive-stock', { product: here().county.product, quantity: 5 });
    await here().administrator.send('grant-role', { person: newId(), role: 'driver', place: here().county.code });
    await here().otherPartner.send('collect-order', { order: others.id });
    const refused = await here().partner.send('collect-order', { order: newId() });
    assert.equal(refused.code, 'order-unknown');
    await eventually(() => assert.equal(centre.entries.length, 7));
    await eventually(() => assert.equal(partner.entries.length, 4));
    assert.deepEqual(
      centre.entries.map(({ type }) => type),
      ['place-order', 'place-order', 'receive-order', 'receive-stock', 'grant-role', 'collect-order', 'collect-order'],
    );
    assert.deepEqual(
      centre.entries.map(({ seq }) => seq),
      Array.from({ length: 7 }, (_, index) => mine.seq + index),
    );
    assert.deepEqual(
      partner.entries.map(({ type, status }) => `${type} ${status}`),
      ['place-order accepted', 'receive-order accepted', 'receive-stock accepted', 'collect-order refused'],
    );
    assert.ok(partner.entries.every(({ refs }) => !refs?.includes(others.id)));
  });

  test('tells from where the reader stopped, by the address or by the browser’s own word, nothing twice', async (t) => {
    const first = await orderOf('partner');
    for (let count = 0; count < 5; count += 1) await orderOf('partner');
    const ears = await Promise.all([
      Ear.open(t, here().partner, `?after=${first.seq}`),
      Ear.open(t, here().partner, '', { 'last-event-id': String(first.seq) }),
    ]);
    await orderOf('partner');
    for (const { entries } of ears) void entries;
    for (const ear of ears) {
      await eventually(() => assert.equal(ear.entries.length, 6));
      assert.deepEqual(
        ear.entries.map(({ seq }) => seq),
        Array.from({ length: 6 }, (_, index) => first.seq + 1 + index),
      );
    }
    const whole = await Ear.open(t, here().clerk, '?after=0');
    await eventually(() => assert.equal(whole.entries.length, whole.told[0]?.data.seq));
  });

  test('carries no name and no phone', async (t) => {
    const ear = await Ear.open(t, here().clerk, '?after=0');
    await eventually(() => assert.ok(ear.entries.length > 5));
    const whole = JSON.stringify(ear.told);
    for (const personal of ['村民1', '站长1', '13900001001', '文员']) assert.ok(!whole.includes(personal), personal);
  });

  test('says that the account is closed, and ends, when the partner’s time ends', async (t) => {
    const { clerk, letIn, county } = here();
    const [person, station] = [newId(), newId()];
    await clerk.send('open-station', { station, village: '220112102777', name: '新站' });
    await clerk.send('appoint-partner', { station, person });
    const ear = await Ear.open(t, await letIn(person));
    await clerk.send('end-appointment', { station });
    await clerk.send('receive-stock', { product: county.product, quantity: 1 });
    await eventually(() => assert.ok(ear.over));
    assert.equal(ear.told.at(-1)?.data.problem?.code, 'account-closed');
    assert.ok(ear.entries.every(({ type }) => type !== 'receive-stock'));
  });

  test('tells by the new place from the moment somebody’s role changes', async (t) => {
    const { administrator, appoint, station, otherStation } = here();
    const clerk = await appoint('county-clerk', station.village);
    const ear = await Ear.open(t, clerk);
    await orderOf('otherPartner');
    await administrator.send('grant-role', { person: clerk.person, role: 'county-clerk', place: otherStation.village });
    const { seq } = await orderOf('otherPartner');
    await eventually(() =>
      assert.deepEqual(
        ear.entries.map((entry) => entry.seq),
        [seq],
      ),
    );
  });

  test('tells a driver what concerns their own loops, loads and stops, and nothing else of the county', async (t) => {
    const { clerk, partner, station, otherStation, appoint, administrator } = here();
    const round = new FleetRound(here());
    const [mine, other] = [await appoint('driver'), await appoint('driver')];
    const loops = [
      round.loopOf(await round.vehicle(), { driver: mine.person }),
      round.loopOf(await round.vehicle(), {
        driver: other.person,
        stops: [round.stop({ station: otherStation.id })],
      }),
    ] as const;
    const ear = await Ear.open(t, mine);
    const already = await Ear.open(t, other);
    assert.equal((await round.plan(loops)).status, 200);
    await round.must(clerk, 'add-depot', {
      depot: newId(),
      name: '新仓',
      longitudeMicrodegrees: 125_660_000,
      latitudeMicrodegrees: 43_530_000,
      schematic: true,
    });
    await administrator.send('grant-role', { person: newId(), role: 'driver', place: here().county.code });
    await orderOf('partner');
    const villager = newId();
    await round.must(partner, 'register-villager', { villager, station: station.id }, { personal: { name: '孙丽' } });
    const parcel = await round.parcels.register();
    const load = round.parcels.loadOf([parcel], { loop: loops[0].loop });
    await round.must(clerk, 'load-van', load);
    await round.must(other, 'start-loop', { loop: loops[1].loop });
    await round.must(mine, 'sign-for-loads', { loop: loops[0].loop, loads: [load.load] });
    await round.consignment();
    await round.must(clerk, 'assign-driver', { loop: loops[0].loop, driver: null });
    await round.must(clerk, 'receive-stock', { product: here().county.product, quantity: 1 });
    await eventually(() =>
      assert.deepEqual(
        ear.entries.map(({ type }) => type),
        ['plan-loops', 'load-van', 'sign-for-loads', 'register-consignment', 'assign-driver'],
      ),
    );
    await eventually(() =>
      assert.deepEqual(
        already.entries.map(({ type }) => type),
        ['plan-loops', 'start-loop'],
      ),
    );
    const whole = await Ear.open(t, mine, '?after=0');
    await round.must(clerk, 'assign-driver', { loop: loops[0].loop, driver: mine.person });
    await eventually(() => assert.equal(whole.entries.at(-1)?.type, 'assign-driver'));
    const heard = new Set(whole.entries.map(({ type }) => type));
    for (const type of ['place-order', 'grant-role', 'add-product', 'register-villager', 'add-depot', 'start-loop'])
      assert.ok(!heard.has(type), type);
  });

  test('is refused to those who are not signed in, and to another county’s clerk', async () => {
    const path = `/api/counties/${here().county.code}/feed`;
    assert.equal((await here().nobody.ask('GET', path)).code, 'not-signed-in');
    assert.equal((await here().strangerClerk.ask('GET', path)).code, 'account-closed');
    assert.equal((await here().clerk.ask('GET', `${path}?after=x`)).code, 'malformed-request');
  });
});
