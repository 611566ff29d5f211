import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { desk, phone, Stage, type Visitor } from './stage.ts';

const county = '220112';
const sizes = { phone, desk };
const counterScreens = [
  '',
  '/buy',
  '/collect',
  '/send',
  '/send/new',
  '/orders',
  '/villagers',
  '/earnings',
  '/earnings/ledger',
];
const deskScreens = [
  '',
  '/orders',
  '/consignments',
  '/consignments/hand-on',
  '/loops',
  '/unload',
  '/fleet',
  '/stations',
  '/devices',
  '/products',
  '/villagers',
  '/people',
  '/ledger',
  '/journal',
];
/** What a programme officer watches over, and a clerk does not see or change. */
const officerScreens = ['/access-log', '/proposals', '/settings'];

describe('every screen', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.set();
  });
  after(() => stage.down());

  for (const language of ['zh', 'en'] as const) {
    for (const size of ['phone', 'desk'] as const) {
      it(`of the counter fits the ${size} in ${language} and has nothing to complain of`, async () => {
        const visitor = await stage.signedIn('luxiang-station-2', sizes[size], language);
        await look(stage, visitor, { surface: 'counter', screens: counterScreens, size });
      });
      it(`of the desk fits the ${size} in ${language} and has nothing to complain of`, async () => {
        const visitor = await stage.signedIn('luxiang-clerk', sizes[size], language);
        await look(stage, visitor, { surface: 'desk', screens: deskScreens, size });
      });
      it(`that an officer watches over fits the ${size} in ${language} and has nothing to complain of`, async () => {
        const visitor = await stage.signedIn('luxiang-officer', sizes[size], language);
        await look(stage, visitor, { surface: 'desk', screens: officerScreens, size });
      });
    }
  }

  it('says so where the server cannot be reached, and comes back by itself', async () => {
    const visitor = await stage.signedIn('luxiang-station-2', phone);
    await visitor.page.getByText('已连接').first().waitFor();
    await visitor.context.setOffline(true);
    await visitor.page.getByText('连不上服务器').first().waitFor();
    await visitor.context.setOffline(false);
    await visitor.page.getByText('已连接').first().waitFor();
    await visitor.leave();
  });

  it('of a county with nothing in it says how to begin', async () => {
    const visitor = await stage.signedIn('wanshan-clerk', desk);
    await visitor.page.goto(`${stage.origin}/desk/520603/orders?query=nobody-has-this`);
    await visitor.page.getByText('没有符合条件的订单').waitFor();
    await visitor.leave();
  });
});

interface Looking {
  readonly surface: 'counter' | 'desk';
  readonly screens: readonly string[];
  readonly size: keyof typeof sizes;
}

async function look(stage: Stage, visitor: Visitor, { surface, screens, size }: Looking): Promise<void> {
  for (const screen of screens) {
    await visitor.page.goto(`${stage.origin}/${surface}/${county}${screen}`);
    await visitor.page.getByRole('heading').first().waitFor();
    await visitor.page.waitForLoadState('load');
    await visitor.page.waitForFunction(() => document.querySelector('[aria-busy=true], .skeleton') === null);
    assert.equal(await visitor.overflow(), 0, `${surface}${screen} is wider than the ${size}`);
  }
  assert.deepEqual(visitor.errors, []);
  await visitor.leave();
}
