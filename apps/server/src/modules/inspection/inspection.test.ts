import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { shortCode } from '@yangui/domain';
import { attachedAs, AttachmentRound } from '../../http/test-attachments.ts';
import { InspectionRound } from '../../http/test-inspection.ts';
import { withServer } from '../../http/test-server.ts';
import { newId } from '../../journal/test-county.ts';
import { verify } from '../../journal/verify.ts';

const here = withServer();
const round = () => new InspectionRound(here());
const stateOf = async (lot: string): Promise<string> => (await here().clerk.read(`/lots/${lot}`)).body.lot.state;
const waiting = async (waits: string): Promise<readonly string[]> => {
  const { body } = await here().clerk.read(`/inspection-work?waits=${waits}&limit=1000`);
  return body.rows.map(({ id }: { id: string }) => id);
};

test('what was made of a lot is held with it, several acts away and at the centre, and the books follow', async () => {
  const { clerk, partner, server, county } = here();
  const { lot, commodity, children } = await round().split();
  const [part = '', other = ''] = children;
  await round().must(clerk, 'receive-lot', { making: newId(), lot: part, arrivedGrams: 900, reason: 'scale' });
  const [box, making] = [newId(), newId()];
  const packed = { making, station: null, kind: 'pack', commodity, lossGrams: 0, reason: null };
  const outputs = [{ lot: box, grade: 0, grams: 900, pieces: 3 }];
  await round().must(clerk, 'make-lots', { ...packed, inputs: [{ lot: part, grams: 900 }], outputs });
  const results = [{ substance: '有机磷', positive: true }];
  await round().must(clerk, 'record-rapid-test', { test: newId(), lot, results });
  assert.deepEqual([await stateOf(other), await stateOf(box)], ['lot-source-held', 'lot-source-held']);
  const { body } = await clerk.read(`/lots/${box}`);
  assert.deepEqual(body.lot.heldThrough, [{ lot, code: shortCode(lot) }]);
  const { code } = await partner.send('make-lots', round().splitOf({ lot: other, commodity }));
  assert.equal(code, 'lot-source-held');
  assert.ok((await waiting('sample')).includes(lot));

  await round().must(clerk, 'hold-lot', { lot: other, stand: 'held', reason: 'doubt' });
  // A county of before is brought to the same by the migration.
  const columns = 'select id, held_through, made_into from lot order by id';
  const { rows: kept } = await server.pool.query(columns);
  await server.pool.query(
    `update lot set held_through = '[]', made_into = '[]', stand = case when test_hold is null then stand else 'held' end`,
  );
  const file = new URL('../../../migrations/2026-11-30-356-held-through.sql', import.meta.url);
  for (const update of (await readFile(file, 'utf8')).split(/^(?=update lot set made_into|with recursive)/m).slice(1))
    await server.pool.query(update);
  await server.pool.query(`update lot set stand = 'free' where test_hold is not null`);
  assert.deepEqual((await server.pool.query(columns)).rows, kept);
  assert.equal((await verify(server.pool, county.code)).ok, true);
});

test('a laboratory’s sign-in sees codes, and neither lot nor household nor place; a clerk sees its report', async () => {
  const { clerk, station } = here();
  const { lot } = await round().judged();
  const inLab = await round().inLab(lot);
  const pdf = Buffer.from(`%PDF-1.4\n${'report '.repeat(50)}\n%%EOF\n`);
  const file = attachedAs(pdf, { mediaType: 'application/pdf' });
  const report = round().reportOf(inLab, 600_000, { file });
  await round().must(inLab.tester, 'report-sample', report);
  const attachments = new AttachmentRound(here());
  const fileSaid = async () => (await clerk.read(`/samples/${inLab.sample}`)).body.reports[0].file.state;
  assert.equal(await fileSaid(), 'awaited');
  await attachments.bring(file, pdf.subarray(0, 100));
  assert.equal(await fileSaid(), 'coming', 'a part of it is nothing to open');
  await attachments.bring(file, pdf.subarray(100), 100);
  assert.equal(await stateOf(lot), 'lot-failed');
  assert.ok((await waiting('removal')).includes(lot));

  const { body: own } = await inLab.tester.read('/own-samples');
  assert.deepEqual(
    own.rows.map(({ code, stage }: { code: string; stage: string }) => [code, stage]),
    [[shortCode(inLab.sample), 'reported']],
  );
  const said = JSON.stringify(own);
  for (const hidden of [lot, shortCode(lot), station.id, station.village, clerk.person]) assert.ok(!said.includes(hidden)); // prettier-ignore
  for (const path of ['/lots', '/samples', `/lots/${lot}`, `/lot-tests/${lot}`, '/households', '/limits'])
    assert.equal((await inLab.tester.read(path)).status, 403, path);

  const { body } = await clerk.read(`/samples/${inLab.sample}`);
  const [first] = body.reports;
  assert.deepEqual([first.verdict, first.results[0].because, first.file.state], ['failed', 'over', 'kept']);
  assert.equal((await attachments.look(file.id, clerk)).statusCode, 200);
  const amended = round().reportOf(inLab, 400_000, { amends: report.report });
  await round().must(inLab.tester, 'report-sample', amended);
  assert.equal(await stateOf(lot), 'usable');
  const { body: both } = await clerk.read(`/samples/${inLab.sample}`);
  assert.deepEqual(
    both.reports.map(({ verdict }: { verdict: string }) => verdict),
    ['passed', 'failed'],
  );
  const { body: tests } = await clerk.read(`/lot-tests/${lot}`);
  assert.equal(tests.samples[0].handedOver.byName === undefined, false);
});
