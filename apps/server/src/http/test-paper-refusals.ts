import type { ProblemCode } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import { ProduceRound, type Answer } from './test-produce.ts';
import type { TestServer } from './test-server.ts';

/** How each refusal about classes and papers comes about, through HTTP. */
export function paperScenarios(here: () => TestServer) {
  const round = () => new ProduceRound(here());
  const issue = async (productClass?: string) => {
    const { lot, commodity } = await round().sold();
    if (productClass !== undefined) await round().classed(commodity, productClass);
    return here().partner.send('issue-certificate', round().certificateOf(lot));
  };
  const add = async (more: object) => here().clerk.send('add-paper', round().paperOf((await round().sold()).lot, more));
  const withdraw = (paper: string) => here().clerk.send('withdraw-paper', { paper, reason: 'mistake' });
  return {
    'class-missing': () => issue(),
    'class-not-for-sale': () => issue('not-for-sale'),
    'certificate-not-of-class': () => issue('health-food'),
    'class-never-food': async () => {
      const commodity = newId();
      const named = round().commodityOf({ commodity, name: `鹿茸${commodity}` });
      await round().must(here().clerk, 'add-commodity', named);
      return here().clerk.send('set-product-class', { commodity, productClass: 'farm-product' });
    },
    'claim-forbidden': () => here().clerk.send('add-commodity', round().commodityOf({ name: '补肾榛蘑' })),
    // No door sends a lot to who buys yet: its page says what would be refused there.
    'paper-missing': async () => {
      const { lot, commodity } = await round().sold();
      await round().classed(commodity);
      const answer = await here().partner.read(`/lots/${lot}`);
      return { ...answer, status: answer.body.sale.status, body: { problem: answer.body.sale } };
    },
    'test-missing': async () => {
      const { lot, commodity } = await round().sold();
      await round().classed(commodity);
      await round().must(here().clerk, 'set-test-plan', { commodity, foods: [], rapid: [], lab: ['铅'] });
      const answer = await here().partner.read(`/lots/${lot}`);
      return { ...answer, status: answer.body.sale.status, body: { problem: answer.body.sale } };
    },
    'certificate-untested': async () => {
      const { lot, commodity } = await round().sold();
      await round().classed(commodity);
      return here().partner.send('issue-certificate', round().certificateOf(lot, { basis: 'lab-tested' }));
    },
    'certificate-stands': async () => {
      const { lot } = await round().certified();
      return here().partner.send('issue-certificate', round().certificateOf(lot));
    },
    'paper-unknown': () => withdraw(newId()),
    'paper-withdrawn': async () => {
      const { certificate } = await round().certified();
      await round().must(here().clerk, 'withdraw-paper', { paper: certificate, reason: 'mistake' });
      return withdraw(certificate);
    },
    'paper-about-other': () => add({ kind: 'food-licence' }),
    'paper-days-swapped': () => add({ validUntil: '2025-12-31' }),
    'paper-number-unreadable': () => add({ number: '☎' }),
    'paper-issuer-unreadable': () => add({ issuer: '张三' }),
  } satisfies Partial<Record<ProblemCode, () => Promise<Answer>>>;
}
