import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { verify } from '../../src/journal/verify.ts';
import { guideCounty, guideWords } from './guide-words.ts';
import { desk, deskPicture, Stage, type Language, type Visitor } from './stage.ts';

for (const language of ['zh', 'en'] as const) {
  describe(`the approver’s guide is true, in ${language}`, () => walk(language));
}

function walk(language: Language): void {
  const say = guideWords[language];
  const county = guideCounty[language];
  let stage: Stage;
  let approver: Visitor;
  let clerk: Visitor;
  let settlement = '';

  before(async () => {
    stage = await Stage.set();
    clerk = await stage.signedIn(`${county.people}-clerk`, desk);
    approver = await stage.signedIn(`${county.people}-approver`, deskPicture, language);
    settlement = await prepared(clerk, `${stage.origin}/desk/${county.code}`);
  });
  after(() => stage.down());

  it('1. looks at a settlement that somebody else prepared, and where each figure comes from', async () => {
    const { page } = approver;
    await page.goto(settlement);
    await page.getByRole('button', { name: say.approve }).waitFor();
    await approver.picture('desk-approve');
  });

  it('2. approves it, issues the file for the bank and downloads it', async () => {
    const { page } = approver;
    await page.getByRole('button', { name: say.approve }).click();
    await page.getByRole('button', { name: say.issue }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: say.file }).click();
    const file = new TextDecoder('gbk', { fatal: true }).decode(await readFile(await (await download).path()));
    assert.ok(file.startsWith('序号,户名,账号,开户行,金额,备注\r\n1,'));
  });

  it('3. one comes back from the bank', async () => {
    await clerk.page.goto(settlement);
    await clerk.page.getByRole('button', { name: '退票' }).first().click();
    await clerk.page.getByLabel('原因').selectOption({ label: '账号不对' });
    await clerk.page.getByRole('dialog').getByRole('button', { name: '退票' }).click();
    await approver.page.getByText(say.wrongAccount).waitFor();
    await approver.picture('desk-payouts');
  });

  it('4. closes the month', async () => {
    const { page } = approver;
    await page.goto(`${stage.origin}/desk/${county.code}/periods`);
    await page.getByRole('button', { name: say.closeMonth }).click();
    await page.getByRole('dialog').getByRole('button', { name: say.closeMonth }).click();
    await page.getByText(say.closedMonth, { exact: true }).waitFor();
  });

  it('and no screen complained, and the books follow from the journal', async () => {
    assert.deepEqual([...approver.errors, ...clerk.errors], []);
    const verdict = await verify(stage.server.pool, county.code);
    assert.ok(verdict.ok, 'difference' in verdict ? verdict.difference : '');
  });
}

/** The clerk prepares a settlement, as in the clerk's guide; its address. */
async function prepared({ page }: Visitor, origin: string): Promise<string> {
  const { prepare, month, prepareMonth } = guideWords.zh;
  await page.goto(`${origin}/settlements`);
  await page.getByRole('button', { name: prepare }).click();
  await page.getByLabel(month).selectOption({ index: 1 });
  await page.getByRole('dialog').getByRole('button', { name: prepareMonth }).click();
  await page.waitForURL(/settlements\/[0-9a-f-]{36}/);
  return page.url();
}
