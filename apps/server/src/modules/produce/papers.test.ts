import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ProduceRound } from '../../http/test-produce.ts';
import { withServer } from '../../http/test-server.ts';
import { newId } from '../../journal/test-county.ts';
import { verify } from '../../journal/verify.ts';
import { TestGuest } from '../../public/test-guest.ts';

const here = withServer();
const round = () => new ProduceRound(here());

describe('a commitment certificate', () => {
  test('opens to anybody by its square, and says that the county does not have it until it does', async () => {
    const guest = new TestGuest(here());
    const { lot, commodity } = await round().sold();
    await round().classed(commodity);
    const said = round().certificateOf(lot);
    const early = await guest.open(`/certificates/${said.certificate}`);
    assert.equal(early.statusCode, 404);
    assert.match(early.body, /县里还没有收到这张合格证/);
    await round().must(here().partner, 'issue-certificate', said);
    const { statusCode, headers, body } = await guest.open(`/certificates/${said.certificate}`);
    assert.equal(statusCode, 200);
    assert.equal(headers['x-robots-tag'], 'noindex');
    assert.equal(headers['cache-control'], 'no-store');
    assert.match(body, /承诺达标合格证/);
    assert.match(body, /2 公斤/);
    assert.match(body, /这张合格证有效/);
    const english = await guest.open(`/certificates/${said.certificate}?lang=en`);
    assert.match(english.body, /This certificate stands/);
  });

  test('says of who promised no more than they agreed to: the name, else the surname, never a phone or what was paid', async () => {
    const guest = new TestGuest(here());
    const phone = '13812340077';
    for (const nameUse of [true, false]) {
      const seller = newId();
      const { partner, station } = here();
      const personal = { name: '鲁大山', phone };
      await round().must(partner, 'register-villager', { villager: seller, station: station.id }, { personal });
      const home = round().householdOf(seller, { members: [{ villager: seller, nameUse, pictureUse: false }] });
      await round().must(partner, 'register-household', home);
      const commodity = await round().commodity();
      await round().classed(commodity);
      const wish = round().ticketOf({ household: home.household, seller, commodity });
      await round().must(partner, 'take-in', wish);
      const said = round().certificateOf(wish.ticket);
      await round().must(partner, 'issue-certificate', said);
      const { body } = await guest.open(`/certificates/${said.certificate}`);
      assert.match(body, nameUse ? /<dd>鲁大山<\/dd>/ : /<dd>鲁\*<\/dd>/);
      for (const hidden of [phone, phone.slice(-4), seller, home.household, '80.00'])
        assert.ok(!body.includes(hidden), hidden);
      await round().must(here().clerk, 'erase-villager', { villager: seller });
      const after = await guest.open(`/certificates/${said.certificate}`);
      assert.match(after.body, /本人已要求删除姓名/);
      assert.ok(!after.body.includes('鲁'));
    }
  });

  test('is withdrawn and stays: the page says since when and why, and the lot may not be sold on it', async () => {
    const guest = new TestGuest(here());
    const { lot, certificate } = await round().certified();
    const page = async () => (await here().clerk.read(`/lots/${lot}`)).body;
    assert.equal((await page()).sale, null);
    await round().must(here().clerk, 'withdraw-paper', { paper: certificate, reason: 'failed' });
    const { sale, papers } = await page();
    assert.equal(sale.code, 'paper-missing');
    assert.match(sale.zh, /农产品质量安全法第三十九条/);
    assert.deepEqual(
      papers.map(({ id, state, reason }: { id: string; state: string; reason: string }) => [id, state, reason]),
      [[certificate, 'withdrawn', 'failed']],
    );
    const { body } = await guest.open(`/certificates/${certificate}`);
    assert.match(body, /作废：检测不合格/);
  });

  test('of goods that were rejected says so, also where it was not withdrawn, and so does that of what was made of them', async () => {
    const { clerk, partner } = here();
    const guest = new TestGuest(here());
    const { lot, commodity, children } = await round().split();
    await round().classed(commodity);
    const [part = ''] = children;
    const pages: string[] = [];
    for (const one of [lot, part]) {
      const said = round().certificateOf(one);
      await round().must(partner, 'issue-certificate', said);
      pages.push(`/certificates/${said.certificate}`);
    }
    const stand = async () => {
      const bodies = await Promise.all(pages.map(async (page) => (await guest.open(page)).body));
      return bodies.map((body) => [body.includes('这张合格证有效'), body.includes('被判不合格')]);
    };
    const standing = [true, false];
    assert.deepEqual(await stand(), [standing, standing]);
    await round().must(clerk, 'hold-lot', { lot, stand: 'held', reason: 'doubt' });
    assert.deepEqual(await stand(), [standing, standing], 'a doubt is no verdict');
    await round().must(clerk, 'hold-lot', { lot, stand: 'rejected', reason: 'failed' });
    assert.deepEqual(await stand(), [[false, true], [false, true]]); // prettier-ignore
  });

  test('of goods whose ticket was reversed is withdrawn with it', async () => {
    const guest = new TestGuest(here());
    const { lot, certificate } = await round().certified();
    assert.equal((await round().reverse(lot)).status, 200);
    assert.match((await guest.open(`/certificates/${certificate}`)).body, /这批货没有买成/);
    const { body } = await here().clerk.read(`/papers?lot=${lot}`);
    assert.equal(body.rows[0].state, 'withdrawn');
    const sums = await here().clerk.read(`/papers-sums?lot=${lot}`);
    assert.deepEqual(sums.body.sums, { standing: 0, ended: 0, withdrawn: 1 });
  });

  test('is no other county’s, and no page for what is no certificate', async () => {
    const guest = new TestGuest(here());
    const { lot } = await round().sold();
    const paper = round().paperOf(lot);
    await round().must(here().clerk, 'add-paper', paper);
    assert.equal((await guest.open(`/certificates/${paper.paper}`)).statusCode, 404);
    assert.match((await guest.open('/certificates/short')).body, /没有这个页面/);
  });

  test('follows from the journal, as all of this does', async () => {
    const verdict = await verify(here().server.pool, here().county.code);
    assert.ok(verdict.ok, JSON.stringify(verdict));
  });
});
