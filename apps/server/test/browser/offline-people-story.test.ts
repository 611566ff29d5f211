import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SAMPLE_PASSWORD } from '../../src/sample/fill-sample.ts';
import { Line } from './line.ts';
import { phone, Stage, type Visitor } from './stage.ts';

const PIN = '294716';
const OTHER_PIN = '830517';
const WRONG_PIN = '111112';
const pinAsked = /请输入 6 位 PIN 码/;

describe('people at a counter without network', () => {
  let stage: Stage;
  let line: Line;
  before(async () => {
    stage = await Stage.set({ kept: true });
    line = await Line.to(stage.origin);
  });
  after(async () => {
    await stage.down();
    await line.cut();
  });

  /** A person at a device that is ready to work without network. */
  async function arrives(name: string, pin: string): Promise<Visitor> {
    const visitor = await stage.visitor(phone);
    await visitor.page.goto(line.origin);
    await visitor.signIn(name, SAMPLE_PASSWORD);
    await setPin(visitor, pin);
    await visitor.keptOnDevice();
    return visitor;
  }

  async function setPin({ page }: Visitor, pin: string): Promise<void> {
    await page.goto(`${line.origin}/account`);
    await typeNewPin(page, pin);
  }

  /** Somebody who lost the network, signed out and came back by PIN. */
  async function backByPin(name: string): Promise<{ visitor: Visitor; person: string }> {
    const visitor = await arrives(name, PIN);
    const { person } = await visitor.me();
    await line.cut();
    await signOut(visitor);
    await type(visitor.page, PIN);
    await atDoors(visitor);
    return { visitor, person: person.id };
  }

  it('is offered a PIN at the counter after the first sign-in, and comes back by it', async () => {
    const visitor = await stage.visitor(phone);
    const { page } = visitor;
    await page.goto(line.origin);
    await visitor.signIn('luxiang-station-9', SAMPLE_PASSWORD);
    await page.getByRole('button', { name: '现在设置' }).click();
    await typeNewPin(page, PIN);
    await page.getByRole('button', { name: '好了' }).click();
    await page.getByRole('button', { name: '现在设置' }).waitFor({ state: 'detached' });
    assert.deepEqual(await certifiedKeys(visitor), { all: 2, certified: 2 });
    assert.deepEqual(visitor.errors, []);
    await visitor.leave();
  });

  it('signs out and comes back by PIN, and the server’s session catches up', async () => {
    const { visitor, person } = await backByPin('luxiang-station-5');
    const { page } = visitor;
    const [left, ...others] = await sessionsOf(person);
    assert.deepEqual(others, []);
    await line.mend();
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    // The session that was left is ended, and another is opened by the PIN that was typed without network.
    let now = await sessionsOf(person);
    while (now.length !== 1 || now[0] === left) {
      await page.waitForTimeout(200);
      now = await sessionsOf(person);
    }
    // The server has opened it; its answer with the cookie may still be on its way.
    await visitor.until(async () => (await fetch('/api/me')).ok);
    assert.equal((await visitor.me()).person.id, person);
    assert.deepEqual(visitor.errors, []);
    await visitor.leave();
  });

  it('a second person comes in by PIN without network, and nothing is done in the first one’s name', async () => {
    const visitor = await arrives('luxiang-station-6', PIN);
    const { page } = visitor;
    const { person: first } = await visitor.me();
    await signOut(visitor);
    await page.getByRole('button', { name: '用密码登录' }).click();
    await visitor.signIn('luxiang-station-7', SAMPLE_PASSWORD);
    await setPin(visitor, OTHER_PIN);
    await line.cut();
    await page.reload();
    await signOut(visitor);
    await page.getByRole('button', { name: first.name }).click();
    await type(page, WRONG_PIN);
    await page.getByText(/还可以试 4 次/).waitFor();
    await type(page, PIN);
    await atDoors(visitor);
    // The page forgets the PIN with the reload; the person is still at the counter.
    await page.reload();
    await atDoors(visitor);
    await page.getByText(first.name).waitFor();
    await line.mend();
    await page.getByText(/再输一次 PIN 码/).waitFor({ timeout: 30_000 });
    assert.equal((await visitor.context.request.get(`${line.origin}/api/me`)).status(), 401);
    await page.getByRole('button', { name: '输入 PIN 码' }).click();
    await type(page, PIN);
    await page.getByText(/再输一次 PIN 码/).waitFor({ state: 'detached' });
    assert.equal((await visitor.me()).person.id, first.id);
    assert.deepEqual(visitor.errors, []);
    await visitor.leave();
  });

  it('five wrong PINs lock the device’s door, through a reload, until the server has seen the right one', async () => {
    const visitor = await arrives('luxiang-station-8', PIN);
    const { page } = visitor;
    await line.cut();
    await signOut(visitor);
    for (const left of [4, 3, 2, 1]) {
      await type(page, WRONG_PIN);
      await page.getByText(`还可以试 ${left} 次`).waitFor();
    }
    await page.reload();
    await page.getByRole('heading', { name: pinAsked }).waitFor();
    await type(page, WRONG_PIN);
    await page.getByText(/没有网络时解不开/).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: pinAsked }).waitFor();
    await type(page, PIN);
    await page.getByText(/没有网络时解不开/).waitFor();
    await line.mend();
    await type(page, PIN);
    await atDoors(visitor);
    assert.deepEqual(visitor.errors, []);
    await visitor.leave();
  });

  it('somebody whose account was disabled meanwhile is told at the first contact, and their PIN opens nothing any more', async () => {
    const { visitor, person } = await backByPin('luxiang-station-10');
    const { page } = visitor;
    await stage.server.identity.disableSignIn(person);
    await line.mend();
    await page.getByText(/您在这台设备上的登录已结束/).waitFor({ timeout: 30_000 });
    await page.locator('input[autocomplete=current-password]').waitFor();
    await line.cut();
    await page.reload();
    await page.getByText(/没有收到服务器的回答/).waitFor({ timeout: 30_000 });
    await line.mend();
    await visitor.leave();
  });

  /** The sessions that the server holds of a person. */
  async function sessionsOf(person: string): Promise<readonly string[]> {
    const { rows } = await stage.server.pool.query<{ id: string }>(
      'select id from identity_session where user_id = $1',
      [person],
    );
    return rows.map(({ id }) => id);
  }
});

/** The keys made on this device, and how many of them the server has certified. */
function certifiedKeys({ page }: Visitor): Promise<{ all: number; certified: number }> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('yangui-device');
        opening.addEventListener('error', () => reject(new Error('the store did not open')));
        opening.addEventListener('success', () => {
          const asked = opening.result.transaction('keys').objectStore('keys').getAll();
          asked.addEventListener('success', () => {
            const keys: readonly { readonly certificate?: unknown }[] = asked.result;
            opening.result.close();
            resolve({
              all: keys.length,
              certified: keys.filter(({ certificate }) => certificate !== undefined).length,
            });
          });
        });
      }),
  );
}

async function signOut({ page }: Visitor): Promise<void> {
  await page.goto(new URL('/account', page.url()).href);
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('heading', { name: /请输入 6 位 PIN 码|请选择您是谁/ }).waitFor();
}

/** Chooses a PIN in the form that asks for one. */
async function typeNewPin(page: Visitor['page'], pin: string): Promise<void> {
  await page.getByLabel('6 位 PIN 码').fill(pin);
  await page.getByLabel('6 位 PIN 码').press('Enter');
  await page.getByText('PIN 码已设好').waitFor();
}

async function atDoors({ page }: Visitor): Promise<void> {
  await page.getByRole('link', { name: /代买/ }).first().waitFor();
}

async function type(page: Visitor['page'], pin: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
}
