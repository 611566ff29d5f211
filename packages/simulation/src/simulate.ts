import { DAY, uuidv7, type Instant } from '@yangui/domain';
import { SeededRandom } from './random.ts';
import type { Said } from './sample-county.ts';

/** A county that already stands: who serves whom, and what is sold at which price. */
export interface SimulatedCounty {
  readonly clerk: string;
  readonly stations: readonly { readonly id: string; readonly partner: string; readonly villager: string }[];
  readonly products: readonly string[];
  readonly priceFen: number;
}

/** What reaches the server at once: in the order it comes, some of it twice, some of it for the second time. */
export interface Delivery {
  readonly at: Instant;
  readonly said: readonly Said[];
  /** Whether the server is started again before this comes. */
  readonly restart: boolean;
}

/** How often things go wrong. */
const OFFLINE = 0.35;
const ANSWER_LOST = 0.25;
const SENT_TWICE = 0.15;
const OUT_OF_ORDER = 0.2;
const RESTART = 0.3;

/** What somebody's device holds that no server has answered yet. */
interface Device {
  readonly by: string;
  outbox: Said[];
}

/**
 * Days of a county's life as they reach the server: people order, receive, collect, cancel and return as the day goes,
 * while devices are offline, send in another order, send twice, and send again because the answer was lost.
 * On the day after the last every device is online. The same seed gives the same days.
 */
export function simulate(
  county: SimulatedCounty,
  { start, days, seed }: { start: Instant; days: number; seed: number },
): readonly Delivery[] {
  return new Life(county, new SeededRandom(seed)).live(start, days);
}

class Life {
  private readonly county: SimulatedCounty;
  private readonly random: SeededRandom;
  private readonly orders: string[] = [];
  private readonly centre: Device;
  private readonly counters: readonly (Device & { readonly station: string; readonly villager: string })[];

  constructor(county: SimulatedCounty, random: SeededRandom) {
    this.county = county;
    this.random = random;
    this.centre = { by: county.clerk, outbox: [] };
    this.counters = county.stations.map(({ id, partner, villager }) => ({
      by: partner,
      outbox: [],
      station: id,
      villager,
    }));
  }

  live(start: Instant, days: number): readonly Delivery[] {
    const deliveries: Delivery[] = [];
    for (let day = 0; day <= days; day += 1) {
      const at = start + day * DAY;
      const last = day === days;
      if (!last) this.liveDay(at);
      for (const device of [...this.counters, this.centre]) {
        if (!last && this.random.chance(OFFLINE)) continue;
        deliveries.push({ at, said: this.disturbed(device.outbox), restart: this.random.chance(RESTART) });
        if (!this.random.chance(ANSWER_LOST)) device.outbox = [];
      }
    }
    return deliveries;
  }

  private liveDay(at: Instant): void {
    for (const counter of this.counters) {
      for (let count = this.random.between(1, 6); count > 0; count -= 1) {
        const lines = Array.from({ length: this.random.between(1, 3) }, () => ({
          product: this.random.pick(this.county.products),
          quantity: this.random.between(1, 5),
          priceFen: this.county.priceFen,
        }));
        const order = this.say(counter, 'place-order', at, {
          station: counter.station,
          villager: counter.villager,
          lines,
        });
        this.orders.push(order);
      }
      for (const type of ['collect-order', 'cancel-order', 'return-order']) {
        for (let count = this.random.between(0, 2); count > 0; count -= 1)
          this.say(counter, type, at, { order: this.random.pick(this.orders), reason: 'other' });
      }
    }
    for (const order of this.orders) if (this.random.chance(0.2)) this.say(this.centre, 'confirm-order', at, { order });
    for (const order of this.orders) if (this.random.chance(0.4)) this.say(this.centre, 'receive-order', at, { order });
    if (this.random.chance(0.5))
      this.say(this.centre, 'receive-stock', at, {
        product: this.random.pick(this.county.products),
        quantity: this.random.between(1, 30),
      });
  }

  private say(device: Device, type: string, at: Instant, payload: object): string {
    const moment = at + device.outbox.length;
    const id = uuidv7(moment, this.random.bytes(10));
    device.outbox.push({ by: device.by, envelope: { id, type, at: moment, payload } });
    return id;
  }

  private disturbed(outbox: readonly Said[]): readonly Said[] {
    const sent = outbox.flatMap((said) => (this.random.chance(SENT_TWICE) ? [said, said] : [said]));
    for (let index = 1; index < sent.length; index += 1) {
      const [one, other] = [sent[index - 1], sent[index]];
      if (one === undefined || other === undefined || !this.random.chance(OUT_OF_ORDER)) continue;
      sent[index - 1] = other;
      sent[index] = one;
    }
    return sent;
  }
}
