import { randomBytes } from 'node:crypto';
import { commands, evolve, kinds } from '../whole.ts';
import {
  DAY,
  invariant,
  SYSTEM,
  SYSTEM_ID,
  uuidv7,
  WorkingSet,
  type Decision,
  type Instant,
  type Posting,
} from '../kernel/index.ts';
import type { Parcel } from './parcel.ts';

export const newId = (at = START) => uuidv7(at, randomBytes(10));
export const START = Date.UTC(2026, 10, 2, 2);

/** A county in memory with two stations, to hand parcels round in: the rules alone, without a server. */
export class ParcelCounty {
  readonly state = new WorkingSet(kinds, kinds);
  readonly stations = [newId(), newId()] as const;
  readonly partners = [newId(), newId()] as const;
  readonly villager = newId();
  readonly neighbour = newId();
  readonly product = newId();
  readonly booked: Posting[] = [];
  at: Instant = START;
  private seq = 0;

  constructor() {
    this.stations.forEach((station, index) => {
      this.must('open-station', { station, village: `22011210220${index + 1}`, name: `第${index + 1}站` });
      this.must('appoint-partner', { station, person: this.partners[index] });
    });
    for (const villager of [this.villager, this.neighbour])
      this.must('register-villager', { villager, station: this.stations[0] }, { personal: { name: '村民' } });
    this.must('add-product', {
      product: this.product,
      name: '大米',
      unit: '袋',
      barcode: null,
      priceFen: 1_000,
      rebateBasisPoints: 500,
      stockUnits: 100,
    });
  }

  /** Says something; its events happen where it is accepted. Answers with the code of the refusal, or `accepted`. */
  say(type: string, payload: unknown, { id = newId(), personal }: { id?: string; personal?: unknown } = {}): string {
    const bound = commands.get(type)?.bind({ id, type, at: this.at, payload, personal }, '220112', SYSTEM);
    invariant(bound !== undefined, `${type} is a command`);
    if ('malformed' in bound) return bound.malformed;
    for (const person of bound.people(this.state))
      if (!this.state.hasPerson(person)) this.state.loadPerson(person, undefined);
    const place = bound.place(this.state);
    const decision: Decision = typeof place === 'string' ? bound.decide(this.state) : place;
    if ('refusal' in decision) return decision.refusal.code;
    this.seq += 1;
    for (const event of decision.events)
      this.booked.push(
        ...evolve(this.state, event, { seq: this.seq, at: this.at, by: SYSTEM_ID, countsFrom: this.at }),
      );
    this.state.remember(bound.personal);
    return 'accepted';
  }

  must(type: string, payload: unknown, more?: { id?: string; personal?: unknown }): void {
    const said = this.say(type, payload, more);
    invariant(said === 'accepted', `${type} was refused: ${said}`);
  }

  /** A partner left while parcels were there still, as journals have it from before nothing could be left unheld. */
  leftBeforeTheGate(index: 0 | 1): void {
    const station = this.stations[index];
    const data = { station, village: `22011210220${index + 1}`, person: this.partners[index] };
    this.seq += 1;
    evolve(
      this.state,
      { type: 'AppointmentEnded', data },
      { seq: this.seq, at: this.at, by: SYSTEM_ID, countsFrom: this.at },
    );
  }

  daysPass(days: number): void {
    this.at += days * DAY;
  }

  /** Registers a parcel for the first station. Returns its id. */
  register(
    wish: { number?: string; station?: string; villager?: string | null; order?: string | null; parcel?: string } = {},
  ): string {
    const {
      number = `SF${String(this.seq).padStart(12, '0')}`,
      station = this.stations[0],
      villager = this.villager,
      order = null,
      parcel = newId(),
    } = wish;
    this.must('register-parcel', { parcel, number, carrier: 'sf', station, villager, order, weightGrams: null });
    return parcel;
  }

  /** Registers a parcel and brings it to the first station. */
  atStation(wish: Parameters<ParcelCounty['register']>[0] = {}): string {
    const parcel = this.register(wish);
    this.receive([parcel], this.load([parcel]));
    return parcel;
  }

  load(parcels: readonly string[], station: string = this.stations[0]): string {
    const load = newId();
    this.must('load-van', { load, station, seal: 'A-1001', van: '1号车', driver: null, parcels });
    return load;
  }

  receive(parcels: readonly string[], load: string, station: string = this.stations[0]): void {
    this.must('receive-parcels', { station, load, sealWhole: true, parcels });
  }

  /** Hands a parcel out by its code. */
  handOut(parcel: string): string {
    return this.say('hand-out-parcel', { parcel, proof: 'code', code: this.parcel(parcel).code, consent: null });
  }

  order(id = newId()): string {
    this.must(
      'place-order',
      {
        station: this.stations[0],
        villager: this.villager,
        lines: [{ product: this.product, quantity: 2, priceFen: 1_000 }],
      },
      { id },
    );
    return id;
  }

  parcel(id: string): Parcel {
    const row = this.state.get('parcel', id);
    invariant(row !== undefined, `parcel ${id} is there`);
    return row;
  }

  balance(account: string): number {
    return this.state.get('account', account)?.balanceFen ?? 0;
  }
}
