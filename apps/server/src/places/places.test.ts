import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../postgres/test-database.ts';
import { loadCounty } from './load-county.ts';
import { placeOf, type Place } from './place.ts';
import { readCounty } from './read-county.ts';

describe('the catalogue of places', () => {
  it('knows Shuangyang district in Changchun, Jilin', async () => {
    const found = await readCounty('220112');
    assert.deepEqual([found?.province.name, found?.city.name, found?.county.name], ['吉林省', '长春市', '双阳区']);
  });

  it('knows the 18 village committees and one community of Luxiang town', async () => {
    const found = await readCounty('220112');
    assert.deepEqual(
      found?.towns.find(({ code }) => code === '220112102'),
      {
        code: '220112102',
        name: '鹿乡镇',
        level: 9,
        parent: '220112',
        kind: null,
      },
    );
    const villages = found.villages.filter(({ parent }) => parent === '220112102');
    assert.deepEqual(countKinds(villages), { 'village committee': 18, community: 1 });
    assert.deepEqual(villages.at(0)?.name, '鹿缘社区');
    assert.deepEqual(villages.at(-1), {
      code: '220112102218',
      name: '杏树村委会',
      level: 12,
      parent: '220112102',
      kind: 'village committee',
    });
  });

  it('knows the 103 villages of Wanshan district: 75 village committees and 28 communities', async () => {
    const found = await readCounty('520603');
    assert.equal(found?.county.name, '万山区');
    assert.deepEqual(countKinds(found.villages), { 'village committee': 75, community: 28 });
  });

  it('gives every town and village of a county its parent', async () => {
    const found = await readCounty('520603');
    assert.ok(found);
    const towns = new Set(found.towns.map(({ code }) => code));
    assert.ok(found.towns.every(({ parent }) => parent === '520603'));
    assert.ok(found.villages.every(({ parent }) => parent !== null && towns.has(parent)));
  });

  it('knows no county by a code that does not exist, is too short, or is no code', async () => {
    for (const code of ['220199', '990101', '2201', '../..22', ''])
      assert.equal(await readCounty(code), undefined, code);
  });

  it("tells kinds by the bureau's numbers, not by names", () => {
    const kinds = ['001', '199', '200', '399', '400', '598'].map((end) => placeOf(`220112102${end}`, '某村').kind);
    assert.deepEqual(kinds, ['community', 'community', 'village committee', 'village committee', 'other', 'other']);
  });

  it('takes no code of a length that no level has', () => {
    assert.throws(() => placeOf('22011', '双阳区'), RangeError);
    assert.throws(() => placeOf('22011x', '双阳区'), RangeError);
  });
});

describe('loading a county', () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase();
  });
  after(() => database.drop());

  it('writes the county with all above and below it, once however often it is loaded', async () => {
    const county = await loadCounty(database.pool, '220112');
    await loadCounty(database.pool, '220112');
    const { rows } = await database.pool.query<{ level: number; n: number }>(
      'select level, count(*) as n from place group by level order by level',
    );
    assert.deepEqual(rows, [
      { level: 2, n: 1 },
      { level: 4, n: 1 },
      { level: 6, n: 1 },
      { level: 9, n: county?.towns.length },
      { level: 12, n: county?.villages.length },
    ]);
  });

  it('gives a renamed village its new name', async () => {
    await database.pool.query(`update place set name = '旧名' where code = '220112102218'`);
    await loadCounty(database.pool, '220112');
    const { rows } = await database.pool.query<{ name: string }>(`select name from place where code = '220112102218'`);
    assert.deepEqual(rows, [{ name: '杏树村委会' }]);
  });

  it('writes nothing for a code that does not exist', async () => {
    const count = async (): Promise<unknown> => (await database.pool.query('select count(*) from place')).rows[0];
    const before = await count();
    assert.equal(await loadCounty(database.pool, '229999'), undefined);
    assert.deepEqual(await count(), before);
  });
});

function countKinds(places: readonly Place[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of places) counts[String(kind)] = (counts[String(kind)] ?? 0) + 1;
  return counts;
}
