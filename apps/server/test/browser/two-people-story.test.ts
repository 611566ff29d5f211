import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { desk, phone, Stage, type Visitor } from './stage.ts';

describe('What moves money takes two people', () => {
  let stage: Stage;
  let clerk: Visitor;
  let approver: Visitor;

  before(async () => {
    stage = await Stage.set({ twoPeople: true });
    clerk = await stage.signedIn('luxiang-clerk', desk);
    approver = await stage.signedIn('luxiang-approver', desk);
  });
  after(() => stage.down());

  it('a clerk changes a limit: it is said that it waits, and by whom it can be confirmed, not that it is saved', async () => {
    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/220112/settings`);
    await page.getByLabel('一笔平台代买超过（元）').fill('1500');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText(/还没有生效：等第二个人确认/).waitFor();
    assert.equal(await page.getByText('已保存，即时生效。').count(), 0);
    await page.getByText('只有主管部门能改这一条。').waitFor();
    await clerk.picture('two-people-proposed');
  });

  it('she finds it among her own and cannot confirm it; an approver declines it with a reason', async () => {
    await clerk.page.goto(`${stage.origin}/desk/220112/proposals`);
    await clerk.page.getByText('自己提交的，等别人确认').waitFor();
    assert.equal(await clerk.page.getByRole('checkbox').count(), 0);

    const { page } = approver;
    await page.goto(`${stage.origin}/desk/220112/proposals`);
    await page.getByRole('checkbox').first().check();
    await approver.picture('two-people-waiting');
    await page.getByRole('button', { name: '退回选中的 1 件' }).click();
    await page.getByText('已退回 1 件，没有生效').waitFor();
    assert.equal(await approver.overflow(), 0);
  });

  it('the officer sees how long one person may act alone, on a phone and in English', async () => {
    const officer = await stage.signedIn('luxiang-officer', phone, 'en');
    const { page } = officer;
    await page.goto(`${stage.origin}/desk/220112/settings`);
    await page.getByText('Now: what moves money takes two people.').waitFor();
    await officer.picture('two-people-officer');
    await page.getByRole('button', { name: 'Let one person act' }).click();
    await page.getByText(/Now: one person may act, until/).waitFor();
    assert.equal(await officer.overflow(), 0);
    await page.getByRole('button', { name: 'Ask two people again now' }).click();
    await page.getByText('Now: what moves money takes two people.').waitFor();
    assert.deepEqual([...clerk.errors, ...approver.errors, ...officer.errors], []);
  });
});
