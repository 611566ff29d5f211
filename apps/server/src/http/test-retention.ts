import assert from 'node:assert/strict';
import type { ProblemCode } from '@yangui/domain';
import type { SomeoneSignedIn, TestServer } from './test-server.ts';

type Answer = Awaited<ReturnType<SomeoneSignedIn['ask']>>;

/** How each refusal about what is kept of people, and how long, comes about through HTTP. */
export function retentionScenarios(here: () => TestServer) {
  const forget = (person: string, part: 'contact' | 'name', reason = 'asked') =>
    here().administrator.send('forget-staff', { person, part, reason });
  /** Somebody whose only role is over. */
  const former = async () => {
    const { person } = await here().appoint('driver');
    const place = here().county.code;
    assert.equal((await here().administrator.send('revoke-role', { person, role: 'driver', place })).status, 200);
    return person;
  };
  return {
    'still-in-post': () => forget(here().partner.person, 'contact'),
    'kept-by-law': async () => forget(await former(), 'name'),
    'staff-emptied': async () => {
      const person = await former();
      assert.equal((await forget(person, 'contact')).status, 200);
      return forget(person, 'contact');
    },
    'still-owed': async () => {
      const { partner, station, county, clerk } = here();
      const bank = { accountName: '站长', bank: '中国农业银行', accountNumber: '6228480402564890018' };
      await clerk.send('set-payee', { person: partner.person }, { personal: bank });
      const lines = [{ product: county.product, quantity: 1, priceFen: 1_000 }];
      await partner.send('place-order', { station: station.id, villager: station.villager, lines });
      return clerk.send('forget-payee', { payee: partner.person });
    },
  } satisfies Partial<Record<ProblemCode, () => Promise<Answer>>>;
}
