import { uuidv7, type BoundCommand } from '@yangui/domain';
import { SeededRandom } from '@yangui/simulation';
import type { TestCounty, TestStation } from '../../journal/test-county.ts';

/** Who says what next, about what there may be: much of it is refused, as in life. The same seed says the same. */
export class RandomActs {
  private readonly county: TestCounty;
  private readonly random: SeededRandom;
  private readonly villagers = new Map<string, string[]>();
  private readonly orders: string[] = [];
  private readonly parcels: string[] = [];
  private readonly loads: {
    readonly load: string;
    readonly station: TestStation;
    readonly parcels: readonly string[];
  }[] = [];
  private readonly consents: string[] = [];
  private readonly remittances: string[] = [];
  private readonly consignments: string[] = [];
  /** The parcel that was last said to be somewhere wrong. */
  private stray: string | undefined;
  private made = 0;

  constructor(county: TestCounty, seed: number) {
    this.county = county;
    this.random = new SeededRandom(seed);
    for (const { id, villager } of county.stations) this.villagers.set(id, [villager]);
  }

  /** One act, at a moment. */
  next(at: number): BoundCommand {
    const { random } = this;
    const station = random.pick(this.county.stations);
    const act = random.pick<() => Act>([
      () => this.counterAct(station, at),
      () => this.counterAct(station, at),
      () => this.parcelAct(station, at),
      () => this.parcelAct(station, at),
      () => this.villagerAct(station, at),
      () => this.moneyAct(station, at),
      () => this.centreAct(station),
    ]);
    const [type, payload, { by = 'clerk', personal, id = this.id(at) }] = act();
    return this.county.bind(type, payload, {
      id,
      at,
      by: by === 'clerk' ? this.county.clerk : station.partner,
      personal,
    });
  }

  private id(at: number): string {
    return uuidv7(at, this.random.bytes(10));
  }

  private villagerOf({ id }: TestStation): string {
    return this.random.pick(this.villagers.get(id) ?? []);
  }

  /** One of the things there may be, or one there is not. */
  private one(things: readonly string[], at: number): string {
    return things.length === 0 ? this.id(at) : this.random.pick(things.slice(-40));
  }

  private counterAct(station: TestStation, at: number): Act {
    const { random, county, orders } = this;
    const order = this.one(orders, at);
    const partner = { by: 'partner' } as const;
    const lines = () =>
      Array.from({ length: random.between(1, 3) }, () => ({
        product: random.pick(county.products),
        quantity: random.between(1, 4),
        priceFen: 1_000,
      }));
    return random.pick<() => Act>([
      () => {
        const id = this.id(at);
        orders.push(id);
        return [
          'place-order',
          {
            station: station.id,
            villager: this.villagerOf(station),
            lines: lines(),
            tender: random.pick(['cash', 'qr', 'tab']),
          },
          { ...partner, id },
        ];
      },
      () => {
        const id = this.id(at);
        orders.push(id);
        const tracking = random.chance(0.5) ? `YT${String((this.made += 1)).padStart(9, '0')}` : null;
        const bought = [{ line: this.id(at), name: '雨伞', quantity: 1, priceFen: 1_990 }];
        return [
          'record-outside-purchase',
          {
            station: station.id,
            villager: this.villagerOf(station),
            platform: 'pdd',
            platformOrder: `PDD-${(this.made += 1)}`,
            link: null,
            tracking,
            category: 'daily',
            lines: bought,
          },
          { ...partner, id },
        ];
      },
      () => ['receive-order', { order }, {}],
      () => ['collect-order', { order }, partner],
      () => ['cancel-order', { order, reason: 'other' }, partner],
      () => ['return-order', { order, reason: 'quality' }, partner],
      () => ['release-rebate', { order }, {}],
      () => ['confirm-order', { order }, {}],
    ])();
  }

  private parcelAct(station: TestStation, at: number): Act {
    const { random, parcels, loads } = this;
    const parcel = this.one(parcels, at);
    const newest = (count: number) => (parcels.length === 0 ? [parcel] : parcels.slice(-count));
    const load = loads.length === 0 ? undefined : random.pick(loads.slice(-6));
    const partner = { by: 'partner' } as const;
    return random.pick<() => Act>([
      () => {
        const id = this.id(at);
        parcels.push(id);
        const named = random.chance(0.4);
        const wish = {
          parcel: id,
          number: `SF${String((this.made += 1)).padStart(12, '0')}`,
          carrier: 'sf',
          station: station.id,
          villager: named ? null : this.villagerOf(station),
          order: random.chance(0.2) ? this.one(this.orders, at) : null,
          weightGrams: 500,
        };
        return ['register-parcel', wish, named ? { personal: { name: `路人${this.made}`, phone: '13700000001' } } : {}];
      },
      () => {
        const made = { load: this.id(at), station, parcels: newest(random.between(1, 3)) };
        loads.push(made);
        return [
          'load-van',
          {
            load: made.load,
            station: station.id,
            seal: `S-${(this.made += 1)}`,
            van: '1号车',
            driver: null,
            parcels: made.parcels,
          },
          {},
        ];
      },
      () => [
        'receive-parcels',
        { station: station.id, load: load?.load ?? this.id(at), sealWhole: true, parcels: load?.parcels ?? [parcel] },
        partner,
      ],
      () => ['take-back-parcels', { parcels: newest(3) }, {}],
      () => ['hand-out-parcel', { parcel, proof: 'known', code: null, consent: null }, partner],
      () => {
        this.stray = parcel;
        return [
          'report-parcel',
          { parcel, trouble: random.pick(['missing', 'damaged', 'wrong-village', 'wrong-village', 'wrong-village']) },
          random.pick([partner, {}, {}]),
        ];
      },
      () => [
        'resolve-parcel',
        { parcel: this.stray ?? parcel, resolution: 're-routed', station: random.pick(this.county.stations).id },
        {},
      ],
      () => [
        'resolve-parcel',
        { parcel: this.stray ?? parcel, resolution: 're-routed', station: random.pick(this.county.stations).id },
        {},
      ],
      () => [
        'resolve-parcel',
        { parcel, resolution: random.pick(['found', 'written-off', 'accepted', 'sent-back']), station: null },
        {},
      ],
      () => [
        'address-parcel',
        { parcel, villager: random.chance(0.5) ? this.villagerOf(station) : null },
        { by: 'partner', personal: { name: `来人${(this.made += 1)}` } },
      ],
      () => ['return-parcel', { parcel, reason: 'refused' }, partner],
      () => ['open-complaint', { parcel, about: 'late' }, partner],
      () => ['close-complaint', { parcel, answer: 'explained' }, {}],
    ])();
  }

  private villagerAct(station: TestStation, at: number): Act {
    const { random, consents, consignments } = this;
    const partner = { by: 'partner' } as const;
    return random.pick<() => Act>([
      () => {
        const villager = this.id(at);
        this.villagers.get(station.id)?.push(villager);
        return [
          'register-villager',
          { villager, station: station.id },
          { ...partner, personal: { name: `新村民${(this.made += 1)}`, phone: '13900000002' } },
        ];
      },
      () => [
        'amend-villager',
        { villager: this.villagerOf(station) },
        { ...partner, personal: { name: `改名${(this.made += 1)}`, address: '二组' } },
      ],
      () =>
        random.chance(0.3)
          ? ['erase-villager', { villager: this.villagerOf(station) }, {}]
          : [
              'record-notice',
              { villager: this.villagerOf(station), consent: { noticeVersion: 1, channel: 'paper' } },
              partner,
            ],
      () => {
        const consent = this.id(at);
        consents.push(consent);
        return [
          'record-consent',
          { consent, villager: this.villagerOf(station), agent: this.villagerOf(station), channel: 'voice' },
          partner,
        ];
      },
      () => ['revoke-consent', { consent: this.one(consents, at) }, partner],
      () => {
        const consignment = this.id(at);
        consignments.push(consignment);
        const goods = {
          consignment,
          station: station.id,
          kind: 'goods',
          sender: this.villagerOf(station),
          pieces: 1,
          weightGrams: 900,
          volumeCubicDecimetres: 5,
          cold: false,
        };
        return ['register-consignment', goods, { ...partner, personal: { name: `收货人${(this.made += 1)}` } }];
      },
      () => ['cancel-consignment', { consignment: this.one(consignments, at) }, partner],
      () => ['forget-consignee', { consignment: this.one(consignments, at), reason: 'asked' }, {}],
    ])();
  }

  private moneyAct(station: TestStation, at: number): Act {
    const { random, remittances } = this;
    const partner = { by: 'partner' } as const;
    return random.pick<() => Act>([
      () => ['pay-tab', { villager: this.villagerOf(station), tender: 'cash', amountFen: 1_000 }, partner],
      () => ['count-cash', { station: station.id, countedFen: random.between(0, 20_000), reason: 'unknown' }, partner],
      () => {
        const id = this.id(at);
        remittances.push(id);
        return ['remit-cash', { station: station.id, amountFen: random.between(1, 3_000) }, { ...partner, id }];
      },
      () => ['confirm-remittance', { remittance: this.one(remittances, at), countedFen: 1_000, reason: 'unknown' }, {}],
      () => ['open-float', { station: station.id, amountFen: 5_000 }, {}],
    ])();
  }

  private centreAct(station: TestStation): Act {
    const { random, county } = this;
    return random.pick<() => Act>([
      () => ['receive-stock', { product: random.pick(county.products), quantity: 5 }, {}],
      () => ['change-settings', { tabLimitFen: random.between(50_000, 90_000) }, {}],
      () => ['set-delivery-window', { station: station.id, fromMinute: 480, toMinute: random.between(600, 1_000) }, {}],
      () => ['pause-station', { station: station.id, reason: 'harvest' }, {}],
      () => ['resume-station', { station: station.id }, {}],
      () => [
        'set-position',
        {
          of: station.id,
          longitudeMicrodegrees: 125_600_000 + random.between(0, 900),
          latitudeMicrodegrees: 43_500_000,
          schematic: false,
        },
        {},
      ],
    ])();
  }
}

type Act = readonly [
  type: string,
  payload: object,
  more: { readonly by?: 'clerk' | 'partner'; readonly personal?: object; readonly id?: string },
];
