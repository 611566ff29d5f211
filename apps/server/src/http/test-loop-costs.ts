import assert from 'node:assert/strict';
import type { ProblemCode } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import { FleetRound } from './test-fleet.ts';
import type { SomeoneSignedIn, TestServer } from './test-server.ts';

type Answer = Awaited<ReturnType<SomeoneSignedIn['ask']>>;

/** Loops driven and their cost settled on a test server, through HTTP. */
export class LoopCostRound extends FleetRound {
  private readonly at: TestServer;

  constructor(server: TestServer) {
    super(server);
    this.at = server;
  }

  /** A loop that has come home: so many parcels went down to the station, and were signed for where nothing else is said. */
  async home(more: Parameters<LoopCostRound['onTheWay']>[0] = {}): Promise<string> {
    const { loop, driver } = await this.onTheWay(more);
    await this.must(driver, 'finish-loop', { loop, actualMetres: 31_000, actualMinutes: 95 });
    return loop;
  }

  /** A loop on its way, with its driver. */
  async onTheWay({
    parcels = 2,
    signed = true,
    ...more
  }: { parcels?: number; signed?: boolean } & Parameters<FleetRound['loopOf']>[1] = {}): Promise<{
    readonly loop: string;
    readonly driver: SomeoneSignedIn;
  }> {
    const { clerk, partner, station } = this.at;
    const driver = await this.at.appoint('driver');
    const { loop } = await this.planned({ driver: driver.person, ...more });
    const load = newId();
    const ids = await Promise.all(Array.from({ length: parcels }, () => this.parcels.register()));
    if (parcels > 0) await this.must(clerk, 'load-van', this.parcels.loadOf(ids, { load, loop }));
    await this.must(driver, 'start-loop', { loop });
    if (parcels > 0 && signed)
      await this.must(partner, 'receive-parcels', { station: station.id, load, sealWhole: true, parcels: ids });
    return { loop, driver };
  }

  settle(loop: string, more: object = {}): Promise<Answer> {
    return this.at.clerk.send('settle-loop', { loop, metres: null, minutes: null, extras: [], ...more });
  }

  /** A loop whose cost is settled. */
  async settled(more: Parameters<LoopCostRound['home']>[0] = {}): Promise<string> {
    const loop = await this.home(more);
    const { status, body } = await this.settle(loop);
    assert.equal(status, 200, JSON.stringify(body));
    return loop;
  }
}

/** How each refusal about what loops cost comes about, through HTTP. */
export function loopCostScenarios(here: () => TestServer) {
  const round = () => new LoopCostRound(here());
  return {
    'loop-still-loaded': async () => round().settle(await round().home({ signed: false })),
    'loop-cost-settled': async () => round().settle(await round().settled()),
    'loop-cost-not-settled': async () =>
      here().clerk.send('reverse-loop-cost', { loop: await round().home(), reason: 'other' }),
    'contribution-overpaid': () =>
      here().clerk.send('record-contribution', { payer: 'zto', amountFen: 9_000_000, reference: 'ZTO-9' }),
    'contribution-unknown': async () =>
      (await here().appoint('finance-approver')).send('reverse-contribution', { payment: newId(), reason: 'other' }),
    'contribution-reversed': async () => {
      const approver = await here().appoint('finance-approver');
      await round().must(here().clerk, 'change-loop-cost-settings', { contributionsFen: { sf: 40 } });
      await round().settled();
      const payment = newId();
      assert.equal(
        (
          await here().clerk.send(
            'record-contribution',
            { payer: 'sf', amountFen: 40, reference: 'SF-REV-1' },
            { id: payment },
          )
        ).status,
        200,
      );
      await round().must(approver, 'reverse-contribution', { payment, reason: 'wrong-payer' });
      return approver.send('reverse-contribution', { payment, reason: 'wrong-payer' });
    },
    // In a county that has driven nothing yet.
    'nothing-owed-for-loops': () =>
      here().strangerClerk.send('prepare-settlement', { settlement: newId(), period: '2026-01', pays: 'loops' }),
    'payable-changed': async () => {
      const loop = await round().settled();
      const settlement = newId();
      await round().must(here().clerk, 'prepare-settlement', { settlement, period: '2026-01', pays: 'loops' });
      await round().must(here().clerk, 'reverse-loop-cost', { loop, reason: 'wrong-rates' });
      const approver = await here().appoint('finance-approver');
      const answer = await approver.send('approve-settlement', { settlement });
      await round().must(approver, 'reject-settlement', { settlement, reason: 'wrong-amount' });
      return answer;
    },
    // Nothing is owed but to the owner of a vehicle of whom nobody said as what they are taxed.
    'payee-types-missing': async () => {
      const approver = await here().appoint('finance-approver');
      const prepared = (settlement: string, period: string) =>
        here().clerk.send('prepare-settlement', { settlement, period, pays: 'loops' });
      const before = newId();
      if ((await prepared(before, '2025-03')).status === 200)
        await round().must(approver, 'approve-settlement', { settlement: before });
      const vehicle = await round().vehicle({ driverFenPerHour: 0, driverFenPerDay: 0 });
      const driver = await here().appoint('driver');
      const { loop } = await round().planned({ driver: driver.person }, vehicle);
      await round().must(driver, 'start-loop', { loop });
      await round().must(driver, 'finish-loop', { loop, actualMetres: 31_000, actualMinutes: 95 });
      assert.equal((await round().settle(loop)).status, 200);
      return prepared(newId(), '2025-04');
    },
    'receipt-invalid': async () =>
      round().settle(await round().home(), {
        extras: [{ kind: 'toll', amountFen: 500, receipt: '没有', owedTo: 'driver' }],
      }),
  } as const satisfies Partial<Record<ProblemCode, () => Promise<Answer>>>;
}
