import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { phone, Stage, type Visitor } from './stage.ts';

const PIN = '294716';

describe('people at a counter without network', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.set();
  });
  after(() => stage.down());

  it('signs out and comes back by PIN, and the server’s session catches up', async () => {
    const visitor = await stage.signedIn('luxiang-station-5', phone);
    const { page, context } = visitor;
    await setPin(stage, visitor);
    await visitor.keptOnDevice();
    await context.setOffline(true);
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('heading', { name: /请输入 6 位 PIN 码/ }).waitFor();
    await type(page, PIN);
    await page.getByRole('link', { name: /代买/ }).first().waitFor();
    await context.setOffline(false);
    await page.waitForFunction(async () => (await fetch('/api/me')).ok);
    assert.deepEqual(visitor.errors, []);
    await visitor.leave();
  });
});

async function setPin(stage: Stage, { page }: Visitor): Promise<void> {
  await page.goto(`${stage.origin}/account`);
  await page.getByLabel('6 位 PIN 码').fill(PIN);
  await page.getByLabel('6 位 PIN 码').press('Enter');
  await page.getByText('PIN 码已设好').waitFor();
}

async function type(page: Visitor['page'], pin: string): Promise<void> {
  for (const digit of pin) await page.keyboard.press(digit);
}
