import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountOf, businessDay, chart } from '@yangui/domain';
import { withServer } from '../../http/test-server.ts';
import { ProduceRound } from '../../http/test-produce.ts';
import { newId } from '../../journal/test-county.ts';
import { verify } from '../../journal/verify.ts';

const here = withServer();

interface Row {
  readonly id: string;
  readonly amountFen: number;
  readonly netGrams: number;
  readonly stage: string;
  readonly payment: string;
  readonly sellerName: string | null;
  readonly implausible: object | null;
}

/** A household of the station's own villager, and three tickets of theirs: paid, owed, and owed but reversed. */
async function sold() {
  const { partner, clerk, station } = here();
  const round = new ProduceRound(here());
  await round.must(clerk, 'open-float', { station: station.id, amountFen: 50_000 });
  const [commodity, household] = [await round.commodity(), newId()];
  const grows = [{ commodity, sizeHundredths: 1 }];
  await round.must(partner, 'register-household', round.householdOf(station.villager, { household, grows }));
  const of = { household, seller: station.villager, commodity };
  const [paid, owed, wrong] = [
    round.ticketOf(of, { payment: 'cash' }),
    round.ticketOf(of, { grossGrams: 1_100, netGrams: 1_000 }),
    round.ticketOf(of),
  ];
  for (const ticket of [paid, owed, wrong]) await round.must(partner, 'take-in', ticket);
  assert.equal((await round.reverse(wrong.ticket)).status, 200);
  return { commodity, household, paid, owed, wrong };
}

test('the tickets of a day come to what was booked, to the fen; each line of a statement opens to its ticket', async () => {
  const { clerk, partner, officer, server, county, station } = here();
  const { commodity, household, paid, owed, wrong } = await sold();
  const today = businessDay(Date.now());
  const asked = `from=${today}&to=${today}&station=${station.id}`;
  const { body: list } = await clerk.read(`/tickets?${asked}`);
  const rows: readonly Row[] = list.rows;
  assert.deepEqual(
    rows.map(({ id, stage, amountFen }) => [id, stage, amountFen]),
    [
      [wrong.ticket, 'reversed', 8_000],
      [owed.ticket, 'taken', 4_000],
      [paid.ticket, 'taken', 8_000],
    ],
  );
  const { body: sums } = await clerk.read(`/tickets-sums?${asked}`);
  assert.deepEqual(sums, {
    count: 3,
    whole: true,
    sums: { netGrams: 3_000, amountFen: 12_000, cashFen: 8_000, reversed: 1 },
  });
  const { body: bought } = await clerk.read(`/ledger/${chart.produceBought}`);
  assert.equal(bought.balanceFen, sums.sums.amountFen);
  const { body: statement } = await clerk.read(`/ledger/${accountOf.householdPayable(household)}`);
  assert.equal(statement.balanceFen, -4_000);
  for (const { about } of statement.rows) {
    assert.equal(about.kind, 'intakeTicket');
    const { body: ticket } = await clerk.read(`/tickets/${about.id}`);
    assert.equal(ticket.household, household);
  }
  const { body: reversed } = await clerk.read(`/tickets/${wrong.ticket}`);
  assert.deepEqual(
    reversed.postings.map(({ reason, amountFen }: { reason: string; amountFen: number }) => [reason, amountFen]),
    [
      ['TicketTaken', 8_000],
      ['TicketTaken', -8_000],
      ['TicketReversed', 8_000],
      ['TicketReversed', -8_000],
    ],
  );
  assert.equal((await verify(server.pool, county.code)).ok, true);

  // A hundredth of a mu gives three kilograms a year: the first two tickets fit, the third is in doubt.
  const { body: doubted } = await clerk.read('/tickets?implausible=1');
  assert.deepEqual(
    doubted.rows.map(({ id }: Row) => id),
    [wrong.ticket],
  );
  const { body: bySeller } = await partner.read('/tickets?query=村民');
  assert.equal(bySeller.rows.length, 3);
  const { body: unseen } = await officer.read('/tickets?query=村民');
  assert.deepEqual(unseen.rows, [], 'who may not know a name finds nothing by it');
  const { body: officers } = await officer.read(`/tickets?commodity=${commodity}`);
  assert.deepEqual(
    officers.rows.map(({ sellerName }: Row) => sellerName),
    [null, null, null],
  );
  const { body: payees } = await clerk.read('/payees');
  const payee = payees.rows.find(({ person }: { person: { id: string } }) => person.id === household);
  assert.deepEqual([payee.role.en, payee.person.name.slice(0, 2)], ['Household', 'HH']);
});

test('erasing a villager empties their part of a household: no name, no consent; tickets and money stay', async () => {
  const { clerk, partner, server, county, station } = here();
  const { body: before } = await partner.read(`/households?villager=${station.villager}`);
  const [household] = before.rows;
  assert.notEqual(household.members[0].name, null);
  assert.notEqual(household.members[0].nameUseAt, null);
  const { body: data } = await partner.read(`/villagers/${station.villager}/data`);
  assert.deepEqual([data.households.length, data.tickets.length], [1, 3]);
  assert.equal((await clerk.send('erase-villager', { villager: station.villager })).status, 200);
  const { body: after } = await partner.read(`/households/${household.id}`);
  assert.deepEqual(after.members, [
    { villager: station.villager, name: null, erased: true, nameUseAt: null, pictureUseAt: null },
  ]);
  assert.equal(after.owedFen, 4_000);
  const { body: tickets } = await partner.read(`/tickets?household=${household.id}`);
  assert.deepEqual(
    tickets.rows.map(({ sellerName }: Row) => sellerName),
    [null, null, null],
  );
  const { body: found } = await partner.read('/households?query=村民');
  assert.deepEqual(found.rows, []);
  assert.equal((await verify(server.pool, county.code)).ok, true);
});

test('what is noted of where a plot lies goes with whoever of its household is erased, also of one that was given up', async () => {
  const { clerk, partner, server, county } = here();
  const round = new ProduceRound(here());
  const commodity = await round.commodity();
  const noted = async (household: string) =>
    (await partner.read(`/plots?household=${household}`)).body.rows.map(({ where }: { where: string | null }) => where);
  for (const stage of ['active', 'given-up']) {
    const { household, seller } = await round.household();
    const plot = round.plotOf({ household, commodity });
    await round.must(partner, 'add-plot', plot, { personal: { where: '王芳家东边' } });
    const { station: _, ...terms } = round.householdOf(seller, { household });
    await round.must(partner, 'amend-household', { ...terms, from: 0, stage });
    assert.deepEqual(await noted(household), ['王芳家东边']);
    assert.equal((await verify(server.pool, county.code)).ok, true);
    await round.must(clerk, 'erase-villager', { villager: seller });
    assert.deepEqual(await noted(household), [null], stage);
    assert.equal((await verify(server.pool, county.code)).ok, true, stage);
    const { household: __, commodity: ___, ...again } = { ...plot, from: 0, until: null };
    await round.must(partner, 'amend-plot', again, { personal: { where: '村东河滩' } });
    assert.equal((await verify(server.pool, county.code)).ok, true, 'what is noted later stands');
  }
});

test('a sheet taken back empties what its entries were called; the county verifies, and what others enter stays', async () => {
  const { clerk, server, county } = here();
  const round = new ProduceRound(here());
  const importId = newId();
  const [first, second, other] = [
    await round.entry({ importId }),
    await round.entry({ importId }),
    await round.entry(),
  ];
  const called = async (entry: string) => (await clerk.read(`/register/${entry}`)).body.called;
  assert.equal((await clerk.send('undo-register-import', { importId })).status, 200);
  assert.deepEqual([await called(first), await called(second), await called(other)], [null, null, '归雁鹿业']);
  assert.equal((await verify(server.pool, county.code)).ok, true);
  await round.must(clerk, 'erase-entry', { entry: other });
  assert.equal(await called(other), null);
  assert.equal((await verify(server.pool, county.code)).ok, true);
});

test('a sheet of 300 lines stands in the register, is summed and narrowed, and is taken back as one act with all its names', async () => {
  const { clerk, partner, server, county } = here();
  const round = new ProduceRound(here());
  const [importId, commodity] = [newId(), await round.commodity({ basis: 'head' })];
  const { household } = await round.household();
  const before = (await clerk.read('/register-sums')).body;
  const lines = Array.from({ length: 300 }, (_, at) => {
    const grows = [{ commodity, sizeHundredths: 100 * (at + 1) }];
    const trades = at % 3 === 0 ? ['raising', 'online'] : ['raising'];
    const payload = round.entryOf({ importId, trades, grows, returnee: at % 10 === 0 });
    return {
      id: payload.entry,
      type: 'enter-in-register',
      at: Date.now(),
      payload,
      personal: { name: `养鹿户${at}号` },
    };
  });
  const twice = [...lines.slice(0, 250), ...lines.slice(100, 250)];
  for (const some of [twice, lines.slice(250)])
    assert.ok(
      (await clerk.sendAll(some)).every((one) => one === 'accepted'),
      'a batch sent again enters nobody twice',
    );
  const { body: sums } = await clerk.read(`/register-sums?import=${importId}`);
  assert.deepEqual(sums, {
    count: 300,
    whole: true,
    sums: { raising: 300, dealers: 0, online: 100, returnees: 30, network: 0 },
  });
  const { body: found } = await partner.read(`/register?query=${encodeURIComponent('养鹿户299号')}`);
  assert.deepEqual([found.rows.length, found.rows[0]?.grows], [1, [{ commodity, sizeHundredths: 30_000 }]]);
  const { body: network } = await clerk.read('/register?network=1&limit=1000');
  assert.ok(
    network.rows.some((row: { household: string }) => row.household === household),
    'typed once, in the register',
  );

  assert.equal((await partner.send('undo-register-import', { importId })).status, 403, 'more than her village');
  await round.must(clerk, 'undo-register-import', { importId });
  assert.deepEqual((await clerk.read('/register-sums')).body, before);
  const { rows: left } = await server.pool.query(`select from person_private where name like '养鹿户%'`);
  assert.equal(left.length, 0, 'no name of it is kept');
  const verdict = await verify(server.pool, county.code);
  assert.ok(verdict.ok, JSON.stringify(verdict));
});

test('a household’s statement comes to what the ledger says, each line opens to what it is about, and nobody else’s is in it', async () => {
  const { clerk, partner, otherPartner, server, county, station } = here();
  const round = new ProduceRound(here());
  await round.must(clerk, 'open-float', { station: station.id, amountFen: 90_000 });
  const [commodity, { household, seller }, other] = [
    await round.commodity(),
    await round.household(),
    await round.household(),
  ];
  const of = { household, seller, commodity };
  const [cash, back, owed, wrong] = [
    round.ticketOf(of, { payment: 'cash' }),
    round.ticketOf(of, { payment: 'cash' }),
    round.ticketOf(of, { grossGrams: 1_100, netGrams: 1_000 }),
    round.ticketOf(of),
  ];
  for (const ticket of [cash, back, owed, wrong]) await round.must(partner, 'take-in', ticket);
  await round.must(partner, 'take-in', round.ticketOf({ ...of, household: other.household, seller: other.seller }));
  await round.must(partner, 'reverse-ticket', { ticket: back.ticket, back: 'cash', reason: 'weight' });
  assert.equal((await round.reverse(wrong.ticket)).status, 200);

  const { body } = await clerk.read(`/household-statements/${household}`);
  assert.deepEqual(body.sums, { broughtFen: 12_000, cashFen: 8_000, transferredFen: 0, withheldFen: 0 });
  assert.deepEqual([body.owedFen, body.onItsWayFen, body.since], [4_000, 0, null]);
  assert.deepEqual(
    body.lines.map(({ what, about }: { what: string; about: { id: string } }) => [what, about.id]),
    [
      ...[cash, back, owed, wrong].map(({ ticket }) => ['taken', ticket]),
      ...[back, wrong].map(({ ticket }) => ['reversed', ticket]),
    ],
  );
  for (const { about, ticket } of body.lines) {
    const { body: opened } = await clerk.read(`/tickets/${about.id}`);
    assert.deepEqual([opened.code, opened.household], [ticket.code, household]);
  }
  const { rows } = await server.pool.query<{ owedFen: number; cashFen: number }>(
    `select (select coalesce(-sum(a.balance_fen), 0)::bigint from account a where a.county = $1 and split_part(a.id, ':', 2) = $2) as "owedFen",
       (select coalesce(-sum(p.amount_fen), 0)::bigint from posting p join intake_ticket t on t.county = $1 and p.about_id = t.id
          where p.county = $1 and p.account like 'cash:%' and t.household = $2::uuid) as "cashFen"`,
    [county.code, household],
  );
  assert.deepEqual(rows, [{ owedFen: body.owedFen, cashFen: body.sums.cashFen }]);

  assert.equal((await otherPartner.read(`/household-statements/${household}`)).status, 404);
  assert.deepEqual((await partner.read(`/household-statements/${household}`)).body.sums, body.sums);
  assert.equal((await verify(server.pool, county.code)).ok, true);
});

test('a household counts once as having asked, sold, and sold again on another day; what was reversed counts for nothing', async () => {
  const { clerk, partner, station } = here();
  const countsOf = async () => {
    const { body } = await clerk.read('/taking-part');
    const rows: readonly { village: string; asked: number; soldOnce: number; soldAgain: number }[] = body.rows;
    const there = rows.filter(({ village }) => village === station.village);
    return (['asked', 'soldOnce', 'soldAgain'] as const).map((step) => there.reduce((sum, row) => sum + row[step], 0));
  };
  const stepOf = async (household: string) => {
    const found = await Promise.all(
      ['never', 'once', 'again'].map(async (step) => {
        const { body } = await clerk.read(`/households?sold=${step}&village=${station.village}&limit=1000`);
        return body.rows.some(({ id }: { id: string }) => id === household) ? [step] : [];
      }),
    );
    return found.flat();
  };
  const round = new ProduceRound(here());
  const before = await countsOf();
  const since = async () => (await countsOf()).map((count, at) => count - (before[at] ?? 0));
  const of = { ...(await round.household()), commodity: await round.commodity() };
  assert.deepEqual([await since(), await stepOf(of.household)], [[1, 0, 0], ['never']]);
  const [first, second] = [round.ticketOf(of), round.ticketOf(of)];
  for (const ticket of [first, second]) await round.must(partner, 'take-in', ticket);
  assert.deepEqual([await since(), await stepOf(of.household)], [[1, 1, 0], ['once']], 'two baskets of one day');
  for (const { ticket } of [first, second]) assert.equal((await round.reverse(ticket)).status, 200);
  assert.deepEqual([await since(), await stepOf(of.household)], [[1, 0, 0], ['never']]);
  // As if both stood, and a night lay between them.
  await here().server.pool.query(`update intake_ticket set stage = 'taken' where id = any($1)`, [
    [first.ticket, second.ticket],
  ]);
  await here().server.pool.query(`update intake_ticket set taken_at = taken_at - interval '1 day' where id = $1`, [
    first.ticket,
  ]);
  assert.deepEqual([await since(), await stepOf(of.household)], [[1, 1, 1], ['again']]);
});

test('a household among the payees is called by its people for who may know them, and that is on record', async () => {
  const { clerk, partner } = here();
  const round = new ProduceRound(here());
  const { household, seller } = await round.household();
  await round.must(partner, 'take-in', round.ticketOf({ household, seller, commodity: await round.commodity() }));
  const approver = await here().appoint('finance-approver');
  const of = async (who: typeof clerk) => {
    const { body } = await who.read('/payees');
    return body.rows.find(({ person }: { person: { id: string } }) => person.id === household);
  };
  const { body: known } = await clerk.read(`/households/${household}`);
  assert.deepEqual((await of(clerk)).called, [known.members[0].name]);
  assert.deepEqual((await of(approver)).called, []);
  assert.equal((await of(approver)).person.name, known.name);
  const { body: preview } = await clerk.read('/settlement-preview?pays=produce');
  const line = preview.lines.find(({ partner }: { partner: { id: string } }) => partner.id === household);
  assert.deepEqual(line.called, [known.members[0].name]);
});
