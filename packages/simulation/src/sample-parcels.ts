import { DAY, uuidv7, type CarrierCode, type Instant } from '@yangui/domain';
import { personName, phoneNumber } from './names.ts';
import { SeededRandom } from './random.ts';
import type { Said } from './sample-county.ts';

/** A station with the people it serves. */
export interface ServedStation {
  readonly id: string;
  readonly partner: string;
  readonly villagers: readonly string[];
}

const HOUR = DAY / 24;

/** What becomes of each station's parcels: how many days ago it was registered, and how far it has come. */
const fates = [
  { age: 18, ends: 'handed-out' },
  { age: 18, ends: 'handed-out' },
  { age: 12, ends: 'handed-out' },
  { age: 12, ends: 'handed-out' },
  { age: 9, ends: 'handed-out' },
  { age: 5, ends: 'handed-out' },
  { age: 5, ends: 'waiting' },
  { age: 2, ends: 'handed-out' },
  { age: 2, ends: 'waiting' },
  { age: 1, ends: 'waiting' },
  { age: 1, ends: 'waiting' },
  { age: 0, ends: 'on-van' },
  { age: 0, ends: 'on-van' },
  { age: 0, ends: 'at-centre' },
] as const;
/** At some stations parcels have waited longer, or something went wrong. */
const more = [
  { every: 4, age: 9, ends: 'waiting' },
  { every: 6, age: 17, ends: 'waiting' },
  { every: 9, age: 20, ends: 'returned' },
  { every: 6, age: 1, ends: 'damaged' },
  { every: 9, age: 1, ends: 'wrong-village' },
  { every: 9, age: 0, ends: 'missing' },
] as const;
type End = (typeof fates)[number]['ends'] | (typeof more)[number]['ends'];

/** Makes up the parcels of a county's last three weeks, at every stage, in phases that follow on one another. */
export function sampleParcels(
  stations: readonly ServedStation[],
  clerk: string | undefined,
  now: Instant,
  seed: number,
): readonly (readonly Said[])[] {
  const random = new SeededRandom(seed);
  const id = (at: Instant) => uuidv7(at, random.bytes(10));
  const said = (by: string | undefined, type: string, at: Instant, payload: unknown, personal?: unknown): Said => ({
    by,
    envelope: { id: id(at), type, at, payload, personal },
  });
  const bought: Said[] = [];
  const registered: Said[] = [];
  const loaded: Said[] = [];
  const received: Said[] = [];
  const ended: Said[] = [];
  const after: Said[] = [];

  stations.forEach(({ id: station, partner, villagers }, index) => {
    const used = new Set<number>();
    const all: readonly { age: number; ends: End }[] = [
      ...fates,
      ...more.filter(({ every }) => index % every === every - 1),
    ];
    // At every other station the partner buys on platforms: one came and was collected, one came, one is under way.
    const purchases =
      index % 2 === 0
        ? [6, 3, 1].map((daysAgo) => ({
            parcelAge: daysAgo - 1,
            ...purchase(random, { station, villager: random.pick(villagers), at: now - daysAgo * DAY - 5 * HOUR, id }),
          }))
        : [];
    for (const { at, payload, personal } of purchases)
      bought.push(said(partner, 'record-outside-purchase', at, payload, personal));
    for (const [age, group] of Map.groupBy(all, (fate) => fate.age)) {
      // The van goes at half past nine; what is registered later waits for tomorrow.
      const morning = now - age * DAY - (age === 0 ? 4 : 2) * HOUR;
      const load = id(morning);
      const aboard: string[] = [];
      const brought: string[] = [];
      for (const { ends } of group) {
        const at =
          ends === 'at-centre' ? now - random.between(5, 90) * 60_000 : morning - random.between(20, 120) * 60_000;
        const parcel = id(at);
        const ordered = purchases.find(
          ({ parcelAge }) =>
            parcelAge === age && age > 0 && !used.has(age) && ends === (age === 2 ? 'waiting' : 'handed-out'),
        );
        if (ordered !== undefined) used.add(age);
        const villager = ordered === undefined && random.chance(0.75) ? random.pick(villagers) : null;
        const name =
          ordered === undefined && villager === null && random.chance(0.8)
            ? { name: personName(random), phone: phoneNumber(random) }
            : undefined;
        const { carrier, number } = ordered ?? waybill(random);
        const weightGrams = random.chance(0.5) ? random.between(2, 90) * 100 : null;
        registered.push(
          said(
            clerk,
            'register-parcel',
            at,
            { parcel, number, carrier, station, villager, order: null, weightGrams },
            name,
          ),
        );
        if (ends === 'at-centre') continue;
        aboard.push(parcel);
        const arrival = morning + 2 * HOUR;
        if (ends === 'missing') after.push(said(partner, 'report-parcel', arrival, { parcel, trouble: 'missing' }));
        if (ends === 'on-van' || ends === 'missing') continue;
        brought.push(parcel);
        if (ends === 'damaged' || ends === 'wrong-village')
          ended.push(said(partner, 'report-parcel', arrival + HOUR / 4, { parcel, trouble: ends }));
        if (ends === 'returned')
          ended.push(said(partner, 'return-parcel', arrival + 16 * DAY, { parcel, reason: 'unclaimed' }));
        if (ends !== 'handed-out') continue;
        const taken = Math.min(arrival + random.between(1, 60) * HOUR, now - HOUR);
        const proof = random.pick(['name-and-phone', 'known']);
        const told =
          proof === 'known' || name === undefined ? undefined : { name: name.name, phoneEnd: name.phone.slice(-4) };
        ended.push(
          said(
            partner,
            'hand-out-parcel',
            taken,
            { parcel, proof: told === undefined ? 'known' : proof, code: null, consent: null },
            told,
          ),
        );
        if (random.chance(0.03))
          after.push(
            said(partner, 'open-complaint', Math.min(taken + 6 * HOUR, now), {
              parcel,
              about: random.pick(['damaged', 'late', 'wrong-person']),
            }),
          );
      }
      if (aboard.length === 0) continue;
      loaded.push(
        said(clerk, 'load-van', morning, {
          load,
          station,
          seal: `F${random.between(10_000, 99_999)}`,
          van: `${(index % 3) + 1}号车`,
          driver: null,
          parcels: aboard,
        }),
      );
      if (brought.length > 0)
        received.push(
          said(partner, 'receive-parcels', morning + 2 * HOUR, { station, load, sealWhole: true, parcels: brought }),
        );
    }
    const [giver, agent] = villagers;
    if (giver !== undefined && agent !== undefined)
      after.push(
        said(partner, 'record-consent', now - 10 * DAY, {
          consent: id(now),
          villager: giver,
          agent,
          channel: random.pick(['voice', 'thumbprint']),
        }),
      );
  });
  return [bought, registered, loaded, received, ended, after];
}

const wares = [
  ['羽绒服', 'clothing', 15_900],
  ['手机壳', 'daily', 1_290],
  ['羊毛袜 5双', 'clothing', 3_900],
  ['空气炸锅', 'appliance', 16_900],
  ['核桃 2kg', 'food', 4_980],
] as const;

/** What a partner bought on a platform, and the number it travels under. Its parcel reaches the centre the day after. */
function purchase(
  random: SeededRandom,
  { station, villager, at, id }: { station: string; villager: string; at: Instant; id: (at: Instant) => string },
) {
  const { carrier, number } = waybill(random);
  const [name, category, priceFen] = random.pick(wares);
  const payload = {
    station,
    villager,
    platform: random.pick(['taobao', 'pdd', 'jd', 'douyin'] as const),
    platformOrder: `${random.between(10_000_000, 99_999_999)}${random.between(1_000, 9_999)}`,
    tracking: number,
    category,
    lines: [{ line: id(at), quantity: 1, priceFen }],
  };
  return { at, payload, personal: { goods: [name], link: null }, carrier, number };
}

/** A carrier and a number as it gives them; the figures are made up. */
export function waybill(random: SeededRandom): { readonly carrier: CarrierCode; readonly number: string } {
  const digits = (count: number) => Array.from({ length: count }, () => random.between(0, 9)).join('');
  const carrier = random.pick(['zto', 'zto', 'yunda', 'yto', 'jt', 'jt', 'sto', 'ems', 'sf'] as const);
  const numbers = {
    zto: `78${digits(12)}`,
    yunda: `43${digits(13)}`,
    yto: `YT${digits(13)}`,
    jt: `JT${digits(13)}`,
    sto: `77${digits(13)}`,
    ems: `98${digits(11)}`,
    sf: `SF${digits(13)}`,
  };
  return { carrier, number: numbers[carrier] };
}
