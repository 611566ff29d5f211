import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newPhone, TalentRound, talentOf, talentSaidOf } from '../../http/test-talent.ts';
import { withServer } from '../../http/test-server.ts';
import { verify } from '../../journal/verify.ts';

const here = withServer();
const round = () => new TalentRound(here());
const village = () => here().station.village;
const of = async (talent: string) => (await here().clerk.read(`/talent/${talent}`)).body;
const wide = (digits: string) => digits.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
const listed = async (asked: string) => (await here().clerk.read(`/talent${asked}`)).body.rows;

describe('the talent register', () => {
  test('keeps what was said of somebody, finds them by it, and says by whom of it they were found', async () => {
    const phone = newPhone();
    const personal = { name: '欧阳归雁', phone, where: '长春市净月区', trade: '电子厂质检' };
    const talent = await round().registered({}, personal);
    const { name, where, trade, kind, wish, wishFrom, awaySince, skills, source, consentChannel } = await of(talent);
    assert.deepEqual({ name, where, trade }, { name: '欧阳归雁', where: '长春市净月区', trade: '电子厂质检' });
    assert.deepEqual(
      [kind, wish, wishFrom, awaySince, skills],
      ['worker', 'maybe', '2027-02', '2019-08', ['live', 'photo']],
    );
    assert.deepEqual([source, consentChannel], ['lecture', 'voice']);
    for (const query of ['欧阳', '净月', '质检', phone, wide(phone)]) {
      const found = await listed(`?query=${encodeURIComponent(query)}`);
      assert.deepEqual(
        found.map(({ id }: { id: string }) => id),
        [talent],
        query,
      );
    }
    assert.equal((await listed('?query=欧阳&kind=student')).length, 0);
    assert.equal((await listed(`?query=欧阳&place=${village()}&skill=live&wish=maybe&source=lecture`)).length, 1);
  });

  test('has one person once, by the phone, however it was written; and names the entry that is there', async () => {
    const phone = newPhone();
    const talent = await round().registered({}, { name: '归雁', phone });
    for (const typed of [phone, wide(phone), `+86 ${phone}`]) {
      const { code, details } = await round().register({}, { name: '雁归', phone: typed });
      assert.equal(code, 'talent-phone-there', typed);
      assert.equal(details?.['talent'], talent);
    }
    const { clerk } = here();
    const other = await round().registered();
    const said = { from: 0, ...talentSaidOf({ talent: other, village: village() }) };
    const taken = await clerk.send('amend-talent', said, { personal: { name: '归雁', phone } });
    assert.equal(taken.code, 'talent-phone-there');
    // One's own stays one's own.
    const own = { from: 0, ...talentSaidOf({ talent, village: village() }) };
    await round().must(clerk, 'amend-talent', own, { personal: { name: '归雁', phone: wide(phone) } });
    assert.equal((await of(talent)).phone, phone);
  });

  test('takes one of two who are sent at the same moment with one phone', async () => {
    const { clerk } = here();
    const personal = { name: '归雁', phone: newPhone() };
    const said = [1, 2, 3].map(() => talentOf({ village: village() }));
    const answers = await Promise.all(said.map((one) => clerk.send('register-talent', one, { personal })));
    const codes = answers.map(({ code }) => code);
    assert.equal(codes.filter((code) => code === undefined).length, 1);
    assert.equal(codes.filter((code) => code === 'talent-phone-there').length, 2);
  });

  test('empties what it knew of whoever withdraws their consent, goes on counting them, and the journal proves it', async () => {
    const { clerk, server, county } = here();
    const phone = newPhone();
    const personal = { name: '司徒雁', phone, where: '深圳', trade: '设计' };
    const talent = await round().registered({ source: 'friend' }, personal);
    const before = (await clerk.read('/talent-sums?source=friend')).body;
    await round().must(clerk, 'withdraw-talent', { talent });
    const { name, where, trade, skills, wishFrom, awaySince, source, stage, phone: left } = await of(talent);
    assert.deepEqual([name, left, where, trade], [null, null, null, null]);
    assert.deepEqual([skills, wishFrom, awaySince, source, stage], [[], null, null, 'friend', 'withdrawn']);
    assert.equal((await clerk.read('/talent-sums?source=friend')).body.count, before.count);
    assert.equal((await listed('?query=司徒')).length, 0);
    const said = { from: 1, ...talentSaidOf({ talent, village: village() }) };
    assert.equal((await clerk.send('amend-talent', said, { personal: { name: '司徒雁' } })).code, 'talent-withdrawn');
    const verdict = await verify(server.pool, county.code);
    assert.ok(verdict.ok, JSON.stringify(verdict));
    // Whoever agrees again is somebody new to it.
    await round().registered({}, personal);
  });

  test('has people from outside without a village, and moves nobody out of whoever’s reach unseen', async () => {
    const { clerk, otherStation } = here();
    const outside = await round().registered({ kind: 'outside', village: null });
    assert.equal((await of(outside)).village, null);
    const talent = await round().registered();
    const moved = { from: 0, ...talentSaidOf({ talent, village: otherStation.village }) };
    const local = await here().appoint('county-clerk', village());
    const kept = await local.send('amend-talent', moved, { personal: { name: '归雁' } });
    assert.equal(kept.code, 'not-your-place');
    await round().must(clerk, 'amend-talent', moved, { personal: { name: '归雁' } });
    assert.equal((await local.read(`/talent/${talent}`)).status, 404);
    assert.equal((await round().register({ village: '520603100201' })).code, 'outside-county');
  });
});
