import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { verify } from '../../src/journal/verify.ts';
import { guideCounty, guideWords } from './guide-words.ts';
import { deskPicture, Stage, type Language, type Visitor } from './stage.ts';

for (const language of ['zh', 'en'] as const) {
  describe(`the clerk’s guide is true, in ${language}`, () => walk(language));
}

const catalogue = [
  '商品名称,单位,条码,类别,单价（元）,返利（%）,库存',
  '羊毛围脖,条,,,39.90,,40',
  '保温饭盒,个,,,25.00,5,30',
].join('\r\n');

function walk(language: Language): void {
  const say = guideWords[language];
  const county = guideCounty[language];
  let stage: Stage;
  let clerk: Visitor;
  const go = (screen: string) => clerk.page.goto(`${stage.origin}/desk/${county.code}${screen}`);

  before(async () => {
    stage = await Stage.set();
    clerk = await stage.signedIn(`${county.people}-clerk`, deskPicture, language);
  });
  after(() => stage.down());

  it('1. the desk opens on what waits today', async () => {
    await clerk.page.getByRole('heading', { level: 1 }).waitFor();
    await settled(clerk);
    await clerk.picture('desk-today');
  });

  it('2. a station is planned in a village, checked, given a partner, and opened', async () => {
    const { page } = clerk;
    await go('/stations');
    await page.getByRole('button', { name: say.plan }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: say.plan, exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await openPlanned(clerk, stage, county.code);
    await page.getByRole('button', { name: say.fit }).click();
    await page.getByLabel(say.floorArea).fill('36');
    for (const there of await page.getByRole('dialog').getByRole('radio', { name: say.there, exact: true }).all())
      await there.check();
    await page.getByRole('dialog').getByRole('button', { name: say.fit }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: say.appoint }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say.name, { exact: true }).fill('李秀兰');
    await dialog.getByLabel(say.signInName, { exact: true }).fill(`guide-${language}-partner`);
    await dialog.getByRole('button', { name: say.appoint }).click();
    await dialog.getByRole('button', { name: say.done, exact: true }).click();
    await page.getByRole('button', { name: say.open, exact: true }).click();
    await page.getByText(say.opened).waitFor();
    await settled(clerk);
    await page.evaluate(() => window.scrollTo(0, 0));
    await clerk.picture('desk-station');
  });

  it('3. a catalogue is imported after a dry run', async () => {
    const { page } = clerk;
    await go('/products/import');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'catalogue.csv', mimeType: 'text/csv', buffer: Buffer.from(catalogue) });
    await page.getByRole('button', { name: say.importTwo }).scrollIntoViewIfNeeded();
    await clerk.picture('desk-import');
    await page.getByRole('button', { name: say.importTwo }).click();
    await page.getByText(say.imported).waitFor();
  });

  it('4. parcels are registered by scan and handed to the van under a seal', async () => {
    const { page } = clerk;
    const numbers = ['SF2600000000013', 'YT2600000000024'];
    await go('/parcels/register');
    await page.getByLabel(say.number, { exact: true }).waitFor();
    const choice = page.getByLabel(say.station);
    const station = (await choice.locator('option').nth(1).getAttribute('value')) ?? '';
    await choice.selectOption(station);
    for (const number of numbers) {
      await page.getByLabel(say.number, { exact: true }).fill(number);
      await page.keyboard.press('Enter');
      await page.locator('.parcel-log').getByText(number).waitFor();
    }
    await go('/parcels/load');
    for (const number of numbers) {
      await page.getByLabel(say.scan).fill(number);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: number, pressed: true }).waitFor();
    }
    await page.getByLabel(say.seal, { exact: true }).fill('A-2601');
    await page.getByLabel(say.van, { exact: true }).fill('1号车');
    await clerk.picture('desk-load-van');
    await page.getByRole('button', { name: say.toVan }).click();
    await page.getByText(say.onVan).waitFor();
  });

  it('5. the settlement is prepared, for another person to approve', async () => {
    const { page } = clerk;
    await go('/settlements');
    await page.getByRole('button', { name: say.prepare }).click();
    // The month before the last is past its settlement day on every day of the year.
    await page.getByLabel(say.month).selectOption({ index: 1 });
    await page.getByRole('dialog').getByRole('row').nth(1).waitFor();
    await clerk.picture('desk-settlement');
    await page.getByRole('dialog').getByRole('button', { name: say.prepareMonth }).click();
    await page.waitForURL(/settlements\/[0-9a-f-]{36}/);
    await page.getByRole('button', { name: say.approve }).and(page.locator('[aria-disabled=true]')).waitFor();
  });

  it('and no screen complained, and the books follow from the journal', async () => {
    assert.deepEqual(clerk.errors, []);
    const verdict = await verify(stage.server.pool, county.code);
    assert.ok(verdict.ok, 'difference' in verdict ? verdict.difference : '');
  });
}

async function settled({ page }: Visitor): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy=true], .skeleton') === null);
}

/** Opens the page of the station that is planned only. */
async function openPlanned({ page }: Visitor, stage: Stage, county: string): Promise<void> {
  const { rows } = await stage.server.pool.query<{ id: string }>(
    `select id from station where county = $1 and stage = 'planned' limit 1`,
    [county],
  );
  await page.goto(`${stage.origin}/desk/${county}/stations/${rows[0]?.id}`);
}
