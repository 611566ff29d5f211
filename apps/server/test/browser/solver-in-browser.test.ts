import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { generateInstance, solve, type Solution } from '@yangui/routing';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './open-browser.ts';

const ORIGIN = 'http://solver.localhost';
const SOLVER = '/packages/routing/src/index.ts';
const sources = new URL('../../../../', import.meta.url);

/** Makes the day it is told of and solves it, by steps and by the clock, as a page's own worker would. */
const worker = `import { check, generateInstance, solve } from '${SOLVER}';
onmessage = ({ data: { day, options } }) => {
  const input = generateInstance(...day);
  const bySteps = solve(input, options);
  const byClock = check(input, solve(input, { milliseconds: 200, now: () => performance.now() }));
  postMessage({ bySteps, byClock });
};`;

interface Found {
  readonly bySteps: Solution;
  /** What the checker has against the answer. */
  readonly byClock: readonly string[];
}

/** The solver's sources as they are, without their types: no bundle, no library, nothing of Node. */
function answerOf(path: string): { contentType: string; body: string } {
  if (path === '/') return { contentType: 'text/html', body: '<!doctype html><title>solver</title>' };
  if (path === '/worker.js') return { contentType: 'text/javascript', body: worker };
  return {
    contentType: 'text/javascript',
    body: stripTypeScriptTypes(readFileSync(new URL(`.${path}`, sources), 'utf8')),
  };
}

describe('the solver in a browser', () => {
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];
  before(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    await page
      .context()
      .route(`${ORIGIN}/**`, (route) => route.fulfill(answerOf(new URL(route.request().url()).pathname)));
    await page.goto(ORIGIN);
  });
  after(() => browser.close());

  const days: Readonly<Record<string, Parameters<typeof generateInstance>>> = {
    'parcels down and produce up': [1, 80, { pickups: true }],
    'windows, trips, cold boxes and a mixed fleet': [
      2,
      40,
      { pickups: true, windows: true, trips: true, skills: true, fleet: true, limits: true },
    ],
  };
  const options = { seed: 7, iterations: 1_500 };

  for (const [name, day] of Object.entries(days)) {
    it(`finds in a worker of the page what it finds in Node: ${name}`, async () => {
      const found = await page.evaluate(
        (sent) =>
          new Promise<Found>((resolve, reject) => {
            const thread = new Worker('/worker.js', { type: 'module' });
            thread.addEventListener('message', ({ data }: MessageEvent<Found>) => resolve(data));
            thread.addEventListener('error', ({ message }) => reject(new Error(message)));
            thread.postMessage(sent);
          }),
        { day, options },
      );
      assert.deepEqual(found, { bySteps: solve(generateInstance(...day), options), byClock: [] });
      assert.deepEqual(errors, []);
    });
  }
});
