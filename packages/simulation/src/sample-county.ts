import { DAY, NOTICE_VERSION, uuidv7, type Envelope, type Instant, type Role } from '@yangui/domain';
import { catalogue } from './goods.ts';
import { personName, phoneNumber } from './names.ts';
import { SeededRandom } from './random.ts';
import { sampleMoney, SampleTenders } from './sample-money.ts';
import { sampleRegister } from './sample-register.ts';
import { sampleTalent } from './sample-talent.ts';
import { sampleInspection } from './sample-inspection.ts';
import { sampleProduce } from './sample-produce.ts';
import { sampleParcels } from './sample-parcels.ts';

/** A village that gets a station. */
export interface Village {
  readonly code: string;
  readonly name: string;
}

/** Somebody with a sign-in in the sample. */
export interface SamplePerson {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly role: Role;
  readonly place: string;
}

/** What one person sends; `by` undefined is the set-up itself. */
export interface Said {
  readonly by: string | undefined;
  readonly envelope: Envelope;
}

/** A county's made-up beginnings: who works there, and what they did, phase after phase. */
export interface SampleCounty {
  readonly people: readonly SamplePerson[];
  readonly phases: readonly (readonly Said[])[];
}

/** How long ago the stations opened: in an earlier month whatever day it is, so that there is a month to close. */
const OPENED_DAYS_BACK = 40;
/** How long ago the sample's first orders were placed. */
const ORDERS_DAYS_BACK = 24;
const ORDERS_PER_STATION = 9;

/**
 * Makes up a county from a seed: officers, stations with partners in the given villages, a catalogue, villagers, and
 * some weeks of orders at every stage. People are made up; places are the caller's, and real.
 * @param now the moment the sample ends at
 */
export function sampleCounty(county: string, villages: readonly Village[], now: Instant, seed: number): SampleCounty {
  return new Maker(county, now, new SeededRandom(seed)).make(villages);
}

class Maker {
  private readonly county: string;
  private readonly now: Instant;
  private readonly random: SeededRandom;

  constructor(county: string, now: Instant, random: SeededRandom) {
    this.county = county;
    this.now = now;
    this.random = random;
  }

  make(villages: readonly Village[]): SampleCounty {
    const start = this.now - OPENED_DAYS_BACK * DAY;
    const staff = (['administrator', 'county-clerk', 'finance-approver', 'programme-officer'] as const).map((role) =>
      this.person(role, this.county),
    );
    const clerk = staff.find(({ role }) => role === 'county-clerk')?.id;
    const granted = staff.map(({ id, role, place, name, phone }) =>
      this.said(undefined, 'grant-role', start, { person: id, role, place }, { name, phone }),
    );

    const stations = villages.map((village) => ({
      id: this.id(start),
      village,
      partner: this.person('station-partner', village.code),
    }));
    const opened = stations.map(({ id, village }) =>
      this.said(clerk, 'open-station', start, {
        station: id,
        village: village.code,
        name: `${village.name.replace(/(村民委员会|居民委员会|村委会|居委会)$/, '')}服务站`,
      }),
    );
    const appointed = stations.map(({ id, partner: { id: person, name, phone } }) =>
      this.said(clerk, 'appoint-partner', start, { station: id, person }, { name, phone }),
    );
    const products = catalogue.map((goods) => ({ id: this.id(start), goods }));
    const added = products.map(({ id, goods }) => this.said(clerk, 'add-product', start, { product: id, ...goods }));

    const villagers = stations.flatMap(({ id: station, partner }) =>
      Array.from({ length: this.random.between(6, 14) }, () => ({ id: this.id(start), station, partner: partner.id })),
    );
    const registered = villagers.map(({ id, station, partner }) =>
      this.said(
        partner,
        'register-villager',
        start,
        { villager: id, station, consent: { noticeVersion: NOTICE_VERSION, channel: 'voice' } },
        { name: personName(this.random), ...(this.random.chance(0.6) && { phone: phoneNumber(this.random) }) },
      ),
    );

    const tenders = new SampleTenders(this.random.between(0, 2 ** 31 - 1));
    const firstOrders = this.now - ORDERS_DAYS_BACK * DAY;
    const placed: Said[] = [];
    const confirmed: Said[] = [];
    const received: Said[] = [];
    const collected: Said[] = [];
    const ended: Said[] = [];
    for (const { id: station, partner } of stations) {
      const served = villagers.filter((villager) => villager.station === station);
      for (let count = 0; count < ORDERS_PER_STATION; count += 1) {
        const at = firstOrders + this.random.between(1, ORDERS_DAYS_BACK * 24 - 2) * 3_600_000;
        const chosen = new Set(Array.from({ length: this.random.between(1, 3) }, () => this.random.pick(products)));
        const lines = [...chosen].map(({ id, goods: { priceFen } }) => ({
          product: id,
          quantity: this.random.between(1, 3),
          priceFen,
        }));
        const villager = this.random.pick(served).id;
        const tender = tenders.next(
          station,
          villager,
          lines.reduce((sum, { quantity, priceFen }) => sum + quantity * priceFen, 0),
        );
        const order = this.said(partner.id, 'place-order', at, { station, villager, tender, lines });
        placed.push(order);
        const age = (this.now - at) / DAY;
        const about = { order: order.envelope.id };
        if (age >= 0.75)
          confirmed.push(
            this.said(clerk, 'confirm-order', at + DAY / 2, { ...about, supplierRef: `GH-${1_000 + placed.length}` }),
          );
        if (age < 1.5) continue;
        if (this.random.chance(0.04)) {
          ended.push(this.said(partner.id, 'cancel-order', at + DAY, { ...about, reason: 'changed-mind' }));
          continue;
        }
        received.push(this.said(clerk, 'receive-order', at + DAY, about));
        if (age < 3 || this.random.chance(0.08)) continue;
        collected.push(this.said(partner.id, 'collect-order', at + 2 * DAY, about));
        if (this.random.chance(0.06))
          ended.push(
            this.said(partner.id, 'return-order', Math.min(at + 3 * DAY, this.now), {
              ...about,
              reason: this.random.pick(['damaged', 'wrong-goods', 'quality']),
            }),
          );
      }
    }
    const servedStations = stations.map(({ id, partner }) => ({
      id,
      partner: partner.id,
      villagers: villagers.filter(({ station }) => station === id).map((villager) => villager.id),
    }));
    const parcels = sampleParcels(servedStations, clerk, this.now, this.random.between(0, 2 ** 31 - 1));
    const money = sampleMoney(stations, tenders, clerk, this.now, this.random.between(0, 2 ** 31 - 1));
    const produce = sampleProduce(servedStations, clerk, this.now, this.random.between(0, 2 ** 31 - 1));
    const register = sampleRegister(this.county, villages, clerk, this.now, this.random.between(0, 2 ** 31 - 1));
    const tester = this.person('lab', this.county);
    const seed = this.random.between(0, 2 ** 31 - 1);
    const inspection = sampleInspection({ clerk, tester, lots: produce.lots, now: this.now, seed });
    const talent = sampleTalent(villages, clerk, this.now, this.random.between(0, 2 ** 31 - 1));
    placed.sort((one, other) => one.envelope.at - other.envelope.at);
    return {
      people: [...staff, ...stations.map(({ partner }) => partner), tester],
      phases: [
        granted,
        opened,
        [...appointed, ...added],
        registered,
        placed,
        confirmed,
        received,
        collected,
        ended,
        ...parcels,
        ...money,
        ...produce.phases,
        ...inspection,
        ...register,
        ...talent,
      ],
    };
  }

  private person(role: Role, place: string): SamplePerson {
    return {
      id: this.id(this.now - OPENED_DAYS_BACK * DAY),
      name: personName(this.random),
      phone: phoneNumber(this.random),
      role,
      place,
    };
  }

  private said(by: string | undefined, type: string, at: Instant, payload: unknown, personal?: unknown): Said {
    return { by, envelope: { id: this.id(at), type, at, payload, personal } };
  }

  private id(at: Instant): string {
    return uuidv7(at, this.random.bytes(10));
  }
}
