import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { newId } from '../../src/new-id.ts';
import { me as meAnswer } from '@yangui/domain/reads';
import { SAMPLE_PASSWORD } from '../../src/sample/fill-sample.ts';
import { openServer, type Server, type ServerOptions } from '../../src/server.ts';
import { filledSample, type SampleParts } from './filled-sample.ts';
import { openBrowser } from './open-browser.ts';

export type Language = 'zh' | 'en';

/** The two widths every screen is looked at: the station's phone, the centre's desk. */
export const phone = { width: 390, height: 844 };
export const desk = { width: 1440, height: 900 };
/** The desk in a picture for the guides: no more of it than a page of paper takes. */
export const deskPicture = { width: 1440, height: 720 };

/** Under which a browser keeps how long what was done can be taken back. */
export const UNDO_SECONDS = 'yangui.undo-seconds';

const pictures = fileURLToPath(new URL('../../../../docs/pictures/', import.meta.url));

/** A server with the sample counties and a real browser in front of it. */
export class Stage {
  readonly origin: string;
  readonly server: Server;
  private readonly browser: Browser;
  private readonly kept: boolean;
  private readonly takeDown: () => Promise<void>;

  private constructor(parts: {
    origin: string;
    server: Server;
    browser: Browser;
    kept: boolean;
    takeDown: () => Promise<void>;
  }) {
    this.kept = parts.kept;
    this.origin = parts.origin;
    this.server = parts.server;
    this.browser = parts.browser;
    this.takeDown = parts.takeDown;
  }

  /**
   * The sample, by default without driven loops, and with what takes two people let to one.
   * @param kept whether devices keep the app, two hundred files, as they do in the field: stories say so that go offline
   * @param browser what else the browser is started with
   */
  static async set({
    drivenLoops = false,
    twoPeople = false,
    kept = false,
    browser: flags = [],
    ...options
  }: Pick<ServerOptions, 'mapTiles'> &
    Partial<SampleParts> & { kept?: boolean; browser?: readonly string[] } = {}): Promise<Stage> {
    const { database, dataFolder, heads } = await filledSample({ drivenLoops, twoPeople });
    const server = await openServer({ url: database.url, dataFolder, heads, clockworkMs: 0, ...options });
    const origin = await server.app.listen({ port: 0, host: '127.0.0.1' });
    const browser = await openBrowser(flags);
    return new Stage({
      origin,
      server,
      browser,
      kept,
      async takeDown() {
        await browser.close();
        await server.close();
        await database.drop();
        rmSync(dataFolder, { recursive: true, force: true });
        rmSync(heads.folder, { recursive: true, force: true });
      },
    });
  }

  /** A new person at a device of their own, at the door. `errors` gathers what the page complained of. */
  async visitor(viewport: { width: number; height: number }, language: Language = 'zh'): Promise<Visitor> {
    const context = await this.browser.newContext({
      viewport,
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      serviceWorkers: this.kept ? 'allow' : 'block',
    });
    // Stories see what was done at once; those about taking it back choose some seconds.
    await context.addInitScript((undo) => {
      if (localStorage.getItem(undo) === null) localStorage.setItem(undo, '0');
    }, UNDO_SECONDS);
    const page = await context.newPage();
    const visitor = new Visitor(context, page, language);
    await page.goto(this.origin);
    return visitor;
  }

  /** Somebody whose browser runs no JavaScript. */
  async without(
    viewport: { width: number; height: number },
    language: Language,
  ): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
    const context = await this.browser.newContext({
      viewport,
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      javaScriptEnabled: false,
    });
    return { context, page: await context.newPage() };
  }

  /** A visitor who has signed in. */
  async signedIn(
    name: string,
    viewport: { width: number; height: number },
    language: Language = 'zh',
    password = SAMPLE_PASSWORD,
  ): Promise<Visitor> {
    const visitor = await this.visitor(viewport, language);
    await visitor.signIn(name, password);
    return visitor;
  }

  async down(): Promise<void> {
    await this.takeDown();
  }
}

/** Somebody in front of a screen. */
export class Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly language: Language;
  readonly errors: string[] = [];

  constructor(context: BrowserContext, page: Page, language: Language) {
    this.language = language;
    this.context = context;
    this.page = page;
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => {
      const text = message.text();
      // A screen whose manifest forgets words still works, but waits twice.
      if (
        message.type() === 'error' ? !text.includes('Failed to load resource') : text.includes('were not fetched with')
      )
        this.errors.push(text);
    });
  }

  async signIn(name: string, password: string): Promise<void> {
    await this.page.locator('input[autocomplete=username]').fill(name);
    await this.page.locator('input[autocomplete=current-password]').fill(password);
    await this.page.locator('button[type=submit]').click();
    await this.page.waitForURL(/\/(counter|desk|drive|mine)\//);
  }

  /** Sets a PIN and signs out, so that the device's door asks for it. In Chinese. */
  async setPinAndSignOut(pin: string): Promise<void> {
    const { page } = this;
    await page.goto(new URL('/account', page.url()).href);
    await page.getByLabel('6 位 PIN 码').fill(pin);
    await page.getByLabel('6 位 PIN 码').press('Enter');
    await page.getByText('PIN 码已设好').waitFor();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('heading', { name: /请输入 6 位 PIN 码/ }).waitFor();
  }

  /** Who the server says this is. */
  async me() {
    return meAnswer.parse(await (await this.context.request.get(new URL('/api/me', this.page.url()).href)).json());
  }

  /** Sends a command as this person's own screens would; says whether it was accepted. */
  async send(envelope: {
    readonly id: string;
    readonly type: string;
    readonly at: number;
    readonly payload: unknown;
    readonly personal?: unknown;
  }): Promise<{ ok: boolean }> {
    const { counties } = await this.me();
    const { origin } = new URL(this.page.url());
    const answer = await this.context.request.post(`${origin}/api/counties/${counties[0]?.county}/command`, {
      data: envelope,
      headers: { origin },
    });
    return { ok: answer.ok() };
  }

  /** Sends a command as this person's own screens would, which must be accepted. @returns its id */
  async must(type: string, payload: object, personal?: object): Promise<string> {
    const id = newId();
    const { ok } = await this.send({ id, type, at: Date.now(), payload, ...(personal && { personal }) });
    if (!ok) throw new Error(`${type} was refused`);
    return id;
  }

  /** How far the page is wider than its window: 0 where nothing must be pushed sideways. */
  async overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }

  /** Waits until the app is on the device, so that it opens without network. */
  async keptOnDevice(): Promise<void> {
    await this.until(
      async () =>
        (await navigator.serviceWorker.ready).active?.state === 'activated' &&
        navigator.serviceWorker.controller !== null,
    );
  }

  /** Waits until what the page must itself wait to know holds: to `waitForFunction` any promise is a yes. */
  async until(holds: () => Promise<boolean>): Promise<void> {
    while (!(await this.page.evaluate(holds))) await this.page.evaluate(() => new Promise(requestAnimationFrame));
  }

  /** Takes a picture for the guides, in the language of the visitor, where `YANGUI_PICTURES` asks for it. */
  async picture(name: string): Promise<void> {
    if (process.env['YANGUI_PICTURES'] === undefined) return;
    mkdirSync(pictures, { recursive: true });
    await this.page.waitForTimeout(400);
    await this.page.screenshot({ path: `${pictures}${name}.${this.language}.png` });
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}
