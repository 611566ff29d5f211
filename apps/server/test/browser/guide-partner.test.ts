import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { verify } from '../../src/journal/verify.ts';
import { guideCounty, guideWords } from './guide-words.ts';
import { pick } from './pick.ts';
import { desk, phone, Stage, type Language, type Visitor } from './stage.ts';

for (const language of ['zh', 'en'] as const) {
  describe(`the partner’s guide is true, in ${language}`, () => walk(language));
}

function walk(language: Language): void {
  const say = guideWords[language];
  const county = guideCounty[language];
  let stage: Stage;
  let partner: Visitor;
  let clerk: Visitor;
  let code = '';
  let pickup = '';
  const counter = (screen: string) => partner.page.goto(`${stage.origin}/counter/${county.code}${screen}`);

  before(async () => {
    stage = await Stage.set();
    partner = await stage.signedIn(`${county.people}-station-3`, phone, language);
    clerk = await stage.signedIn(`${county.people}-clerk`, desk);
  });
  after(() => stage.down());

  it('1. she buys for somebody new, after reading out what is kept about them', async () => {
    const { page } = partner;
    await counter('/buy');
    await pick(page, '赵铁柱', say.register);
    await page.getByRole('button', { name: say.noticeRead }).click();
    await pick(page, 'dm', /东北大米/);
    await partner.picture('counter-buy');
  });

  it('2. she reads the order back, takes the money, and gives the receipt', async () => {
    const { page } = partner;
    await page.getByRole('button', { name: say.readBack }).click();
    await page.getByRole('radio', { name: say.cash }).check();
    await page.getByRole('button', { name: say.place, exact: true }).click();
    code = (await page.getByTestId('order-code').textContent()) ?? '';
    await page.getByRole('button', { name: say.receipt }).click();
    await page.getByRole('dialog').getByText(code).waitFor();
    await partner.picture('counter-receipt');
    for (const width of ['58', '80'] as const) {
      await page.getByRole('dialog').getByRole('combobox').selectOption(width);
      await page.locator(`.paper .receipt-${width}`).waitFor();
      await page.waitForTimeout(200);
      assert.deepEqual(await printed(partner), { width: Number(width), pages: 1 });
    }
    await page.getByRole('dialog').getByRole('button', { name: say.close }).last().click();
  });

  it('3. the van comes: she looks at the seal and scans every parcel', async () => {
    const { counties } = await partner.me();
    const number = await sendVan(clerk, `${stage.origin}/desk/${county.code}`, {
      code,
      station: counties[0]?.stations[0]?.name ?? '',
    });
    const { page } = partner;
    await counter('/receive');
    const load = page.getByRole('region', { name: /A-2601/ });
    await load.getByRole('radio', { name: say.sealWhole }).check();
    await load.getByLabel(say.scanEach).fill(number);
    await partner.picture('counter-receive');
    await page.keyboard.press('Enter');
    await load.getByText(say.allHere).waitFor();
  });

  it('4. the villager comes with the code: two Enters hand it out', async () => {
    const { page } = partner;
    await counter('/collect');
    await page.locator('[data-search]').fill('赵铁柱');
    const row = page.getByRole('button', { name: /赵铁柱/ });
    pickup = (await row.locator('.order-code').textContent()) ?? '';
    await page.locator('[data-search]').fill(pickup);
    await row.waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: say.handTo }).waitFor();
    await partner.picture('counter-collect');
    await page.keyboard.press('Enter');
    await page.getByText(say.handed).first().waitFor();
  });

  it('5. her earnings show the order’s rebate, and the line opens to it', async () => {
    const { page } = partner;
    await counter('/earnings');
    await page
      .getByRole('link', { name: new RegExp(pickup) })
      .first()
      .waitFor();
    await partner.picture('counter-earnings');
    // The parcel that brought it stands there by the same code, before it.
    await page
      .getByRole('link', { name: new RegExp(pickup) })
      .last()
      .click();
    await page.getByRole('button', { name: say.receipt }).waitFor();
  });

  it('6. in the evening she counts the drawer', async () => {
    const { page } = partner;
    await counter('/cash');
    const holds = ((await page.locator('.drawer-holds strong').textContent()) ?? '').replace(/[^\d.]/g, '');
    await page.getByRole('button', { name: say.countCash }).click();
    await page.getByLabel(say.counted).fill(holds);
    await page.getByRole('dialog').getByRole('button', { name: say.countCash }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('and no screen complained, and the books follow from the journal', async () => {
    assert.deepEqual([...partner.errors, ...clerk.errors], []);
    const verdict = await verify(stage.server.pool, county.code);
    assert.ok(verdict.ok, 'difference' in verdict ? verdict.difference : '');
  });
}

/** How wide, in millimetres, and on how many sheets a page would come out of the printer. */
async function printed({ page }: Visitor): Promise<{ width: number; pages: number }> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = [...pdf.matchAll(/MediaBox *\[0 0 ([\d.]+)/g)];
  return { width: Math.round((Number(boxes[0]?.[1]) * 25.4) / 72), pages: boxes.length };
}

/** The centre registers the order's goods and hands them to the van, as in the clerk's guide. Gives the parcel's number. */
async function sendVan(
  { page }: Visitor,
  origin: string,
  { code, station }: { code: string; station: string },
): Promise<string> {
  const { number, scan, seal, van, toVan, onVan } = guideWords.zh;
  await page.goto(`${origin}/parcels/register`);
  await page.getByLabel(number).fill(code);
  await page.keyboard.press('Enter');
  const own = (await page.locator('.parcel-log .parcel-number').textContent()) ?? '';
  await page.goto(`${origin}/parcels/load`);
  await page.getByLabel(scan).fill(own);
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: station }).getByRole('button', { name: own, pressed: true }).waitFor();
  await page.getByLabel(seal, { exact: true }).fill('A-2601');
  await page.getByLabel(van, { exact: true }).fill('1号车');
  await page.getByRole('button', { name: toVan }).click();
  await page.getByText(onVan).waitFor();
  return own;
}
