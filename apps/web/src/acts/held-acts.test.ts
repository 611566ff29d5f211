import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { purchasingProblems, signInProblems, type Envelope } from '@yangui/domain';
import type { Outcome } from '../sync/command.ts';
import { localProblem } from '../sync/problem.ts';
import { NoAnswer, Refused } from '../sync/refused.ts';
import { HeldActs } from './held-acts.ts';

const SOON = 5_000;

/** A browser that keeps what pages leave, and a server that says what the test tells it to. */
class Browser {
  readonly kept = new Map<string, string>();
  readonly sent: string[][] = [];
  answer: (commands: readonly Envelope[]) => readonly Outcome[] = (commands) =>
    commands.map(({ id }) => ({ id, status: 'accepted', seq: 1 }));

  page(person = 'clerk'): HeldActs {
    const { kept } = this;
    return new HeldActs({
      storage: {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => void kept.set(key, value),
        removeItem: (key) => void kept.delete(key),
        key: (at) => [...kept.keys()][at] ?? null,
        get length() {
          return kept.size;
        },
      },
      prefix: `220112.${person}.`,
      send: (commands) => {
        this.sent.push(commands.map(({ id }) => id));
        return Promise.resolve().then(() => this.answer(commands));
      },
      now: () => Date.now(),
    });
  }
}

const ids = ['01935a4e-0000-7000-8000-000000000001', '01935a4e-0000-7000-8000-000000000002'] as const;
const receive = (...of: readonly string[]): readonly Envelope[] =>
  of.map((id) => ({ id, type: 'receive-order', at: 1_700_000_000_000, payload: { order: id } }));

/** Lets time pass, and what it brings be done. */
async function pass(ms: number): Promise<void> {
  mock.timers.tick(ms);
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_700_000_000_000 }));
afterEach(() => mock.timers.reset());

test('an act is sent when its time is over, and not before; taken back it is not sent', async () => {
  const browser = new Browser();
  const page = browser.page();
  page.hold(receive(ids[0]), SOON);
  page.hold(receive(ids[1]), SOON);
  assert.equal(page.standing(ids[0]).is, 'held');
  assert.equal(await page.takeBack([ids[1]]), true);
  await pass(SOON - 1);
  assert.deepEqual(browser.sent, []);
  await pass(1);
  assert.deepEqual(browser.sent, [[ids[0]]]);
  assert.equal(page.standing(ids[0]).is, 'accepted');
  assert.equal(await page.takeBack([ids[0]]), false, 'what was sent is not taken back');
  assert.equal(browser.kept.size, 0);
});

test('after a crash the next page sends it, once; another person’s page does not', async () => {
  const browser = new Browser();
  browser.page().hold(receive(...ids), SOON);
  // The page dies: its timers with it.
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_700_000_600_000 });
  browser.page('approver').resume();
  await pass(60_000);
  assert.deepEqual(browser.sent, []);
  browser.page().resume();
  await pass(60_000);
  assert.deepEqual(browser.sent, [[...ids]]);
  assert.equal(browser.kept.size, 0);
});

test('no answer, or a session that ended, loses nothing; a refusal is said beside it, or later', async () => {
  const browser = new Browser();
  const page = browser.page();
  browser.answer = () => {
    throw new NoAnswer('no line');
  };
  page.hold(receive(ids[0]), SOON);
  await pass(SOON);
  assert.equal(page.standing(ids[0]).is, 'under-way');
  browser.answer = () => {
    throw new Refused(localProblem(signInProblems, 'not-signed-in'));
  };
  await pass(SOON);
  assert.equal(browser.kept.size, 1, 'whoever did it signs in again first');
  browser.answer = ([command]) => [
    { id: command?.id ?? '', status: 'refused', problem: localProblem(purchasingProblems, 'order-unknown') },
  ];
  const next = browser.page();
  next.resume();
  await pass(60_000);
  assert.equal(next.refusedLater[0]?.problem.code, 'order-unknown');
  assert.equal(next.standing(ids[0]).is, 'refused');
  assert.equal(browser.kept.size, 0);
});

test('who leaves the page means what was done: all goes at once', async () => {
  const browser = new Browser();
  const page = browser.page();
  page.hold(receive(ids[0]), SOON);
  page.release();
  await pass(0);
  assert.deepEqual(browser.sent, [[ids[0]]]);
  await pass(SOON);
  assert.equal(browser.sent.length, 1);
});

test('once the page is closed nothing more is sent under the name of whoever comes next: the own next page sends it', async () => {
  const browser = new Browser();
  const page = browser.page();
  browser.answer = () => {
    throw new NoAnswer('no line');
  };
  page.hold(receive(ids[0]), SOON);
  page.hold(receive(ids[1]), SOON);
  page.release();
  page.close();
  await pass(60_000);
  assert.deepEqual(browser.sent, [[ids[0]], [ids[1]]], 'tried once each, at once');
  assert.equal(browser.kept.size, 2);
});

test('what another page sent, or is sending, is not taken back', async () => {
  const browser = new Browser();
  const page = browser.page();
  page.hold(receive(ids[0]), SOON);
  const other = browser.page();
  other.resume();
  await pass(SOON - 1);
  assert.deepEqual(browser.sent, [], 'another page waits for its time');
  other.release();
  browser.kept.delete([...browser.kept.keys()][0] ?? '');
  assert.equal(await page.takeBack([ids[0]]), false);
  assert.equal(page.standing(ids[0]).is, 'accepted');
});

test('a refusal after the page that showed it was left is told wherever the person is', async () => {
  const browser = new Browser();
  const page = browser.page();
  browser.answer = ([command]) => [
    { id: command?.id ?? '', status: 'refused', problem: localProblem(purchasingProblems, 'order-unknown') },
  ];
  page.hold(receive(ids[0]), SOON);
  page.leave([ids[0]]);
  await pass(SOON);
  assert.equal(page.refusedLater[0]?.problem.code, 'order-unknown');
});
