import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { faultsOf } from './faults-seen.ts';
import { desk, phone, Stage, type Visitor } from './stage.ts';

const COUNTY = '220112';

/** Who goes where: together they may open every screen. Each opens what nobody before them could. */
const walks = {
  counter: ['luxiang-station-2'],
  drive: ['luxiang-driver'],
  mine: ['luxiang-vehicle-owner'],
  desk: ['luxiang-clerk', 'luxiang-officer', 'luxiang-approver', 'luxiang-admin'],
} as const;

/** Tables of the desk that are no lists to take along: packs to fetch, figures to set. */
const noLists: ReadonlySet<string> = new Set([`/desk/${COUNTY}/carried`, `/desk/${COUNTY}/loop-costs/settings`]);

/** The windows that are looked at on their screens, by the buttons that open them. */
const windows: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  [`/counter/${COUNTY}`]: [/^通知/],
  [`/counter/${COUNTY}/collect`]: [/等了 \d+ 天/, '登记货架'],
  [`/counter/${COUNTY}/tell`]: ['打印电话单', '打印公告'],
  [`/counter/${COUNTY}/villagers`]: ['登记村民'],
  [`/counter/${COUNTY}/villagers/:id`]: ['更正资料'],
  [`/counter/${COUNTY}/cash`]: ['清点现金', '上交现金'],
  [`/desk/${COUNTY}`]: [/^通知/, /^找人/, '快捷键'],
  [`/desk/${COUNTY}/cash`]: ['登记到账', /^点收确认/, /发备用金$/],
  [`/desk/${COUNTY}/fleet`]: ['添加车辆', '添加发车点', '更改', '报车坏'],
  [`/desk/${COUNTY}/parcels`]: ['打印标签'],
  [`/desk/${COUNTY}/parcels/:id`]: ['登记投诉', '写上收件人'],
  [`/desk/${COUNTY}/payees`]: [/的收款账户$/],
  [`/desk/${COUNTY}/products`]: ['新增商品', /入库$/, /^调价/],
  [`/desk/${COUNTY}/settlements`]: ['编制结算'],
  [`/desk/${COUNTY}/stations`]: [/规划站点$/],
  [`/desk/${COUNTY}/villagers/:id`]: ['更正资料', '删除个人资料'],
};

describe('every screen', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.set();
  });
  after(() => stage.down());

  for (const language of ['zh', 'en'] as const) {
    for (const [surface, names] of Object.entries(walks)) {
      const seen = new Set<string>();
      for (const name of names) {
        it(`of ${surface} that ${name} opens fits phone and desk in ${language}, and has nothing to complain of`, async () => {
          const faults = new Faults();
          const visitor = await stage.signedIn(name, desk, language);
          await walk(visitor, { from: `/${surface}/${COUNTY}`, seen, faults });
          for (const error of visitor.errors) faults.note(error, name);
          assert.deepEqual(faults.told(), []);
          await visitor.leave();
        });
      }
    }
  }

  it('for whoever has not signed in fits phone and desk, and has nothing to complain of', async () => {
    const faults = new Faults();
    for (const language of ['zh', 'en'] as const) {
      const visitor = await stage.visitor(phone, language);
      for (const path of ['/', `/p/${COUNTY}`]) {
        await visitor.page.goto(`${stage.origin}${path}`);
        await look(visitor, path, faults);
      }
      for (const error of visitor.errors) faults.note(error, language);
      await visitor.leave();
    }
    assert.deepEqual(faults.told(), []);
  });

  it('says so where the server cannot be reached, and comes back by itself', async () => {
    const visitor = await stage.signedIn('luxiang-station-2', phone);
    await visitor.page.getByText('已连接').first().waitFor();
    await visitor.context.setOffline(true);
    await visitor.page.getByText('连不上服务器').first().waitFor();
    await visitor.context.setOffline(false);
    await visitor.page.getByText('已连接').first().waitFor();
    await visitor.leave();
  });

  it('of a county with nothing in it says how to begin', async () => {
    const visitor = await stage.signedIn('wanshan-clerk', desk);
    await visitor.page.goto(`${stage.origin}/desk/520603/orders?query=nobody-has-this`);
    const { page } = visitor;
    await page.getByText('没有符合条件的订单').waitFor();
    // That one search found nothing says nothing of the whole list, however long it takes to come.
    const { promise: comes, resolve: come } = Promise.withResolvers<void>();
    await page.route(/\/orders(\?|$)/, async (route) => {
      await comes;
      await route.continue();
    });
    await page.locator('[data-search]').fill('');
    await page.locator('.panel .skeleton').first().waitFor();
    assert.equal(await page.getByText('还没有订单').count(), 0);
    come();
    await page.getByRole('row').nth(1).waitFor();
    await visitor.leave();
  });
});

/** What is wrong, each said once, with where it was first seen and how often. */
class Faults {
  private readonly seen = new Map<string, { readonly at: string; times: number }>();

  note(fault: string, at: string): void {
    const known = this.seen.get(fault);
    if (known === undefined) this.seen.set(fault, { at, times: 1 });
    else known.times += 1;
  }

  told(): string[] {
    return [...this.seen].map(([fault, { at, times }]) => `${fault}, first at ${at}, ${times} times in all`);
  }
}

interface Walk {
  readonly from: string;
  /** The screens that were looked at, by address without what tells one thing from another. */
  readonly seen: Set<string>;
  readonly faults: Faults;
}

/** Follows every link that leads to a screen of the same surface, and looks at each screen once. */
async function walk(visitor: Visitor, { from, seen, faults }: Walk): Promise<void> {
  const { page } = visitor;
  const { origin } = new URL(page.url());
  const open = [from, '/account'];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const screen = screenOf(path);
    const isNew = !seen.has(screen);
    // Where everybody begins, the links are each person's own.
    if (!isNew && path !== from) continue;
    seen.add(screen);
    await page.goto(`${origin}${path}`);
    if (isNew) await look(visitor, screen, faults);
    else await settled(visitor);
    const links = await page.$$eval('a[href]:not([download])', (all) =>
      all.map((one) => (one instanceof HTMLAnchorElement && one.origin === location.origin ? one.pathname : '')),
    );
    open.push(...links.filter((link) => link.startsWith(`${from}/`)));
  }
}

async function settled({ page }: Visitor): Promise<void> {
  await page.getByRole('heading').first().waitFor();
  await page.waitForLoadState('load');
  await page.waitForFunction(() => document.querySelector('[aria-busy=true], .skeleton') === null);
}

/** Looks at the screen that is open, as wide as at a desk and as narrow as on a phone. */
async function look(visitor: Visitor, screen: string, faults: Faults): Promise<void> {
  const { page, language } = visitor;
  await settled(visitor);
  for (const size of [desk, phone]) {
    await page.setViewportSize(size);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const at = `${screen}, ${size.width} px`;
    const wider = await visitor.overflow();
    if (wider > 0) faults.note(`${wider} pixels too wide`, at);
    // The words differ by language and the places by width; what axe looks at hardly does.
    if (language === 'zh' && size === desk) for (const fault of await faultsOf(page)) faults.note(fault, at);
  }
  await page.setViewportSize(desk);
  // What a list shows goes into a file, whatever the list.
  if (language === 'zh' && screen.startsWith('/desk/') && !screen.includes(':id') && !noLists.has(screen))
    if (
      (await page.locator('table.table').count()) > 0 &&
      (await page.getByRole('button', { name: /^导出/ }).count()) === 0
    )
      faults.note('a list that cannot be exported', screen);
  if (language === 'zh') for (const opens of windows[screen] ?? []) await lookInside(visitor, screen, opens, faults);
}

/** Opens a window of the screen, looks at it as at the screen, and closes it. */
async function lookInside({ page }: Visitor, screen: string, opens: string | RegExp, faults: Faults): Promise<void> {
  const at = `${screen}, ${String(opens)}`;
  await page.getByRole('button', { name: opens }).first().click();
  const window = page.getByRole('dialog');
  await window.waitFor();
  await page.waitForFunction(() => document.querySelector('dialog .skeleton') === null);
  for (const fault of await faultsOf(page, 'dialog[open]')) faults.note(fault, at);
  await page.setViewportSize(phone);
  const wider = await window.evaluate((inside) => inside.scrollWidth - inside.clientWidth);
  if (wider > 0) faults.note(`${wider} pixels too wide`, `${at}, ${phone.width} px`);
  await page.keyboard.press('Escape');
  await window.waitFor({ state: 'detached' });
  await page.setViewportSize(desk);
}

/** An address without what tells one thing from another, as a manifest writes it. */
function screenOf(path: string): string {
  return path
    .split('/')
    .map((part, index) => (index > 2 && /\d|:/.test(part) ? ':id' : part))
    .join('/');
}
