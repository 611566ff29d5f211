import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sendBag } from './sent-bag.ts';
import { desk, phone, Stage, type Visitor } from './stage.ts';

const SIGNING_MS = 1_500;

/** Keeping a command takes a slow phone its time: it is signed before it is written down. What is left before that is lost. */
describe('a slow phone says that a parcel is here only once it is written down', () => {
  let stage: Stage;
  let partner: Visitor;
  const number = 'SF9000000000031';

  before(async () => {
    stage = await Stage.set();
    partner = await stage.signedIn('luxiang-station-4', phone);
    const clerk = await stage.signedIn('luxiang-clerk', desk);
    const station = (await partner.me()).counties[0]?.stations[0]?.id ?? '';
    await sendBag(clerk, { station, seal: 'S-808', numbers: [number] });
    await partner.context.addInitScript((ms) => {
      const sign = crypto.subtle.sign.bind(crypto.subtle);
      crypto.subtle.sign = async (...what) => {
        await new Promise((resolve) => setTimeout(resolve, ms));
        return sign(...what);
      };
    }, SIGNING_MS);
  });
  after(() => stage.down());

  it('a scanned parcel is being written down first, and then it is here; the page may be left at once', async () => {
    const { page } = partner;
    await page.goto(`${stage.origin}/counter/220112/receive`);
    const load = page.getByRole('region', { name: /S-808/ });
    await load.getByRole('radio', { name: '完好' }).check();
    await load.getByLabel('逐件扫单号').fill(number);
    await page.keyboard.press('Enter');
    await load.getByText('正在记下 1 件').or(load.getByText('都收齐了')).first().waitFor();
    assert.equal(await load.getByText('已收 0 / 1').count(), 1);
    await load.getByText('都收齐了').waitFor();
    await page.goto(`${stage.origin}/counter/220112/collect`);
    await page.locator('[data-search]').fill(number);
    await page.getByRole('button', { name: /…0031/ }).waitFor();
    assert.deepEqual(partner.errors, []);
  });
});
