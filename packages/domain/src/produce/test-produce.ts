import { COUNTY, newId, TestCounty, type Came } from '../test-county.ts';
import type { IntakeTicket, Lot } from './index.ts';

export interface Made extends Came {
  readonly making: string;
  readonly lots: readonly string[];
}

/** A county that takes in mushrooms of two grades at 40 and 30 yuan a kilogram, from a household with two mu of them. */
export class ProduceCounty extends TestCounty {
  readonly commodity = newId();
  readonly household = newId();
  /** Confirms what the clerk proposes. */
  readonly secondClerk = newId();

  override begin(): this {
    super.begin();
    this.must('grant-role', { person: this.secondClerk, role: 'county-clerk', place: COUNTY });
    this.must('add-commodity', this.commodityTerms(), { by: this.clerk });
    this.must('set-commodity-terms', this.termsOf(), { by: this.clerk });
    this.must('register-household', this.householdTerms(), { by: this.partner });
    this.must('open-float', { station: this.station, amountFen: 200_000 }, { by: this.clerk });
    return this;
  }

  commodityTerms(more: object = {}) {
    return {
      commodity: this.commodity,
      name: '鲜榛蘑',
      nameEn: 'Honey fungus',
      unit: 'jin',
      grades: [
        { zh: '一级', en: 'First' },
        { zh: '二级', en: null },
      ],
      basis: 'mu',
      yieldGrams: 300_000,
      ...more,
    };
  }

  termsOf(more: object = {}) {
    return {
      commodity: this.commodity,
      from: '2026-11-21',
      rule: 'by-grade',
      pricesFenPerKg: [4_000, 3_000],
      freeMoistureBasisPoints: 1_000,
      freeDirtBasisPoints: 100,
      ...more,
    };
  }

  householdTerms(more: object = {}) {
    return {
      household: this.household,
      station: this.station,
      members: [{ villager: this.villager, nameUse: true, pictureUse: false }],
      grows: [{ commodity: this.commodity, sizeHundredths: 200 }],
      ...more,
    };
  }

  /** Twenty kilograms in a basket of one, nothing measured, in cash. */
  brought(more: object = {}) {
    return {
      ticket: newId(),
      station: this.station,
      household: this.household,
      seller: this.villager,
      agreed: 'read-aloud',
      commodity: this.commodity,
      grade: 0,
      grossGrams: 21_000,
      tareGrams: 1_000,
      moistureBasisPoints: null,
      dirtBasisPoints: null,
      netGrams: 20_000,
      priceFenPerKg: 4_000,
      payment: 'cash',
      replaces: null,
      ...more,
    };
  }

  takeIn(more: object = {}, said: { readonly at?: number } = {}): Came {
    return this.say('take-in', this.brought(more), { by: this.partner, ...said });
  }

  reverse(ticket: string, more: object = {}): Came {
    return this.say('reverse-ticket', { ticket, back: 'cash', reason: 'weight', ...more }, { by: this.partner });
  }

  /** A ticket of so many grams of a grade, owed; gives its number, which is its lot’s. */
  lotOf(grams: number, more: object = {}): string {
    const ticket = newId();
    const weighed = { grossGrams: grams, tareGrams: 0, netGrams: grams };
    const came = this.takeIn({ ticket, ...weighed, payment: 'owed', ...more });
    if (came.to !== 'accepted') throw new Error(came.to);
    return ticket;
  }

  /** Puts another commodity on the list, at one price for all grades. */
  another(more: object = {}): string {
    const commodity = newId();
    this.must('add-commodity', this.commodityTerms({ commodity, name: `品种${commodity}`, ...more }), {
      by: this.clerk,
    });
    this.must('set-commodity-terms', this.termsOf({ commodity, rule: 'fixed', pricesFenPerKg: [3_000] }), {
      by: this.clerk,
    });
    return commodity;
  }

  keeping(more: object = {}): Came {
    const nothing = { keepsDays: null, lossBasisPoints: null, madeFrom: [] };
    return this.say('set-keeping', { commodity: this.commodity, ...nothing, ...more }, { by: this.clerk });
  }

  /** Makes these of those at the station, by its partner: each `[lot, grams]`; what is lacking is lost. */
  make(kind: string, from: readonly (readonly [string, number])[], to: readonly number[], more: object = {}): Made {
    const lots = to.map(() => newId());
    const sum = (all: readonly number[]) => all.reduce((one, other) => one + other, 0);
    const lossGrams = Math.max(0, sum(from.map(([, grams]) => grams)) - sum(to));
    const making = newId();
    const asked = {
      making,
      station: this.station,
      kind,
      commodity: this.commodity,
      inputs: from.map(([lot, grams]) => ({ lot, grams })),
      outputs: to.map((grams, at) => ({ lot: lots[at], grade: 0, grams, pieces: kind === 'pack' ? 1 : null })),
      lossGrams,
      reason: lossGrams === 0 ? null : 'sorting',
      ...more,
    };
    return { ...this.say('make-lots', asked, { by: this.partner }), making, lots };
  }

  /** Says as what a commodity is sold. */
  classed(productClass: string, commodity: string = this.commodity): Came {
    return this.say('set-product-class', { commodity, productClass }, { by: this.clerk });
  }

  /** What `issue-certificate` says of a lot. */
  certificate(lot: string, more: object = {}) {
    return { certificate: newId(), lot, basis: 'controlled', agreed: 'read-aloud', ...more };
  }

  /** Issues the certificate of a lot; gives its number. */
  issue(lot: string): string {
    const said = this.certificate(lot);
    this.must('issue-certificate', said, { by: this.partner });
    return said.certificate;
  }

  /** A licence until the end of January. */
  paper(more: object = {}) {
    const days = { validFrom: '2026-01-01', validUntil: '2027-01-31' };
    const on = { number: 'SC10322011200012', issuer: '双阳区市场监督管理局' };
    return { paper: newId(), lot: null, commodity: null, ...on, ...days, ...more };
  }

  undo(making: string): Came {
    return this.say('undo-making', { making }, { by: this.partner });
  }

  lot(id: string): Lot {
    const row = this.row('lot', id);
    if (row === undefined) throw new Error(`there is no lot ${id}`);
    return row;
  }

  get tickets(): readonly IntakeTicket[] {
    return this.all('intakeTicket');
  }
}
