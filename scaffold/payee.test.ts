import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { copyOfTree, run } from './test-copy.ts';

const FOLDER = 'packages/domain/src/storytelling';

/** A module that the county does not have: it pays who tells stories at a station, and whoever lends the hall. */
const made: Readonly<Record<string, string>> = {
  [`${FOLDER}/accounts.ts`]: `import type { Payable, PayRun } from '../kernel/index.ts';

export const accounts = {
  'story-expense': { of: [] },
  'teller-payable': { of: ['member'] },
  'hall-payable': { of: ['station'] },
  'story-payout': { of: ['member', 'station'] },
  'story-bounced': { of: ['member', 'station'] },
} as const;

const words = { zh: '说书', en: 'Stories' };
export const payRuns = {
  stories: {
    title: words, from: words, none: words, noneNext: words,
    refusal: 'nothing-payable', due: { monthsAfter: 0, day: 28 }, remark: '说书',
  },
} as const satisfies Readonly<Record<string, PayRun>>;

const under = { run: 'stories', opens: ['station'] } as const;
const payout = { paying: 'story-payout', bounced: 'story-bounced' } as const;
export const payables = {
  teller: {
    ...under, to: 'member', taxed: { unlessSaid: 'labour', may: ['labour'] }, accounts: { payable: 'teller-payable', ...payout },
    title: { zh: '说书人', en: 'Storyteller' }, slip: { zh: '说书', en: 'Telling stories' },
  },
  hall: {
    ...under, to: 'station', overAt: 'closed', taxed: { unlessSaid: 'company', may: ['company'] }, accounts: { payable: 'hall-payable', ...payout },
    title: { zh: '场地', en: 'Hall' }, slip: { zh: '{name}的场地', en: 'The hall at {name}' },
  },
} as const satisfies Readonly<Record<string, Payable>>;
`,
  [`${FOLDER}/tell-story.ts`]: `import * as z from 'zod/mini';
import { accept, defineCommand, fen, id, type EventRules } from '../kernel/index.ts';

interface StoryTold { readonly station: string; readonly teller: string; readonly tellerFen: number; readonly hallFen: number }
declare module '../kernel/event.ts' {
  interface Events {
    StoryTold: StoryTold;
  }
}

export const storyEvents: EventRules<'StoryTold'> = {
  StoryTold: {
    writes: [],
    evolve: () => {},
    postings: ({ station, teller, tellerFen, hallFen }) =>
      (
        [
          ['story-expense', tellerFen + hallFen],
          ['teller-payable:' + teller, -tellerFen],
          ['hall-payable:' + station, -hallFen],
        ] as const
      ).map(([account, amountFen]) => ({ account, amountFen, reason: 'StoryTold', about: { kind: 'station', id: station } })),
  },
};

export const tellStory = defineCommand({
  type: 'tell-story',
  capability: 'loops.settle',
  payload: z.object({ station: id, teller: id, tellerFen: fen, hallFen: fen }),
  place: (_, { county }) => county,
  decide: (_, { payload }) => accept({ type: 'StoryTold', data: payload }),
});
`,
  [`${FOLDER}/module.ts`]: `import { defineModule } from '../kernel/index.ts';
import { accounts, payables, payRuns } from './accounts.ts';
import { storyEvents, tellStory } from './tell-story.ts';

export const storytelling = defineModule({
  name: 'storytelling',
  problems: {},
  kinds: {},
  events: storyEvents,
  accounts,
  payRuns,
  payables,
  commands: [tellStory],
});
`,
  'apps/server/src/modules/storytelling.test.ts': `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountsOf, businessMonth, DAY } from '@yangui/domain';
import { withServer } from '../http/test-server.ts';
import { assertBooksStand, newId } from '../journal/test-county.ts';

const here = withServer();
const bank = (accountName: string, accountNumber: string) => ({ accountName, bank: '中国农业银行双阳支行', accountNumber });

test('a new kind of payee is owed, settled, paid by file, shown and verified', async () => {
  const { clerk, appoint, station, server, county } = here();
  const must = async (who: typeof clerk, type: string, payload: object, personal?: object) => {
    const { status, body } = await who.send(type, payload, { personal });
    assert.equal(status, 200, JSON.stringify(body));
  };
  const [approver, teller] = [await appoint('finance-approver'), await appoint('driver')];
  const period = businessMonth(Date.now() - 62 * DAY);
  const settlement = newId();
  const nothing = await clerk.send('prepare-settlement', { settlement, period, pays: 'stories' });
  assert.equal(nothing.code, 'nothing-payable');
  const early = await clerk.send('prepare-settlement', { settlement, period: businessMonth(Date.now() + 40 * DAY), pays: 'stories' });
  assert.equal(early.code, 'settlement-too-early');
  for (const tellerFen of [5_000, 2_500])
    await must(clerk, 'tell-story', { station: station.id, teller: teller.person, tellerFen, hallFen: 1_000 });

  const { body: payees } = await clerk.read('/payees');
  const roleOf = (id: string) => payees.rows.find(({ person }: { person: { id: string } }) => person.id === id)?.role.en;
  assert.deepEqual([roleOf(teller.person), roleOf(station.id)], ['Storyteller', 'Hall']);
  assert.equal((await clerk.send('set-payee', { person: newId() }, { personal: bank('甲', '6228480402564890018') })).code, 'person-unknown');
  await must(clerk, 'set-payee', { person: teller.person }, bank('甲', '6228480402564890018'));
  await must(clerk, 'set-payee', { person: station.id }, bank('乙', '6217000012340000001'));

  const { body: preview } = await clerk.read('/settlement-preview?pays=stories');
  assert.deepEqual([preview.totalFen, preview.runs.length], [9_500, 4]);
  await must(clerk, 'prepare-settlement', { settlement, period, pays: 'stories' });
  await must(approver, 'approve-settlement', { settlement });
  const { body: page } = await clerk.read('/settlements/' + settlement);
  assert.deepEqual([page.pays, page.paysFor.en, page.totalFen], ['stories', 'Stories', 9_500]);
  const lines: { as: string; serial: number; amountFen: number; partner: { id: string; name: string } }[] = page.lines;
  assert.deepEqual(
    lines.map(({ as, amountFen, partner: { id } }) => [as, amountFen, id]),
    [['teller', 7_500, teller.person], ['hall', 2_000, station.id]],
  );
  assert.ok(lines.every(({ partner }) => partner.name !== null), 'everybody is called by a name');
  for (const { serial, amountFen } of lines) {
    const { body } = await clerk.read('/settlements/' + settlement + '/lines/' + serial);
    const rows: { amountFen: number; about: object }[] = body.rows;
    assert.equal(rows.reduce((sum, row) => sum + row.amountFen, 0), amountFen);
    for (const { about } of rows) assert.deepEqual(about, { kind: 'station', id: station.id });
  }

  await must(approver, 'issue-payout-file', { settlement });
  const { body: file } = await approver.read('/settlements/' + settlement + '/files/1');
  assert.equal(file.name, 'yangui-220112-' + period + '-stories-1.csv');
  assert.deepEqual(file.text.trim().split('\\r\\n').slice(1), [
    '1,甲,6228480402564890018,中国农业银行双阳支行,75.00,' + period + ' 说书',
    '2,乙,6217000012340000001,中国农业银行双阳支行,20.00,' + period + ' 说书',
  ]);
  await must(clerk, 'record-payout', { settlement, serial: 1, result: 'paid' });
  await must(clerk, 'record-payout', { settlement, serial: 2, result: 'bounced', reason: 'account-wrong' });

  const { body: own } = await teller.read('/own-pay');
  assert.deepEqual(own.payees.map(({ title, paidFen, lines: shown }: { title: { en: string }; paidFen: number; lines: object[] }) => [title.en, paidFen, shown.length]), [['Telling stories', 7_500, 3]]);
  const { rows } = await server.pool.query('select balance_fen as fen from account where county = $1 and id = $2', [
    county.code,
    accountsOf({ partner: station.id, as: 'hall' }).bounced,
  ]);
  assert.equal(rows[0].fen, -2_000);
  await assertBooksStand(server.pool, county);
});
`,
};

/** Where a module and an event are entered, whatever they do: nothing here speaks of payees. */
const entered: Readonly<Record<string, readonly (readonly [before: string, after: string])[]>> = {
  'packages/domain/src/county.ts': [
    ['import { road }', "import { storytelling } from './storytelling/module.ts';\nimport { road }"],
    ['  loopCosts,\n]', '  loopCosts,\n  storytelling,\n]'],
  ],
  'apps/server/src/http/heard-by.ts': [
    ["  PayeeSet: ['payees.read'],", "  PayeeSet: ['payees.read'],\n  StoryTold: ['ledger.read'],"],
  ],
};

describe('a module that is made up, in a copy of the tree, with nothing changed in the ledger or anywhere it is read', () => {
  let copy = '';
  before(async () => {
    copy = await copyOfTree();
    for (const [path, text] of Object.entries(made)) {
      await mkdir(dirname(join(copy, path)), { recursive: true });
      await writeFile(join(copy, path), text);
    }
    for (const [path, changes] of Object.entries(entered)) {
      let text = await readFile(join(copy, path), 'utf8');
      for (const [from, to] of changes) {
        assert.equal(text.split(from).length, 2, `${path} has ${from}`);
        text = text.replace(from, to);
      }
      await writeFile(join(copy, path), text);
    }
  });
  after(() => rm(copy, { recursive: true, force: true }));

  test('has its payees settled, shown and paid by one declaration', async () => {
    const test = 'apps/server/src/modules/storytelling.test.ts';
    const { code, said } = await run(copy, process.execPath, ['--test', '--test-force-exit', test]);
    assert.equal(code, 0, said);
  });

  test('has the right types in the domain', async () => {
    const { code, said } = await run(copy, join(copy, 'node_modules/.bin/tsc'), ['-p', 'packages/domain']);
    assert.equal(code, 0, said);
  });
});
