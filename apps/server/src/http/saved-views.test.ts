import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { MOST_SAVED_VIEWS, MOST_VIEWED_LISTS } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import { exportCounty } from '../journal/transfer.ts';
import { withServer, type SomeoneSignedIn } from './test-server.ts';

const here = withServer();
const at = (id: string) => `/api/counties/${here().county.code}/saved-views/${id}`;
const view = (more: object = {}) => ({
  list: '/orders',
  name: '等确认的',
  filters: { stage: 'to-confirm', days: '2026-11-03..2026-11-09', sort: '-placed' },
  opens: false,
  ...more,
});
const keep = (who: SomeoneSignedIn, more: object = {}, id = newId()) => who.ask('PUT', at(id), view(more));
const viewsOf = async (who: SomeoneSignedIn, list = '/orders') =>
  (await who.read(`/saved-views?list=${list}`)).body.rows;

test('a view is kept, renamed and forgotten; sent twice it is one', async () => {
  const { clerk } = here();
  const id = newId();
  for (let time = 0; time < 2; time += 1) assert.equal((await keep(clerk, {}, id)).status, 204);
  assert.deepEqual(await viewsOf(clerk), [{ id, ...view() }]);
  assert.equal((await keep(clerk, { name: ' 待确认 ' }, id)).status, 204);
  assert.deepEqual(await viewsOf(clerk), [{ id, ...view({ name: '待确认' }) }]);
  assert.deepEqual(await viewsOf(clerk, '/cash'), []);
  for (let time = 0; time < 2; time += 1) assert.equal((await clerk.ask('DELETE', at(id))).status, 204);
  assert.deepEqual(await viewsOf(clerk), []);
});

test('a list opens with one of them: the last that was said', async () => {
  const { clerk } = here();
  const [first, second] = [newId(), newId()];
  await keep(clerk, { name: '甲', opens: true }, first);
  await keep(clerk, { name: '乙', opens: true }, second);
  await keep(clerk, { list: '/cash', name: '丙', opens: true });
  assert.deepEqual(
    (await viewsOf(clerk)).map(({ id, opens }: { id: string; opens: boolean }) => [id, opens]),
    [
      [second, true],
      [first, false],
    ],
  );
  for (const { id } of await viewsOf(clerk)) await clerk.ask('DELETE', at(id));
});

test('nobody else sees a view, changes it or is in its way, whatever they may do in the county', async () => {
  const { clerk, partner, administrator, officer } = here();
  const id = newId();
  await keep(clerk, {}, id);
  for (const other of [partner, administrator, officer]) {
    assert.deepEqual((await other.read('/saved-views')).body.rows, []);
    assert.equal((await other.ask('DELETE', at(id))).status, 204);
    assert.equal((await keep(other, { name: '别人的' }, id)).status, 204);
    assert.deepEqual(await viewsOf(other), [{ id, ...view({ name: '别人的' }) }]);
    assert.equal((await other.ask('DELETE', at(id))).status, 204);
  }
  assert.deepEqual(await viewsOf(clerk), [{ id, ...view() }]);
  const { strangerClerk, county } = here();
  assert.equal((await strangerClerk.ask('GET', `/api/counties/${county.code}/saved-views`)).status, 403);
  assert.equal((await strangerClerk.ask('PUT', at(newId()), view())).status, 403);
});

test('what is searched by is not kept, nor a word that is no code', async () => {
  const { clerk, server, county } = here();
  const stored = async () =>
    (await server.pool.query('select from saved_view where county = $1', [county.code])).rowCount;
  const before = await stored();
  for (const filters of [
    { query: '王芳' },
    { query: 'wangfang' },
    { stage: '王芳' },
    { stage: 'wang fang' },
    { stage: '' },
    { Stage: 'placed' },
    { stage: 'x'.repeat(81) },
    { stage: ['placed'] },
    Object.fromEntries(Array.from({ length: 13 }, (_, index) => [`f${'abcdefghijklm'[index]}`, '1'])),
    '王芳',
    null,
  ])
    assert.equal((await keep(clerk, { filters })).status, 400, JSON.stringify(filters));
  for (const list of ['orders', '/订单', `/${'a'.repeat(60)}`, '/orders?query=x', 7])
    assert.equal((await keep(clerk, { list })).status, 400, String(list));
  assert.equal((await keep(clerk, { opens: 'yes' })).status, 400);
  assert.equal((await clerk.ask('PUT', at('no-id'), view())).status, 400);
  assert.equal(await stored(), before, 'nothing was kept of it');
});

test('there are no more than there may be, also when they come at once', async () => {
  const { administrator } = here();
  const said = await Promise.all(
    Array.from({ length: MOST_SAVED_VIEWS + 3 }, (_, index) => keep(administrator, { name: `视图${index}` })),
  );
  assert.equal(said.filter(({ status }) => status === 204).length, MOST_SAVED_VIEWS);
  const rows = await viewsOf(administrator);
  assert.equal(rows.length, MOST_SAVED_VIEWS);
  assert.equal((await keep(administrator, { name: rows[1].name }, rows[0].id)).body.problem.code, 'view-name-taken');
  assert.equal((await keep(administrator, { name: '改名' }, rows[0].id)).status, 204, 'one that is there is changed');
});

test('a name can be seen, and lists that there are not fill no table', async () => {
  const { officer, server, county } = here();
  for (const name of ['\u200b', '甲\u200b', '\u202e甲', '甲\u2028乙', '甲\n乙'])
    assert.equal((await keep(officer, { name })).body.problem.code, 'view-name-wrong', JSON.stringify(name));
  assert.equal((await keep(officer, { name: '😀 等我的（急）' })).status, 204);
  const word = (index: number) => `/${'abcdefghij'[Math.floor(index / 10)]}-${'abcdefghij'[index % 10]}`;
  await server.pool.query(
    `insert into saved_view (county, person, id, list, name, filters, opens)
     select $1, $2, r.id, r.list, '甲', '{}', false from unnest($3::uuid[], $4::text[]) as r(id, list)`,
    [
      county.code,
      officer.person,
      Array.from({ length: MOST_VIEWED_LISTS - 1 }, newId),
      Array.from({ length: MOST_VIEWED_LISTS - 1 }, (_, index) => word(index)),
    ],
  );
  assert.equal((await keep(officer, { list: '/made-up' })).body.problem.code, 'malformed-request');
  assert.equal((await keep(officer, { name: '乙' })).status, 204, 'of a list that has one there is room');
});

test('no view leaves with the county, and none outlives the sign-in', async () => {
  const { clerk, administrator, server, county } = here();
  const person = newId();
  assert.equal(
    (
      await administrator.send(
        'grant-role',
        { person, role: 'driver', place: county.code },
        { personal: { name: '新司机' } },
      )
    ).status,
    200,
  );
  const signInName = 'views.driver';
  const made = await clerk.send('make-sign-in', { person }, { personal: { signInName, name: '孙大雁' } });
  assert.equal(made.status, 200);
  await server.pool.query(
    `insert into saved_view (county, person, id, list, name, filters, opens) values ($1, $2, $3, '/orders', '只有我看', '{}', false)`,
    [county.code, person, newId()],
  );
  const out = new PassThrough();
  const chunks: string[] = [];
  out.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  await exportCounty(server.pool, county.code, out);
  const text = chunks.join('');
  assert.ok(text.includes('SignInMade') && !text.includes('只有我看'));
  assert.equal((await clerk.send('end-sign-in', { person })).status, 200);
  const left = await server.pool.query('select from saved_view where county = $1 and person = $2', [
    county.code,
    person,
  ]);
  assert.equal(left.rowCount, 0);
});
