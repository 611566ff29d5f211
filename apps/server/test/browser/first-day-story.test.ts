import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '../../src/new-id.ts';
import { SAMPLE_PASSWORD } from '../../src/sample/fill-sample.ts';
import { desk, phone, Stage, type Visitor } from './stage.ts';

const NAME = 'luxiang-station-7';
const OWN = '一对大雁向南飞去过冬';

describe('the first day with a sign-in: from the card to an own password', () => {
  let stage: Stage;
  let clerk: Visitor;
  let partner: Visitor;
  let card = '';
  before(async () => {
    stage = await Stage.set();
    clerk = await stage.signedIn('luxiang-clerk', desk);
    partner = await stage.visitor(phone);
  });
  after(() => stage.down());

  const enter = async (password: string) => {
    await partner.page.locator('input[autocomplete=username]').fill(NAME);
    await partner.page.locator('input[autocomplete=current-password]').fill(password);
    await partner.page.locator('button[type=submit]').click();
  };
  const choice = () => partner.page.getByRole('heading', { name: '先设一个自己的密码' });

  it('a partner with a PIN works, and the clerk opens her sign-in again: the card says until when it is good', async () => {
    await partner.signIn(NAME, SAMPLE_PASSWORD);
    await partner.page.goto(`${stage.origin}/account`);
    await partner.page.getByLabel('6 位 PIN 码').fill('294716');
    await partner.page.getByLabel('6 位 PIN 码').press('Enter');
    await partner.page.getByText('PIN 码已设好').waitFor();
    const { person } = await partner.me();

    const { page } = clerk;
    await page.goto(`${stage.origin}/desk/220112/people?query=${encodeURIComponent(person.name)}`);
    await page.getByRole('button', { name: `为 ${person.name} 重开登录` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('PIN 码和所有设备上的登录马上作废').waitFor();
    assert.equal(await dialog.getByLabel('登录名').inputValue(), NAME);
    await dialog.getByRole('button', { name: '重开登录' }).click();
    const shown = dialog.getByRole('group', { name: '登录卡' });
    await shown.getByText('有效期至').waitFor();
    card = (await shown.locator('dd').nth(2).textContent()) ?? '';
    assert.match(card, /^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
  });

  it('her session and her PIN are gone, and the card leads to the choice of a password and to nothing else', async () => {
    const { page } = partner;
    await page.goto(stage.origin);
    await page.getByText('您在这台设备上的登录已结束').waitFor();
    await enter(card);
    await choice().waitFor();
    await partner.page.goto(`${stage.origin}/counter/220112/collect`);
    await choice().waitFor();
    assert.equal(await partner.overflow(), 0);
  });

  it('the rules stand there before she errs, and the button says which is not kept', async () => {
    const { page } = partner;
    const save = page.getByRole('button', { name: '保存，开始办事' });
    const rules = page.getByRole('list', { name: '密码的要求' });
    assert.equal(await rules.locator('li').count(), 3);
    assert.equal(await save.getAttribute('aria-disabled'), 'true');
    await page.getByLabel('自己的密码', { exact: true }).fill(card);
    await page.getByLabel('再写一遍').fill(card);
    await page.getByLabel('再写一遍').press('Enter');
    await page.getByText('新密码和原来的一样').waitFor();
  });

  it('with a password of her own she is where she wanted to go, the card opens nothing, and a PIN can be set', async () => {
    const { page } = partner;
    await page.getByLabel('自己的密码', { exact: true }).fill(OWN);
    await page.getByLabel('再写一遍').fill(OWN);
    await page.getByLabel('再写一遍').press('Enter');
    await choice().waitFor({ state: 'hidden' });
    await page.locator('[data-search]').waitFor();
    await partner.setPinAndSignOut('294716');
    await page.getByRole('button', { name: '用密码登录' }).click();
    await enter(card);
    await page.getByText('账号或密码不对').waitFor();
    await enter(OWN);
    await page.waitForURL(/\/counter\//);
    assert.deepEqual(partner.errors, []);
  });

  it('a card that lay about for too long says so, and what to do', async () => {
    await stage.server.pool.query('update identity_user set one_time_until = now() where username = $1', [NAME]);
    const late = await stage.visitor(phone, 'en');
    await late.page.locator('input[autocomplete=username]').fill(NAME);
    await late.page.locator('input[autocomplete=current-password]').fill(OWN);
    await late.page.locator('button[type=submit]').click();
    await late.page.getByText('Ask the county centre to open your sign-in again').waitFor();
    await late.leave();
  });

  it('at a new station she is led by what to do first; it ticks itself off, and is put away and brought back', async () => {
    const { rows } = await stage.server.pool.query<{ village: string }>(
      `select code as village from place where level = 12 and code like '220112%' and not exists (select from station where village = code) order by code limit 1`,
    );
    const person = await stage.signedIn('luxiang-admin', phone);
    const { page } = person;
    const [station, me] = [newId(), await person.me()];
    await clerk.must('open-station', { station, village: rows[0]?.village, name: '新开服务站' });
    await clerk.must('appoint-partner', { station, person: me.person.id });
    await page.goto(`${stage.origin}/counter/220112`);
    const list = page.getByRole('region', { name: '先做这几件' });
    await list.getByText('0 / 4 已办').waitFor();
    assert.equal(await list.getByRole('link', { name: '登记第一位村民' }).isVisible(), true);
    assert.equal(await person.overflow(), 0);
    await person.must('register-villager', { villager: newId(), station }, { name: '某某' });
    await list.getByText('1 / 4 已办').waitFor();
    assert.equal(await list.getByRole('link', { name: '登记第一位村民' }).count(), 0);
    await list.getByRole('button', { name: '不再显示' }).click();
    await page.getByRole('button', { name: '还是显示' }).click();
    await list.getByRole('link', { name: '替村民下第一单' }).click();
    await page.waitForURL(/\/counter\/220112\/buy/);
    assert.deepEqual(person.errors, []);
    await person.leave();
  });
});
