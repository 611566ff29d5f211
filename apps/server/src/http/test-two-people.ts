import assert from 'node:assert/strict';
import { DAY, SYSTEM, type ProblemCode } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import type { SomeoneSignedIn, TestServer } from './test-server.ts';

type Answer = Awaited<ReturnType<SomeoneSignedIn['ask']>>;

export const bankDetails = { accountName: '站长', bank: '中国农业银行', accountNumber: '6228480402564890018' };

/** A county in which what takes two people takes two: a clerk proposes, a finance approver confirms. */
export class TwoAtWork {
  readonly here: TestServer;
  readonly approver: SomeoneSignedIn;

  private constructor(here: TestServer, approver: SomeoneSignedIn) {
    this.here = here;
    this.approver = approver;
  }

  static async begin(here: TestServer): Promise<TwoAtWork> {
    const two = new TwoAtWork(here, await here.appoint('finance-approver'));
    await two.letOneAct(null);
    return two;
  }

  /** Lets one person act alone until then, as the other tests' counties do; null asks for two. */
  async letOneAct(until: number | null): Promise<void> {
    const { server, county } = this.here;
    const { status } = await server.writer.submit(county.bind('let-one-act', { until }, { by: SYSTEM }));
    assert.equal(status, 'accepted');
  }

  /** Says what takes two people; gives the proposal's id. */
  async propose(who: SomeoneSignedIn, type: string, payload: object, personal?: object): Promise<string> {
    const id = newId();
    const { status, body } = await who.send(type, payload, { id, ...(personal && { personal }) });
    assert.equal(status, 200, JSON.stringify(body));
    assert.notEqual(body.waits, undefined, `${type} waits for a second person`);
    return id;
  }

  /** The clerk wants a partner paid elsewhere. */
  payee(person = this.here.partner.person, accountNumber = bankDetails.accountNumber): Promise<string> {
    return this.propose(this.here.clerk, 'set-payee', { person }, { ...bankDetails, accountNumber });
  }

  async confirm(proposal: string, by: SomeoneSignedIn = this.approver): Promise<Answer> {
    return by.send('confirm-proposal', { proposal });
  }
}

type Code = Extract<
  ProblemCode,
  | 'proposal-unknown'
  | 'proposal-decided'
  | 'proposal-outdated'
  | 'proposal-incomplete'
  | 'proposer-gone'
  | 'own-proposal'
  | 'not-your-proposal'
  | 'same-device'
  | 'same-phone'
  | 'same-account'
  | 'sign-in-renewed'
  | 'officer-not-alone'
  | 'alone-too-long'
  | 'place-unknown'
>;

/** How each refusal about two people comes about, through HTTP; afterwards one person may act alone again. */
export function twoPeopleScenarios(here: () => TestServer): Readonly<Record<Code, () => Promise<Answer>>> {
  const withTwo = (ask: (two: TwoAtWork) => Promise<Answer>) => async () => {
    const two = await TwoAtWork.begin(here());
    try {
      return await ask(two);
    } finally {
      await two.letOneAct(Date.UTC(2100, 0));
    }
  };
  /** A second clerk on the county's own terms: named, with a phone, an account or a device of somebody's. */
  const colleague = () => here().appoint('county-clerk');
  const write = (sql: string, values: readonly unknown[]) => here().server.pool.query(sql, [...values]);
  return {
    'proposal-unknown': withTwo((two) => two.confirm(newId())),
    'proposal-decided': withTwo(async (two) => {
      const proposal = await two.payee();
      assert.equal((await two.confirm(proposal)).status, 200);
      return two.confirm(proposal);
    }),
    'proposal-outdated': withTwo(async (two) => {
      const [first, second] = [await two.payee(), await two.payee()];
      assert.equal((await two.confirm(first)).status, 200);
      return two.confirm(second);
    }),
    'proposal-incomplete': withTwo(async (two) => {
      const proposal = await two.payee();
      await write('delete from proposal_private where county = $1 and proposal = $2', [here().county.code, proposal]);
      return two.confirm(proposal);
    }),
    'proposer-gone': withTwo(async (two) => {
      const clerk = await colleague();
      const proposal = await two.propose(clerk, 'set-payee', { person: here().partner.person }, bankDetails);
      const role = { person: clerk.person, role: 'county-clerk', place: here().county.code };
      assert.equal((await here().administrator.send('revoke-role', role)).status, 200);
      return two.confirm(proposal);
    }),
    'own-proposal': withTwo(async (two) => two.confirm(await two.payee(), here().clerk)),
    'not-your-proposal': withTwo(async (two) =>
      two.approver.send('withdraw-proposal', { proposal: await two.payee() }),
    ),
    'same-device': withTwo(async (two) => {
      const other = await colleague();
      const proposal = await two.propose(other, 'set-payee', { person: here().partner.person }, bankDetails);
      // The approver's sign-in is used on the very device the proposal came from.
      await write(
        `update identity_session set device_key = (select device_key from identity_session where user_id = $1 limit 1) where user_id = $2`,
        [other.person, two.approver.person],
      );
      return two.confirm(proposal);
    }),
    'same-phone': withTwo(async (two) => {
      const proposal = await two.payee();
      await write(`update person_private set phone = '138 0013 8000' where county = $1 and person = $2`, [
        here().county.code,
        here().clerk.person,
      ]);
      await write(`update person_private set phone = '13800138000' where county = $1 and person = $2`, [
        here().county.code,
        two.approver.person,
      ]);
      return two.confirm(proposal);
    }),
    'same-account': withTwo(async (two) => {
      const clerk = await colleague();
      for (const person of [clerk.person, two.approver.person])
        await write(
          `insert into payee_private (county, person, account_name, bank, account_number, written_at) values ($1, $2, '某', '某行', '6217000099990001', now())`,
          [here().county.code, person],
        );
      return two.confirm(await two.propose(clerk, 'set-payee', { person: here().partner.person }, bankDetails));
    }),
    'sign-in-renewed': withTwo(async (two) => {
      const clerk = await colleague();
      const { administrator } = here();
      const site = { station: newId(), village: '220112102298', name: '新站' };
      const proposal = await two.propose(clerk, 'open-station', site);
      for (const signInName of ['colleague-once', 'colleague-again']) {
        const made = await administrator.send(
          'make-sign-in',
          { person: clerk.person },
          { personal: { signInName, name: '同事' } },
        );
        assert.equal(made.status, 200, JSON.stringify(made.body));
      }
      return two.confirm(proposal, administrator);
    }),
    'officer-not-alone': async () => {
      const { server, county, officer } = here();
      const role = { person: officer.person, role: 'driver', place: county.code };
      await server.writer.submit(county.bind('grant-role', role, { by: SYSTEM }));
      const answer = await officer.send('let-one-act', { until: Date.now() + DAY });
      await server.writer.submit(county.bind('revoke-role', role, { by: SYSTEM }));
      return answer;
    },
    'alone-too-long': () => here().officer.send('let-one-act', { until: Date.now() + 90 * DAY }),
    'place-unknown': () =>
      here().administrator.send('grant-role', { person: newId(), role: 'driver', place: `${here().county.code}999` }),
  };
}
