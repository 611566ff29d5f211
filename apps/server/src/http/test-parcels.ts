import assert from 'node:assert/strict';
import { DAY, WRONG_CODES, type ProblemCode } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import type { SomeoneSignedIn, TestServer } from './test-server.ts';

type Answer = Awaited<ReturnType<SomeoneSignedIn['ask']>>;

let numbers = 0;

/** Parcels handed round on a test server, through HTTP. */
export class ParcelRound {
  private readonly server: TestServer;
  private readonly now: () => number;

  /** @param now when it all happens, where nothing else is said */
  constructor(server: TestServer, now: () => number = Date.now) {
    this.server = server;
    this.now = now;
  }

  async must(
    who: SomeoneSignedIn,
    type: string,
    payload: unknown,
    envelope: { id?: string; at?: number; personal?: unknown } = {},
  ): Promise<void> {
    const { status, body } = await who.send(type, payload, { at: this.now(), ...envelope });
    assert.equal(status, 200, `${type}: ${JSON.stringify(body)}`);
  }

  /** What `register-parcel` says, with a number nobody used. */
  wish(more: object = {}) {
    numbers += 1;
    return {
      parcel: newId(),
      number: `SF${String(numbers).padStart(12, '0')}`,
      carrier: 'sf',
      station: this.server.station.id,
      villager: this.server.station.villager,
      order: null,
      weightGrams: 900,
      ...more,
    };
  }

  async register(more: object = {}, at = this.now(), personal?: unknown): Promise<string> {
    const wish = this.wish(more);
    await this.must(this.server.clerk, 'register-parcel', wish, { at, personal });
    return wish.parcel;
  }

  async load(parcels: readonly string[], at = this.now()): Promise<string> {
    const load = newId();
    await this.must(this.server.clerk, 'load-van', this.loadOf(parcels, { load }), { at });
    return load;
  }

  loadOf(parcels: readonly string[], more: object = {}) {
    return {
      load: newId(),
      station: this.server.station.id,
      seal: 'A-1001',
      van: '1号车',
      driver: null,
      parcels,
      ...more,
    };
  }

  async atStation(more: object = {}, at = this.now(), personal?: unknown): Promise<string> {
    const parcel = await this.register(more, at, personal);
    const load = await this.load([parcel], at);
    await this.must(
      this.server.partner,
      'receive-parcels',
      { station: this.server.station.id, load, sealWhole: true, parcels: [parcel] },
      { at },
    );
    return parcel;
  }

  handOut(parcel: string, more: object = {}, personal?: unknown): Promise<Answer> {
    return this.server.partner.send(
      'hand-out-parcel',
      { parcel, proof: 'known', code: null, consent: null, ...more },
      { personal },
    );
  }

  async inTrouble(trouble: string): Promise<string> {
    const parcel = await this.atStation();
    await this.must(this.server.partner, 'report-parcel', { parcel, trouble });
    return parcel;
  }

  async placed(): Promise<string> {
    const { station, county, partner } = this.server;
    const id = newId();
    await this.must(
      partner,
      'place-order',
      {
        station: station.id,
        villager: station.villager,
        lines: [{ product: county.product, quantity: 1, priceFen: 1_000 }],
      },
      { id },
    );
    return id;
  }

  purchase(more: object = {}) {
    numbers += 1;
    const { station } = this.server;
    return {
      station: station.id,
      villager: station.villager,
      platform: 'pdd',
      platformOrder: `PDD-${numbers}`,
      link: null,
      tracking: null,
      category: 'daily',
      lines: [{ line: newId(), name: '雨伞', quantity: 1, priceFen: 1_990 }],
      ...more,
    };
  }
}

/** How each refusal about parcels and outside purchases comes about, through HTTP. */
export function parcelScenarios(here: () => TestServer) {
  const round = () => new ParcelRound(here());
  const clerk = () => here().clerk;
  const partner = () => here().partner;
  const resolve = (parcel: string, resolution: string, station: string | null = null) =>
    clerk().send('resolve-parcel', { parcel, resolution, station });
  return {
    'parcel-unknown': () => round().handOut(newId()),
    'parcel-number-invalid': () => clerk().send('register-parcel', round().wish({ number: '包裹' })),
    'parcel-already-registered': async () => {
      const wish = round().wish();
      await round().must(clerk(), 'register-parcel', wish);
      return clerk().send('register-parcel', { ...wish, parcel: newId() });
    },
    'parcel-handed-out': async () => {
      const parcel = await round().atStation();
      assert.equal((await round().handOut(parcel)).status, 200);
      return round().handOut(parcel);
    },
    'code-missed-twice': async () => {
      const parcel = await round().atStation({ villager: null });
      const { visit, code } = (await partner().read(`/parcels/${parcel}`)).body;
      for (let told = 0; told < WRONG_CODES; told += 1) await round().must(partner(), 'note-missed-code', { visit });
      return round().handOut(parcel, { proof: 'code', code });
    },
    'visit-over': () =>
      partner().send('move-on-shelf', { visit: `${here().station.id}:${newId()}`, shelf: 1, place: 1 }),
    'parcel-not-ready': async () => round().handOut(await round().register()),
    'parcel-in-trouble': async () => round().handOut(await round().inTrouble('missing')),
    'parcel-called-off': async () => {
      const order = await round().placed();
      const parcel = await round().register({ villager: null, order });
      await round().must(partner(), 'cancel-order', { order, reason: 'changed-mind' });
      return clerk().send('load-van', round().loadOf([parcel]));
    },
    'parcel-not-in-trouble': async () => resolve(await round().register(), 'found'),
    'resolution-unfit': async () => resolve(await round().inTrouble('damaged'), 'found'),
    'parcel-there-already': async () =>
      resolve(await round().inTrouble('wrong-village'), 're-routed', here().station.id),
    'parcel-for-other-station': async () => {
      const { otherStation } = here();
      return clerk().send(
        'load-van',
        round().loadOf([await round().register({ station: otherStation.id, villager: otherStation.villager })]),
      );
    },
    'parcel-not-in-load': async () => {
      const [parcel, other] = [await round().register(), await round().register()];
      await round().load([parcel]);
      return partner().send('receive-parcels', {
        station: here().station.id,
        load: await round().load([other]),
        sealWhole: true,
        parcels: [parcel],
      });
    },
    'parcel-has-order': async () => {
      const parcel = await round().register({ villager: null, order: await round().placed() });
      return partner().send('address-parcel', { parcel, villager: here().station.villager });
    },
    'parcel-still-kept': async () =>
      partner().send('return-parcel', {
        parcel: await round().atStation({}, Date.now() - 10 * DAY),
        reason: 'unclaimed',
      }),
    'pickup-code-wrong': async () => round().handOut(await round().atStation(), { proof: 'code', code: 'no' }),
    'phone-end-invalid': async () =>
      round().handOut(await round().atStation(), { proof: 'name-and-phone' }, { name: '王', phoneEnd: '12' }),
    'name-or-phone-wrong': async () => {
      const parcel = await round().atStation({ villager: null }, Date.now(), { name: '王秀英', phone: '13912345678' });
      return round().handOut(parcel, { proof: 'name-and-phone' }, { name: '王秀英', phoneEnd: '5679' });
    },
    'phone-not-kept': async () =>
      round().handOut(
        await round().atStation({ villager: null }),
        { proof: 'name-and-phone' },
        { name: '王秀英', phoneEnd: '5678' },
      ),
    'recipient-needed': async () =>
      clerk().send('forget-recipient', { parcel: await round().atStation(), reason: 'asked' }),
    'recipient-kept': async () => {
      const parcel = await round().atStation();
      await round().must(partner(), 'hand-out-parcel', { parcel, proof: 'known', code: null, consent: null });
      return clerk().send('forget-recipient', { parcel, reason: 'time-over' });
    },
    'recipient-forgotten': async () => {
      const parcel = await round().atStation();
      await round().must(partner(), 'hand-out-parcel', { parcel, proof: 'known', code: null, consent: null });
      await round().must(clerk(), 'forget-recipient', { parcel, reason: 'asked' });
      return clerk().send('forget-recipient', { parcel, reason: 'asked' });
    },
    'no-parcels': () => clerk().send('take-back-parcels', { parcels: [] }),
    'too-many-parcels': () => clerk().send('load-van', round().loadOf(Array.from({ length: 501 }, () => newId()))),
    'seal-invalid': () => clerk().send('load-van', round().loadOf([newId()], { seal: '封' })),
    'load-unknown': async () =>
      partner().send('receive-parcels', {
        station: here().station.id,
        load: newId(),
        sealWhole: true,
        parcels: [await round().register()],
      }),
    'driver-unknown': async () =>
      clerk().send('load-van', round().loadOf([await round().register()], { driver: newId() })),
    'consent-missing': async () => round().handOut(await round().atStation(), { consent: newId() }),
    'agent-is-self': () => {
      const { villager } = here().station;
      return partner().send('record-consent', { consent: newId(), villager, agent: villager, channel: 'voice' });
    },
    'complaint-open': async () => {
      const parcel = await round().register();
      await round().must(partner(), 'open-complaint', { parcel, about: 'late' });
      return partner().send('open-complaint', { parcel, about: 'damaged' });
    },
    'complaint-missing': async () =>
      clerk().send('close-complaint', { parcel: await round().register(), answer: 'explained' }),
    'order-elsewhere': async () =>
      clerk().send(
        'register-parcel',
        round().wish({ station: here().otherStation.id, villager: null, order: await round().placed() }),
      ),
    'order-in-parcel': async () => {
      const order = await round().placed();
      await round().atStation({ villager: null, order });
      return partner().send('collect-order', { order });
    },
    'platform-order-invalid': () => partner().send('record-outside-purchase', round().purchase({ platformOrder: '?' })),
    'link-invalid': () => partner().send('record-outside-purchase', round().purchase({ link: 'javascript:alert(1)' })),
    'purchase-already-recorded': async () => {
      const purchase = round().purchase();
      await round().must(partner(), 'record-outside-purchase', purchase);
      return partner().send('record-outside-purchase', purchase);
    },
    'tracking-taken': async () => {
      const tracking = `YT${Date.now()}`;
      await round().must(partner(), 'record-outside-purchase', round().purchase({ tracking }));
      return partner().send('record-outside-purchase', round().purchase({ tracking }));
    },
    'order-not-outside': async () =>
      partner().send('track-order', { order: await round().placed(), tracking: 'YT0000001' }),
  } as const satisfies Partial<Record<ProblemCode, () => Promise<Answer>>>;
}
