import { commands, entityKinds, evolve, judge, kinds, writtenBy } from './whole.ts';
import {
  DAY,
  invariant,
  SYSTEM,
  uuidv7,
  WorkingSet,
  type AnyEvent,
  type Details,
  type Entities,
  type Instant,
  type Kind,
  type KindTraits,
  type Posting,
  type Ref,
  type Speaker,
} from './kernel/index.ts';

export const COUNTY = '220112';
export const VILLAGE = '220112102201';
export const NEXT_VILLAGE = '220112102202';
/** 2026-11-21 10:00 in Shanghai. */
export const START: Instant = Date.UTC(2026, 10, 21, 2);

let made = 0;
/** A new id; the same from run to run. */
export function newId(): string {
  made += 1;
  return uuidv7(
    START + made,
    Uint8Array.from({ length: 10 }, (_, index) => (made >> (index % 4)) & 0xff),
  );
}

// Whoever asks for what is fetched when asked for finds it: how it is fetched is the journal's.
const whole = kinds.filter((kind) => {
  const { heldWhole, whenAsked }: KindTraits = entityKinds[kind];
  return heldWhole || whenAsked === true;
});

/** The field of a row that became what a command says, and was something else before. */
function writtenOver(before: object, after: object, payload: unknown): string | undefined {
  const [was, said] = [new Map<string, unknown>(Object.entries(before)), Object.entries(Object(payload))];
  const is = new Map<string, unknown>(Object.entries(after));
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  return said.find(
    ([name, value]) => (was.get(name) ?? null) !== null && same(is.get(name), value) && !same(was.get(name), value),
  )?.[0];
}

/** What a command came to: `accepted`, or the refusal's code; and what was booked. */
export interface Came {
  readonly to: string;
  /** What the refusal says besides. */
  readonly details: Details;
  readonly events: readonly AnyEvent[];
  readonly postings: readonly Posting[];
}

interface Said {
  readonly by?: Speaker;
  readonly id?: string;
  readonly at?: Instant;
  readonly countsFrom?: Instant;
  readonly county?: string;
  readonly personal?: object;
}

/** What most commands that bring a private part bring here. */
function usuallySaid(type: string): object | undefined {
  const said = { name: '王秀英' };
  return commands.get(type)?.personalSchema?.safeParse(said).success === false ? undefined : said;
}

/** A county in memory: decides commands as the journal does, and keeps its rows apart from the working set, as a database would. */
export class TestCounty {
  now: Instant = START;
  readonly clerk = newId();
  readonly partner = newId();
  readonly station = newId();
  readonly villager = newId();
  readonly product = newId();
  private readonly state = new WorkingSet(kinds, whole);
  private readonly kept = new WorkingSet(kinds, kinds);
  private seq = 0;

  constructor() {
    // Most tests are about something else: here one person may act alone.
    this.must('let-one-act', { until: Date.UTC(2100, 0) });
  }

  /** Says something and waits for what it comes to. Rows that the rule did not declare are not there to be read. */
  say(
    type: string,
    payload: unknown,
    {
      by = SYSTEM,
      id = newId(),
      at = this.now,
      countsFrom = at,
      county = COUNTY,
      personal = usuallySaid(type),
    }: Said = {},
  ): Came {
    const { amendsRow, happened } = commands.get(type) ?? {};
    const bound = commands.get(type)?.bind({ id, type, at, payload, personal }, county, by);
    invariant(bound !== undefined, `${type} is a command`);
    if ('malformed' in bound) return { to: bound.malformed, details: {}, events: [], postings: [] };
    const { state } = this;
    for (let level = 0, refs = bound.rows(level, state); refs !== undefined; refs = bound.rows(++level, state))
      for (const ref of refs) this.fetch(ref);
    for (const person of bound.people(state)) if (!state.hasPerson(person)) state.loadPerson(person, undefined);
    for (const made of [id, ...bound.makes(state).map(([, one]) => one)])
      for (const kind of this.kept.kindsOf(made)) state.loadNamed(made, kind);
    const { decision } = judge(state, bound, { countsFrom });
    if ('refusal' in decision)
      return { to: decision.refusal.code, details: decision.refusal.details, events: [], postings: [] };
    this.seq += 1;
    state.remember(bound.personal);
    const postings = decision.events.flatMap((event) =>
      evolve(state, event, { seq: this.seq, at, by: bound.by, countsFrom }),
    );
    const named = new Set(bound.makes(state).map(([, one]) => one));
    const written = writtenBy(decision.events);
    for (const [kind, rows] of state.takeChanges()) {
      invariant(written.has(kind), `${type} writes ${kind}, which none of its events says`);
      for (const row of rows) {
        // Whatever comes to be under an id of its own must be declared, or another kind's id could be given to it.
        // What is kept of an act that takes two people bears the act's own id.
        const wasThere =
          row.id.length !== 36 || kind === 'proposal' || named.has(row.id) || this.kept.kindsOf(row.id).length > 0;
        invariant(wasThere, `${type} makes ${kind} ${row.id}, which it does not say`);
        const before = this.kept.get(kind, row.id);
        const over = before === undefined ? undefined : writtenOver(before, row, payload);
        // Or whoever comes second writes over what the first said, and neither hears of it.
        invariant(
          over === undefined || amendsRow === true || happened === true,
          `${type} writes over ${over} of ${kind}, and neither says that it amends a row nor that something happened to it`,
        );
        this.kept.put(kind, row);
      }
    }
    state.trim();
    return { to: 'accepted', details: {}, events: decision.events, postings };
  }

  /** Says something that must come to pass. */
  must(type: string, payload: unknown, said: Said = {}): Came {
    const came = this.say(type, payload, said);
    invariant(came.to === 'accepted', `${type} came to ${came.to}`);
    return came;
  }

  /** A clerk, a station with its partner, a villager, and a product at 1,000 fen with 5 % rebate. */
  begin({ stockUnits = 100 } = {}): this {
    this.must('grant-role', { person: this.clerk, role: 'county-clerk', place: COUNTY });
    this.must('open-station', { station: this.station, village: VILLAGE, name: '刘家服务站' }, { by: this.clerk });
    this.must('appoint-partner', { station: this.station, person: this.partner }, { by: this.clerk });
    this.must('register-villager', { villager: this.villager, station: this.station }, { by: this.partner });
    this.addProduct({ product: this.product, stockUnits });
    return this;
  }

  addProduct({
    product = newId(),
    ...more
  }: { readonly product?: string; readonly [term: string]: unknown } = {}): string {
    this.must(
      'add-product',
      {
        product,
        name: '东北大米',
        unit: '袋',
        barcode: null,
        priceFen: 1_000,
        rebateBasisPoints: 500,
        stockUnits: 100,
        ...more,
      },
      { by: this.clerk },
    );
    return product;
  }

  order(lines: readonly object[] = [{}], said: Said & { villager?: string; station?: string } = {}): Came {
    const { villager = this.villager, station = this.station, ...rest } = said;
    const asked = lines.map((line) => ({ product: this.product, quantity: 1, priceFen: 1_000, ...line }));
    return this.say('place-order', { station, villager, lines: asked }, { by: this.partner, ...rest });
  }

  /** An order brought to the villager's hands; gives its id. */
  collected(lines: readonly object[] = [{}]): string {
    const id = newId();
    invariant(this.order(lines, { id }).to === 'accepted', 'the order is placed');
    this.must('receive-order', { order: id }, { by: this.clerk });
    this.must('collect-order', { order: id }, { by: this.partner });
    return id;
  }

  /** Its goods come in a parcel, and go back to the carrier. */
  goodsGoBack(order: string): void {
    const parcel = newId();
    this.must(
      'register-parcel',
      {
        parcel,
        number: `SF${parcel.slice(-12).toUpperCase()}`,
        carrier: 'sf',
        station: this.station,
        villager: null,
        order,
        weightGrams: null,
      },
      { by: this.clerk },
    );
    this.must('return-parcel', { parcel, reason: 'refused' }, { by: this.clerk });
  }

  wait(days: number): void {
    this.now += days * DAY;
  }

  /** A row as it was last kept. */
  row<K extends Kind>(kind: K, id: string): Entities[K] | undefined {
    return this.kept.get(kind, id);
  }

  /** Every row of a kind as it was last kept. */
  all<K extends Kind>(kind: K): readonly Entities[K][] {
    return this.kept.all(kind);
  }

  balance(account: string): number {
    return this.state.get('account', account)?.balanceFen ?? 0;
  }

  /** What all accounts come to together. */
  get sumOfBalances(): number {
    return this.state.all('account').reduce((sum, { balanceFen }) => sum + balanceFen, 0);
  }

  get leastStock(): number {
    return Math.min(...this.state.all('product').map(({ stockUnits }) => stockUnits));
  }

  private fetch([kind, id]: Ref): void {
    if (!this.state.has(kind, id)) this.state.load(kind, id, this.kept.get(kind, id));
  }
}
