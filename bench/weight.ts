import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { fillSample, openServer, SAMPLE_PASSWORD, startPostgres } from '@yangui/server';
import { buildEmptyPage } from '@yangui/web/empty-page';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { percentile, print } from './figure.ts';

const ROUNDS = 5;
const PARTNER = 'luxiang-station-4';
/** What draws first of what a person can press: a door of the counter, and at the door to the house the sign-in. */
const DOOR = '.doors a';
const SIGN_IN = 'button[type=submit]';
/** The same door once the program has taken the place of what the server drew: from then on it does what is pressed. */
const LIVE_DOOR = 'body:not(:has(#drawn)) .doors a';

/** A cheap phone on a weak line: 400 kbit/s each way, 100 ms there and back, the processor four times slower than this one. */
const LINE = { offline: false, latency: 100, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
const CPU_SLOWER = 4;

/**
 * `npm run bench -- weight`: what the counter costs to open, in a real Chromium (`CHROMIUM`, else /usr/bin/chromium): the
 * JavaScript of its first screen, and the time to its first button, cold on a weak line and again without network; beside
 * the button of a page of the same framework that has nothing else.
 * Builds the web app where it is not built yet; says so where there is no Chromium.
 */
export async function run(): Promise<void> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath))
    throw new Error(`there is no Chromium at ${executablePath}: name one by CHROMIUM, or install Debian’s chromium`);
  if (!existsSync(fileURLToPath(new URL('../apps/web/dist/index.html', import.meta.url))))
    execFileSync('npm', ['run', 'build'], { cwd: fileURLToPath(new URL('..', import.meta.url)), stdio: 'inherit' });
  const folder = mkdtempSync(`${tmpdir()}/yangui-weight-`);
  const postgres = await startPostgres({ dataDir: `${folder}/postgres` });
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
  });
  try {
    const server = await openServer({ url: postgres.url, dataFolder: folder, clockworkMs: 0 });
    await fillSample(server, { drivenLoops: false });
    const origin = await server.app.listen({ port: 0, host: '127.0.0.1' });
    const empty = await serveEmptyPage(`${folder}/empty`);
    await measure(browser, origin, empty.origin);
    empty.close();
    await server.close();
  } finally {
    await browser.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(browser: Browser, origin: string, emptyOrigin: string): Promise<void> {
  const empty: number[] = [];
  const cold: number[] = [];
  const door: number[] = [];
  const live: number[] = [];
  const again: number[] = [];
  let scripts: readonly string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const nobody = await newContext(browser);
    empty.push(await timed(await nobody.newPage(), emptyOrigin, SIGN_IN, LINE));
    await nobody.close();
    const stranger = await newContext(browser);
    door.push(await timed(await stranger.newPage(), origin, SIGN_IN, LINE));
    await stranger.close();

    const context = await newContext(browser);
    await signIn(context, origin);
    const page = await context.newPage();
    cold.push(await timed(page, `${origin}/`, DOOR, LINE));
    const at = await shownAt(page, LIVE_DOOR);
    live.push(at);
    scripts = await scriptsBy(page, at);
    // The app and whoever is at the counter are kept on the device.
    await page.waitForFunction(
      `localStorage.getItem('yangui.device') !== null && navigator.serviceWorker.ready.then(({ active }) => active?.state === 'activated')`,
      undefined,
      { timeout: 120_000 },
    );
    await page.close();
    again.push(await timed(await context.newPage(), `${origin}/`, DOOR, { ...LINE, offline: true }));
    await context.close();
  }
  print({ bench: 'weight', figure: 'first-load', value: gzippedKiB(scripts), unit: 'KiB', goal: '<= 160' });
  print({ bench: 'weight', figure: 'empty-page', value: percentile(empty, 0.5), unit: 'ms', goal: '-' });
  print({
    bench: 'weight',
    figure: 'first-button',
    value: percentile(cold, 0.5),
    unit: 'ms',
    goal: '<= 2500, ratio <= 1.3',
  });
  print({ bench: 'weight', figure: 'first-button-live', value: percentile(live, 0.5), unit: 'ms', goal: '-' });
  print({ bench: 'weight', figure: 'sign-in-button', value: percentile(door, 0.5), unit: 'ms', goal: '<= 2500' });
  print({ bench: 'weight', figure: 'first-button-offline', value: percentile(again, 0.5), unit: 'ms', goal: '< 2000' });
}

/** The empty page, gzipped as everything of ours is. */
async function serveEmptyPage(folder: string): Promise<{ readonly origin: string; readonly close: () => void }> {
  await buildEmptyPage(folder);
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [
        `${parentPath.slice(folder.length)}/${name}`,
        gzipSync(readFileSync(`${parentPath}/${name}`)),
      ]),
  );
  const server = createServer(({ url = '/' }, answer) => {
    const path = url === '/' ? '/index.html' : url;
    const type = path.endsWith('.js') ? 'text/javascript' : 'text/html';
    answer
      .writeHead(files.has(path) ? 200 : 404, { 'content-type': type, 'content-encoding': 'gzip' })
      .end(files.get(path));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the empty page has no port');
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

/** The bench looks into the page by texts, which the page's policy would forbid. */
function newContext(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    bypassCSP: true,
  });
}

async function signIn(context: BrowserContext, origin: string): Promise<void> {
  const answer = await context.request.post(`${origin}/api/identity/sign-in`, {
    data: { name: PARTNER, password: SAMPLE_PASSWORD, device: 'bench' },
  });
  if (!answer.ok()) throw new Error(`sign-in failed: ${await answer.text()}`);
}

/** Milliseconds from the call for the page until what `selector` means stands on the screen. */
async function timed(page: Page, url: string, selector: string, line: typeof LINE): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', line);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
  await page.addInitScript({ content: watchFor(selector) });
  await page.goto(url, { waitUntil: 'commit' });
  const handle = await page.waitForFunction('window.shownAt', undefined, { timeout: 60_000 });
  return Number(await handle.jsonValue());
}

/** The same for what comes after it on the page. */
async function shownAt(page: Page, selector: string): Promise<number> {
  await page.evaluate(`window.shownAt = undefined, ${watchFor(selector)}`);
  const handle = await page.waitForFunction('window.shownAt', undefined, { timeout: 60_000 });
  return Number(await handle.jsonValue());
}

/** In the page: notes when something stands on the screen. As text, since the benches are no browser's code. */
function watchFor(selector: string): string {
  return `(function look() {
    if (document.querySelector(${JSON.stringify(selector)}) === null) requestAnimationFrame(look);
    else requestAnimationFrame((now) => { window.shownAt = now; });
  })()`;
}

/** The scripts that had arrived by then: what the first button waited for. */
async function scriptsBy(page: Page, at: number): Promise<readonly string[]> {
  const names: unknown = await page.evaluate(
    `performance.getEntriesByType('resource').filter(({ responseEnd }) => responseEnd <= ${at}).map(({ name }) => new URL(name).pathname)`,
  );
  if (!Array.isArray(names)) throw new Error('the page did not say what it fetched');
  return names.map(String).filter((path) => path.endsWith('.js'));
}

/** What the scripts weigh, each gzipped by itself as it travels. */
function gzippedKiB(paths: readonly string[]): number {
  const built = fileURLToPath(new URL('../apps/web/dist', import.meta.url));
  return paths.reduce((sum, path) => sum + gzipSync(readFileSync(built + path)).length, 0) / 1024;
}
