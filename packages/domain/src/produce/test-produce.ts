import { COUNTY, newId, TestCounty, type Came } from '../test-county.ts';
import type { IntakeTicket } from './index.ts';

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

  get tickets(): readonly IntakeTicket[] {
    return this.all('intakeTicket');
  }
}
