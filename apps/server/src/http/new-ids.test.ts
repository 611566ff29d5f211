import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { commands, type Kind } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import { HandoverRound } from './test-handovers.ts';
import { ContestRound } from './test-contests.ts';
import { FleetRound } from './test-fleet.ts';
import { InspectionRound, type InLab } from './test-inspection.ts';
import { LoopCostRound } from './test-loop-costs.ts';
import { InvoiceRound } from './test-invoice-refusals.ts';
import { TalentRound, talentOf } from './test-talent.ts';
import { ProduceRound } from './test-produce.ts';
import { ParcelRound } from './test-parcels.ts';
import { mappings } from '../store/mapping.ts';
import { TestGuest } from '../public/test-guest.ts';
import { withServer, type SomeoneSignedIn } from './test-server.ts';
import { TaxRound } from './test-taxes.ts';

const here = withServer();

/** One id of each kind of thing that has an id of its own, in the other village wherever that can be. */
const existing = new Map<Kind, string>();
/** An order whose line is contested anew. */
let contested = '';
const withIds: readonly Kind[] = [
  'member',
  'station',
  'product',
  'settlement',
  'contributionPayment',
  'remittance',
  'floatHanding',
  'contest',
  'stockReceipt',
  'dayClose',
  'villager',
  'order',
  'parcel',
  'vanLoad',
  'handover',
  'consent',
  'depot',
  'vehicle',
  'loop',
  'consignment',
  'commodity',
  'household',
  'plot',
  'registerEntry',
  'talent',
  'registerImport',
  'intakeTicket',
  'lot',
  'lotMaking',
  'paper',
  'purchaseInvoice',
  'lab',
  'rapidTest',
  'labSample',
  'labReport',
  'guest',
  'enquiry',
];
/** What only guests say: by ids that the server made and sealed into their keys. */
const guestsOwn: ReadonlySet<string> = new Set(['send-enquiry']);

/** Says for one command who says it, and what, with the new thing's id in its place; `own` where the command's own id is that. */
interface Maker {
  readonly kind: Kind;
  readonly by: () => SomeoneSignedIn;
  readonly payload: (id: string) => object;
  readonly own?: boolean;
}

const station = () => here().station;
let inLab: InLab;
const newLotIds = () => ({ lot: newId(), commodity: newId() });
const closing = { day: '2026-01-03', expectedFen: 0, countedFen: 0, pieces: null, reason: null };
const place = { longitudeMicrodegrees: 125_660_000, latitudeMicrodegrees: 43_530_000, schematic: true };
const makers: Readonly<Record<string, Maker>> = {
  'grant-role': {
    kind: 'member',
    by: () => here().administrator,
    payload: (person) => ({ person, role: 'county-clerk', place: here().county.code }),
  },
  'appoint-partner': {
    kind: 'member',
    by: () => here().clerk,
    payload: (person) => ({ station: station().id, person }),
  },
  'plan-station': {
    kind: 'station',
    by: () => here().clerk,
    payload: (id) => ({ station: id, village: '220112102399', name: '又一站' }),
  },
  'open-station': {
    kind: 'station',
    by: () => here().clerk,
    payload: (id) => ({ station: id, village: '220112102399', name: '又一站' }),
  },
  'add-product': {
    kind: 'product',
    by: () => here().clerk,
    payload: (product) => ({
      product,
      name: '新货',
      unit: '袋',
      barcode: null,
      priceFen: 1_000,
      rebateBasisPoints: 500,
      stockUnits: 5,
    }),
  },
  'register-villager': {
    kind: 'villager',
    by: () => here().partner,
    payload: (villager) => ({ villager, station: station().id }),
  },
  'place-order': {
    kind: 'order',
    own: true,
    by: () => here().partner,
    payload: () => ({
      station: station().id,
      villager: station().villager,
      lines: [{ product: here().county.product, quantity: 2, priceFen: 1_000 }],
    }),
  },
  'record-outside-purchase': {
    kind: 'order',
    own: true,
    by: () => here().partner,
    payload: () => new ParcelRound(here()).purchase(),
  },
  'close-drawer': {
    kind: 'dayClose',
    own: true,
    by: () => here().partner,
    payload: () => ({ station: station().id, ...closing }),
  },
  'close-centre': { kind: 'dayClose', own: true, by: () => here().clerk, payload: () => closing },
  'remit-cash': {
    kind: 'remittance',
    own: true,
    by: () => here().partner,
    payload: () => ({ station: station().id, amountFen: 2 }),
  },
  'open-float': {
    kind: 'floatHanding',
    own: true,
    by: () => here().clerk,
    payload: () => ({ station: station().id, amountFen: 2 }),
  },
  'receive-stock': {
    kind: 'stockReceipt',
    own: true,
    by: () => here().clerk,
    payload: () => ({ product: here().county.product, quantity: 1 }),
  },
  'contest-line': {
    kind: 'contest',
    own: true,
    by: () => here().partner,
    payload: () => new ContestRound(here()).contestOf(contested),
  },
  'record-contribution': {
    kind: 'contributionPayment',
    own: true,
    by: () => here().clerk,
    payload: () => ({ payer: 'jt', amountFen: 100, reference: 'P-20261130' }),
  },
  'pay-withheld-tax': {
    kind: 'taxPayment',
    by: () => here().clerk,
    payload: (payment) => new TaxRound(here()).paymentOf('2026-01', 100, { payment }),
  },
  'add-vehicle': {
    kind: 'vehicle',
    by: () => here().clerk,
    payload: (vehicle) => ({ ...new FleetRound(here()).vehicleOf(existing.get('depot') ?? ''), vehicle }),
  },
  'add-depot': {
    kind: 'depot',
    by: () => here().clerk,
    payload: (depot) => ({ depot, name: '县域运营中心', ...place }),
  },
  'register-parcel': {
    kind: 'parcel',
    by: () => here().clerk,
    payload: (parcel) => new ParcelRound(here()).wish({ parcel }),
  },
  'register-consignment': {
    kind: 'consignment',
    by: () => here().partner,
    payload: (consignment) => new FleetRound(here()).consignmentOf({ consignment }),
  },
  'add-commodity': {
    kind: 'commodity',
    by: () => here().clerk,
    payload: (commodity) => new ProduceRound(here()).commodityOf({ commodity }),
  },
  'register-household': {
    kind: 'household',
    by: () => here().partner,
    payload: (household) => new ProduceRound(here()).householdOf(station().villager, { household }),
  },
  'register-talent': {
    kind: 'talent',
    by: () => here().clerk,
    payload: (talent) => talentOf({ talent, village: station().village }),
  },
  'enter-in-register': {
    kind: 'registerEntry',
    by: () => here().clerk,
    payload: (entry) => new ProduceRound(here()).entryOf({ entry }),
  },
  'add-plot': {
    kind: 'plot',
    by: () => here().partner,
    payload: (plot) => {
      const [household = '', commodity = ''] = [existing.get('household'), existing.get('commodity')];
      return new ProduceRound(here()).plotOf({ household, commodity }, { plot });
    },
  },
  'take-in': {
    kind: 'intakeTicket',
    by: () => here().partner,
    payload: (ticket) =>
      new ProduceRound(here()).ticketOf(
        {
          household: existing.get('household') ?? '',
          seller: station().villager,
          commodity: existing.get('commodity') ?? '',
        },
        { ticket },
      ),
  },
  'issue-certificate': {
    kind: 'paper',
    by: () => here().partner,
    payload: (certificate) => new ProduceRound(here()).certificateOf(existing.get('lot') ?? '', { certificate }),
  },
  'add-paper': {
    kind: 'paper',
    by: () => here().clerk,
    payload: (paper) => new ProduceRound(here()).paperOf(existing.get('lot') ?? '', { paper }),
  },
  'issue-purchase-invoice': {
    kind: 'purchaseInvoice',
    by: () => here().clerk,
    payload: (invoice) => ({ invoice, household: newId(), month: '2026-11', tickets: [newId()] }),
  },
  'add-lab': {
    kind: 'lab',
    by: () => here().clerk,
    payload: (lab) => ({ lab, name: '又一家', accreditation: 'CMA 002' }),
  },
  'record-rapid-test': {
    kind: 'rapidTest',
    by: () => here().clerk,
    payload: (test) => ({ test, lot: newId(), results: [{ substance: '有机磷', positive: false }] }),
  },
  'take-sample': {
    kind: 'labSample',
    by: () => here().clerk,
    payload: (sample) => new InspectionRound(here()).sampleOf([newId()], inLab.lab, { sample }),
  },
  'report-sample': {
    kind: 'labReport',
    by: () => inLab.tester,
    payload: (report) => new InspectionRound(here()).reportOf(inLab, null, { report, amends: newId() }),
  },
  'enter-report': {
    kind: 'labReport',
    by: () => here().clerk,
    payload: (report) => new InspectionRound(here()).enteredOf(inLab, null, { report, amends: newId() }),
  },
  'make-lots': {
    kind: 'lotMaking',
    by: () => here().partner,
    payload: (making) => new ProduceRound(here()).splitOf({ ...newLotIds(), making }),
  },
  'remove-lot': {
    kind: 'lotMaking',
    by: () => here().partner,
    payload: (making) => ({ making, lot: newId(), removal: 'destroy', reason: 'spoiled' }),
  },
  'receive-lot': {
    kind: 'lotMaking',
    by: () => here().clerk,
    payload: (making) => ({ making, lot: newId(), arrivedGrams: 1 }),
  },
  'unload-loop': {
    kind: 'lotMaking',
    by: () => here().clerk,
    payload: (making) => ({
      loop: newId(),
      consignments: [],
      parcels: [],
      lots: [{ making, lot: newId(), arrivedGrams: 1 }],
      complete: false,
    }),
  },
  'report-parcel': {
    kind: 'attachment',
    by: () => here().clerk,
    payload: (photo) => ({
      parcel: existing.get('parcel') ?? '',
      trouble: 'damaged',
      photo: { id: photo, sha256: 'a'.repeat(64), sizeBytes: 1_000, mediaType: 'image/jpeg' },
    }),
  },
  'record-consent': {
    kind: 'consent',
    by: () => here().partner,
    payload: (consent) => ({ consent, villager: station().villager, agent: station().villager, channel: 'voice' }),
  },
  'load-van': {
    kind: 'vanLoad',
    by: () => here().clerk,
    payload: (load) => new ParcelRound(here()).loadOf([newId()], { load }),
  },
  'move-load': {
    kind: 'vanLoad',
    by: () => here().clerk,
    payload: (into) => ({ load: newId(), loop: newId(), into }),
  },
  'hand-over-load': {
    kind: 'handover',
    by: () => here().clerk,
    payload: (handover) => ({ handover, loop: newId(), load: newId(), sealWhole: true, parcels: [newId()] }),
  },
  'plan-loops': {
    kind: 'loop',
    by: () => here().clerk,
    payload: (loop) => {
      const fleet = new FleetRound(here());
      return fleet.planOf([{ ...fleet.loopOf(existing.get('vehicle') ?? ''), loop }]);
    },
  },
  'prepare-settlement': {
    kind: 'settlement',
    by: () => here().clerk,
    payload: (settlement) => ({ settlement, period: '2026-01' }),
  },
};

describe('the id of a new thing', () => {
  before(async () => {
    const { clerk, partner, otherPartner, otherStation, server, county } = here();
    const fleet = new FleetRound(here());
    const round = new ParcelRound(here());
    await new HandoverRound(here()).handedOver();
    await fleet.consignment();
    await round.placed();
    await new TestGuest(here()).sends();
    const agent = newId();
    const at = { station: otherStation.id };
    await round.must(otherPartner, 'register-villager', { villager: agent, ...at }, { personal: { name: '李四' } });
    const said = { consent: newId(), villager: otherStation.villager, agent, channel: 'voice' };
    await round.must(otherPartner, 'record-consent', said);
    await round.must(partner, 'remit-cash', { station: station().id, amountFen: 1 });
    await round.must(clerk, 'open-float', { station: station().id, amountFen: 1 });
    await round.must(clerk, 'receive-stock', { product: here().county.product, quantity: 2 });
    contested = await new ContestRound(here()).order();
    await new ContestRound(here()).raised();
    await round.must(partner, 'close-drawer', { station: station().id, ...closing, day: '2026-01-02' });
    const shares = { contributionsFen: { sf: 40 } };
    await round.must(clerk, 'change-loop-cost-settings', shares);
    await new LoopCostRound(here()).settled();
    await round.must(clerk, 'prepare-settlement', { settlement: newId(), period: '2026-01', pays: 'loops' });
    await round.must(clerk, 'record-contribution', { payer: 'sf', amountFen: 10, reference: 'P-20261129' });
    const taxes = new TaxRound(here());
    const taxed = await taxes.withheld();
    await round.must(clerk, 'pay-withheld-tax', taxes.paymentOf(taxed, await taxes.owed(taxed)));
    await round.register({ ...at, villager: null }, Date.now(), { name: '赵六', phone: '13912345678' });
    const tests = new InspectionRound(here());
    const { lot } = await tests.judged();
    const results = [{ substance: '有机磷', positive: false }];
    await tests.must(clerk, 'record-rapid-test', { test: newId(), lot, results });
    inLab = await tests.inLab(lot);
    await tests.must(inLab.tester, 'report-sample', tests.reportOf(inLab, null));
    await new ProduceRound(here()).amendPlot();
    await new InvoiceRound(here()).issued();
    await new ProduceRound(here()).certified();
    await new ProduceRound(here()).split();
    await new ProduceRound(here()).entry({ importId: newId() });
    await new TalentRound(here()).registered();
    for (const kind of withIds) {
      const { rows } = await server.pool.query<{ id: string }>(
        `select id from ${mappings[kind].table} where county = $1 order by id desc limit 1`,
        [county.code],
      );
      if (rows[0] !== undefined) existing.set(kind, rows[0].id);
    }
  });

  test('is given here by every command that makes something, and everything it could name is here', () => {
    const making = [...commands.values()].flatMap(({ type, makesThings }) =>
      makesThings && !guestsOwn.has(type) ? [type] : [],
    );
    assert.deepEqual(Object.keys(makers).toSorted(), making.toSorted());
    assert.deepEqual([...existing.keys()].toSorted(), withIds.toSorted());
  });

  for (const [type, { kind, by, payload, own = false }] of Object.entries(makers)) {
    test(`${type}: names nothing that exists in the county, of whatever kind`, async () => {
      for (const [other, id] of existing) {
        if (type === 'grant-role' && other === 'member') continue;
        const personal = { name: '夺名者', where: '夺名者', goods: ['夺名者'], link: null };
        const { status, code } = await by().send(type, payload(id), { personal, ...(own && { id }) });
        assert.notEqual(status, 200, `${type} was given the id of a ${other}`);
        // Another kind's id is refused before anything is looked at; of the same kind the rule has its own word. Where it is the
        // command's own id, an earlier command may have had it.
        // A household is an entry of the register as well, under its own id.
        const isBoth = type === 'enter-in-register' && other === 'household';
        if (other !== kind && !isBoth && !(own && code === 'command-id-reused'))
          assert.equal(code, 'id-taken', `${type} with the id of a ${other}`);
      }
      const { rows } = await here().server.pool.query(`select from person_private where name = '夺名者'`);
      assert.equal(rows.length, 0, 'nobody lost a name');
    });
  }

  test('is not the id of another new thing in the same command, nor its own id that of a thing', async () => {
    const loop = newId();
    const twice = makers['plan-loops']?.payload(loop);
    assert.ok(twice !== undefined && 'loops' in twice && Array.isArray(twice.loops));
    const { code } = await here().clerk.send('plan-loops', { ...twice, loops: [...twice.loops, ...twice.loops] });
    assert.equal(code, 'id-taken');
    const id = await new ParcelRound(here()).register();
    assert.equal(
      (await here().clerk.send('receive-stock', { product: here().county.product, quantity: 1 }, { id })).code,
      'id-taken',
    );
  });

  test('of a parcel elsewhere does not read out, overwrite or empty whom that parcel is for', async () => {
    const parcel = await new ParcelRound(here()).register(
      { station: here().otherStation.id, villager: null },
      Date.now(),
      { name: '欧阳独一', phone: '13912345670' },
    );
    const wish = makers['register-consignment']?.payload(parcel) ?? {};
    for (const personal of [undefined, { name: '别人' }])
      assert.equal((await here().partner.send('register-consignment', wish, { personal })).code, 'id-taken');
    assert.ok(!JSON.stringify((await here().partner.read('/consignments')).body).includes('欧阳独一'));
    const { rows } = await here().server.pool.query('select kind, name from person_private where person = $1', [
      parcel,
    ]);
    assert.deepEqual(rows, [{ kind: 'parcel', name: '欧阳独一' }]);
  });
});
