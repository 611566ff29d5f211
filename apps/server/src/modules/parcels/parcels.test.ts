import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY, defaultSettings } from '@yangui/domain';
import { ParcelRound } from '../../http/test-parcels.ts';
import { withServer } from '../../http/test-server.ts';
import { assertBooksStand, newId, newWriter, sayAll, tally, verdictOf } from '../../journal/test-county.ts';

const here = withServer();
const round = () => new ParcelRound(here());

describe('Parcels through HTTP', () => {
  test('an order’s goods travel as a parcel from the centre to the villager, and the books explain every step', async () => {
    const { clerk, partner, officer, server, county, station } = here();
    const order = await round().placed();
    const lookup = await clerk.read(`/parcel-lookup?number=${order.slice(-6)}`);
    assert.equal(lookup.body.order.id, order);
    assert.match(lookup.body.number, /^YG[0-9A-F]{12}$/);
    const parcel = await round().register({ number: lookup.body.number, carrier: 'county', villager: null, order });
    assert.equal((await partner.read(`/orders/${order}`)).body.stage, 'received');

    const load = await round().load([parcel]);
    const loads = await partner.read('/van-loads');
    assert.deepEqual(
      loads.body.rows.map(({ id, onVan }: { id: string; onVan: number }) => ({ id, onVan })),
      [{ id: load, onVan: 1 }],
    );
    assert.equal((await partner.read(`/parcels?load=${load}`)).body.rows[0].id, parcel);
    await round().must(partner, 'receive-parcels', { station: station.id, load, sealWhole: true, parcels: [parcel] });
    assert.deepEqual((await partner.read('/van-loads')).body.rows, []);

    const { body: waiting } = await partner.read('/parcels?stage=at-station');
    assert.equal(waiting.rows[0].waitedDays, 0);
    assert.equal((await round().handOut(parcel, { proof: 'code', code: waiting.rows[0].code })).status, 200);
    assert.equal((await partner.read(`/orders/${order}`)).body.stage, 'collected');

    const { body: one } = await clerk.read(`/parcels/${parcel}`);
    assert.deepEqual(
      one.history.map(({ step, holder }: { step: string; holder: string }) => `${step} ${holder.split(':')[0]}`),
      ['registered centre', 'loaded van', 'received station', 'handed-out person'],
    );
    assert.equal(one.history.at(-1).holderName, '村民1');
    assert.equal((await officer.read(`/parcels/${parcel}`)).body.history.at(-1).holderName, null);
    const payable = await server.pool.query('select balance_fen as fen from account where county = $1 and id = $2', [
      county.code,
      `rebate-payable:${station.partner}`,
    ]);
    assert.equal(payable.rows[0].fen, -defaultSettings.pickupRateFen);
    // Whoever reads the account knows the parcel by the number on its label.
    const { body: account } = await clerk.read(`/ledger/rebate-payable:${station.partner}`);
    assert.deepEqual(
      account.rows.map(({ about, number }: { about: { id: string }; number: string | null }) => [about.id, number]),
      [[parcel, lookup.body.number]],
    );
    await assertBooksStand(server.pool, county);
  });

  test('how many shelves a station has is what its partner said last; another station’s is not theirs to read', async () => {
    const { partner, otherPartner, station } = here();
    const shelving = async (who = partner) => (await who.read(`/shelving?station=${station.id}`)).body.rows;
    assert.deepEqual(await shelving(), [{ id: station.id, shelves: 3, places: 10 }]);
    await round().must(partner, 'arrange-shelves', { station: station.id, shelves: 4, places: 25 });
    assert.deepEqual(await shelving(), [{ id: station.id, shelves: 4, places: 25 }]);
    assert.deepEqual(await shelving(otherPartner), []);
  });

  test('the centre sees how many it has for each station, a partner only their own, until they are on a van', async () => {
    const { clerk, partner, station, otherStation } = here();
    const counts = async (who = clerk) =>
      new Map(
        (await who.read('/parcels-to-load')).body.rows.map(
          (row: { station: string; parcels: number }) => [row.station, row.parcels] as const,
        ),
      );
    const before = await counts();
    const parcels = [await round().register(), await round().register()];
    await round().register({ station: otherStation.id, villager: null });
    const now = await counts();
    assert.equal(now.get(station.id), Number(before.get(station.id) ?? 0) + 2);
    assert.equal(now.get(otherStation.id), Number(before.get(otherStation.id) ?? 0) + 1);
    assert.deepEqual([...(await counts(partner)).keys()], [station.id]);
    await round().load(parcels);
    assert.equal((await counts()).get(station.id), before.get(station.id));
  });

  test('what cannot go is counted apart, in no plan, and told to whoever scans it to load: in trouble, or of a cancelled order', async () => {
    const { clerk, partner, station } = here();
    const order = await round().placed();
    const { body: goods } = await clerk.read(`/parcel-lookup?number=${order.slice(-6)}`);
    const withheld = async () =>
      (await clerk.read('/parcels-to-load')).body.rows.find((row: { station: string }) => row.station === station.id)
        ?.withheld ?? 0;
    // Nobody said where the station lies: a plan leaves it out, with how much is for it.
    const planned = async () =>
      (await clerk.read('/loops/waiting')).body.leftOut.find((row: { station: string }) => row.station === station.id)
        ?.downPieces ?? 0;
    const before = await withheld();
    const goDown = await planned();
    const ordered = await round().register({ number: goods.number, carrier: 'county', villager: null, order });
    const damaged = await round().register({ villager: null, weightGrams: 2_500 });
    assert.deepEqual([await withheld(), await planned()], [before, goDown + 2]);
    await round().must(clerk, 'report-parcel', { parcel: damaged, trouble: 'damaged' });
    await round().must(partner, 'cancel-order', { order, reason: 'changed-mind' });
    assert.deepEqual([await withheld(), await planned()], [before + 2, goDown]);
    const found = async (parcel: string) =>
      (await clerk.read(`/parcel-lookup?number=${(await clerk.read(`/parcels/${parcel}`)).body.number}`)).body.parcel;
    assert.deepEqual([(await found(ordered)).toLoad.calledOff, (await found(ordered)).trouble], [true, false]);
    const { trouble, toLoad } = await found(damaged);
    assert.deepEqual([trouble, toLoad], [true, { weightGrams: 2_500, calledOff: false }]);
  });

  test('a parcel is found by its code, the end of its number, the name, and the name with four digits of the phone', async () => {
    const { partner, officer } = here();
    const parcel = await round().atStation({ villager: null, number: 'JT5550001112223' }, Date.now(), {
      name: '欧阳春',
      phone: '13900007788',
    });
    const { body: one } = await partner.read(`/parcels/${parcel}`);
    for (const query of [one.code, '2223', '欧阳', '欧阳春 7788', '欧阳 2223', 'jt5550', '7788']) {
      const { body } = await partner.read(`/parcels?query=${encodeURIComponent(query)}`);
      assert.ok(
        body.rows.some(({ id }: { id: string }) => id === parcel),
        query,
      );
    }
    const found = async (who: typeof partner) => {
      const { body } = await who.read(`/search?query=${one.code}`);
      return body.parcels.map(({ id, name, visitCode }: typeof one) => [id, name, visitCode]);
    };
    assert.deepEqual(await found(partner), [[parcel, '欧阳春', one.code]]);
    assert.deepEqual(await found(officer), [[parcel, null, one.code]], 'whose it is, is for who may know them by name');
    assert.equal((await partner.read('/search?query=jt5550001112223')).body.parcels[0].id, parcel);
    const order = newId();
    const lines = [{ product: here().county.product, quantity: 1, priceFen: 1_000 }];
    const { villager } = here().station;
    await round().must(partner, 'place-order', { station: here().station.id, villager, lines }, { id: order });
    await round().must(here().clerk, 'receive-order', { order });
    const { visitCode } = (await partner.read(`/orders/${order}`)).body;
    for (const typed of [
      visitCode.replaceAll('-', ' '),
      visitCode.replaceAll('-', '。'),
      visitCode.replaceAll('-', ''),
    ])
      for (const [read, ids] of [
        ['/search?query=', ({ orders }: { orders: { id: string }[] }) => orders],
        ['/orders?query=', ({ rows }: { rows: { id: string }[] }) => rows],
      ] as const)
        assert.ok(
          ids((await partner.read(read + encodeURIComponent(typed))).body).some(({ id }) => id === order),
          `${read} ${typed}`,
        );
    for (const query of ['欧阳春 0000', '李 7788', '%']) {
      const { body } = await partner.read(`/parcels?query=${encodeURIComponent(query)}`);
      assert.ok(!body.rows.some(({ id }: { id: string }) => id === parcel), query);
    }
  });

  test('names and phones are for those who serve: masked for the clerk, none for officers, nothing for other stations', async () => {
    const { clerk, partner, otherPartner, officer } = here();
    const parcel = await round().atStation({ villager: null }, Date.now(), { name: '司马秋', phone: '13900006655' });
    assert.equal((await partner.read(`/parcels/${parcel}`)).body.recipientPhone, '13900006655');
    assert.equal((await clerk.read(`/parcels/${parcel}`)).body.recipientPhone, '139****6655');
    const { body: seen } = await officer.read(`/parcels/${parcel}`);
    assert.deepEqual([seen.recipientName, seen.recipientPhone], [null, null]);
    assert.equal((await otherPartner.read(`/parcels/${parcel}`)).status, 404);
    assert.deepEqual((await officer.read(`/parcels?query=${encodeURIComponent('司马')}`)).body.rows, []);
    const { body: known } = await otherPartner.read(`/parcel-lookup?number=${seen.number}`);
    const { id, stage, station, stationName, trouble, ...more } = known.parcel;
    assert.deepEqual(
      [id, stage, station === here().station.id, typeof stationName, trouble],
      [parcel, 'at-station', true, 'string', false],
    );
    assert.deepEqual(more, { toLoad: null });
  });

  test('what nobody collects is counted at 3, 7 and 15 days, and a late complaint is told from one in time', async () => {
    const { partner, clerk } = here();
    const before = (await partner.read('/parcels-summary')).body;
    const [, , old] = [
      await round().atStation({}, Date.now() - 4 * DAY),
      await round().atStation({}, Date.now() - 8 * DAY),
      await round().atStation({}, Date.now() - 16 * DAY),
    ];
    await round().must(clerk, 'open-complaint', { parcel: old, about: 'late' }, { at: Date.now() - 9 * DAY });
    const { body: after } = await partner.read('/parcels-summary');
    assert.deepEqual(after.waited, { 3: before.waited[3] + 3, 7: before.waited[7] + 2, 15: before.waited[15] + 1 });
    assert.deepEqual([after.complaints, after.complaintsLate], [before.complaints + 1, before.complaintsLate + 1]);
    assert.equal((await partner.read('/parcels?waited=15')).body.rows.length, after.waited[15]);
    assert.equal((await partner.read('/parcels?complaint=late')).body.rows[0].id, old);
    await round().must(partner, 'return-parcel', { parcel: old, reason: 'unclaimed' });
    assert.equal((await clerk.read(`/parcels/${old}`)).body.holder, 'carrier:sf');
  });

  test('an outside purchase is found by the centre’s scan, in the very batch that tells its number', async () => {
    const { partner, clerk, server, county, station } = here();
    const order = newId();
    const tracking = 'ZT000111222333';
    await round().must(partner, 'record-outside-purchase', round().purchase(), { id: order });
    const wish = round().wish({ number: tracking, villager: null });
    const outcomes = await sayAll(server.writer, [
      county.bind('track-order', { order, tracking }, { by: station.partner }),
      county.bind('register-parcel', wish),
    ]);
    assert.deepEqual(tally(outcomes), { accepted: 2 });
    assert.equal((await clerk.read(`/parcels/${wish.parcel}`)).body.order, order);
    const load = await round().load([wish.parcel]);
    await round().must(partner, 'receive-parcels', {
      station: station.id,
      load,
      sealWhole: false,
      parcels: [wish.parcel],
    });
    assert.equal((await round().handOut(wish.parcel)).status, 200);
    assert.equal((await partner.read(`/orders/${order}`)).body.stage, 'collected');
    await assertBooksStand(server.pool, county);
  });

  test('name and last four digits are held against what is kept, by the rule and not only by the search', async () => {
    const { partner, clerk, server, county } = here();
    const parcel = await round().atStation({ villager: null }, Date.now(), { name: '诸葛明', phone: '13900003344' });
    const codeOf = async (said?: object) => (await round().handOut(parcel, { proof: 'name-and-phone' }, said)).code;
    assert.equal(await codeOf(), 'name-or-phone-wrong', 'who says nothing');
    assert.equal(await codeOf({ name: '诸葛亮', phoneEnd: '3344' }), 'name-or-phone-wrong');
    assert.equal(await codeOf({ name: '诸葛明', phoneEnd: '3345' }), 'name-or-phone-wrong');
    assert.equal(await codeOf({ name: ' ', phoneEnd: '3344' }), 'name-missing');
    assert.equal(
      (await round().handOut(parcel, { proof: 'name-and-phone' }, { name: '诸葛 明', phoneEnd: '3344' })).status,
      200,
    );

    // Of a registered villager it is what is held about them now, corrected a moment ago.
    const villager = newId();
    await round().must(
      partner,
      'register-villager',
      { villager, station: here().station.id },
      { personal: { name: '夏侯', phone: '13900001111' } },
    );
    const [one, other, third] = [
      await round().atStation({ villager }),
      await round().atStation({ villager }),
      await round().atStation({ villager }),
    ];
    const said = (of: string, phoneEnd: string) =>
      round().handOut(of, { proof: 'name-and-phone' }, { name: '夏侯', phoneEnd });
    assert.equal((await said(one, '1111')).status, 200);
    await round().must(partner, 'amend-villager', { villager }, { personal: { name: '夏侯', phone: '13900002222' } });
    assert.equal((await said(other, '1111')).code, 'name-or-phone-wrong');
    assert.equal((await said(other, '2222')).status, 200);
    await round().must(clerk, 'erase-villager', { villager });
    assert.equal((await said(third, '2222')).code, 'phone-not-kept');
    await assertBooksStand(server.pool, county);
  });

  test('a counter that was without network says whose a parcel is and hands it out, all in one batch', async () => {
    const { server, county, station } = here();
    const [villager, parcel, stranger] = [
      newId(),
      await round().atStation({ villager: null }),
      await round().atStation({ villager: null }),
    ];
    const by = station.partner;
    const handOut = (of: string, name: string, phoneEnd: string) =>
      county.bind(
        'hand-out-parcel',
        { parcel: of, proof: 'name-and-phone', code: null, consent: null },
        { by, personal: { name, phoneEnd } },
      );
    const outcomes = await sayAll(server.writer, [
      county.bind(
        'register-villager',
        { villager, station: station.id },
        { by, personal: { name: '上官', phone: '13900005555' } },
      ),
      county.bind('address-parcel', { parcel, villager }, { by }),
      handOut(parcel, '上官', '5556'),
      handOut(parcel, '上官', '5555'),
      county.bind(
        'address-parcel',
        { parcel: stranger, villager: null },
        { by, personal: { name: '令狐', phone: '13900006666' } },
      ),
      handOut(stranger, '令狐', '6666'),
    ]);
    assert.deepEqual(outcomes.map(verdictOf), [
      'accepted',
      'accepted',
      'name-or-phone-wrong',
      'accepted',
      'accepted',
      'accepted',
    ]);
    // And where the villager was registered long ago, by a server that remembers nothing of the county.
    const [old, later] = [newId(), await round().atStation({ villager: null })];
    await sayAll(server.writer, [
      county.bind(
        'register-villager',
        { villager: old, station: station.id },
        { by, personal: { name: '东方', phone: '13900007777' } },
      ),
    ]);
    const fresh = await sayAll(newWriter(server.pool), [
      county.bind('address-parcel', { parcel: later, villager: old }, { by }),
      handOut(later, '东方', '7770'),
      handOut(later, '东方', '7777'),
    ]);
    assert.deepEqual(fresh.map(verdictOf), ['accepted', 'name-or-phone-wrong', 'accepted']);
    for (const text of ['上官', '令狐', '东方', 'phoneEnd']) {
      const { rows } = await server.pool.query(`select from journal_entry where body::text like '%' || $1 || '%'`, [
        text,
      ]);
      assert.equal(rows.length, 0, `${text} is not in the journal`);
    }
    await assertBooksStand(server.pool, county);
  });

  test('consent is shown while it stands, and an agent collects by it', async () => {
    const { partner, station, server, county } = here();
    const agent = newId();
    const consent = newId();
    await round().must(
      partner,
      'register-villager',
      { villager: agent, station: station.id },
      { personal: { name: '儿媳' } },
    );
    await round().must(partner, 'record-consent', { consent, villager: station.villager, agent, channel: 'voice' });
    assert.equal((await partner.read(`/consents?villager=${station.villager}`)).body.rows[0].agentName, '儿媳');
    assert.equal((await round().handOut(await round().atStation(), { consent })).status, 200);
    await round().must(partner, 'revoke-consent', { consent });
    assert.deepEqual((await partner.read(`/consents?villager=${station.villager}`)).body.rows, []);
    await assertBooksStand(server.pool, county);
  });
});
