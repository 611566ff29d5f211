import { ProduceCounty } from '../produce/test-produce.ts';
import { newId, type Came } from '../test-county.ts';

/** What was measured: of which substance how much, null where it was not detected; and the least that the method detects. */
export type Found = readonly [substance: string, foundNgPerKg: number | null, detectsNgPerKg?: number];

/** A county that tests its mushrooms for lead, of which there may be 300 ng/kg, and sends them to a laboratory that signs in. */
export class InspectionCounty extends ProduceCounty {
  readonly lab = newId();
  readonly tester = newId();

  override begin(): this {
    super.begin();
    this.limit('食用菌:香菇', '铅', 300);
    this.plan({ foods: ['食用菌:香菇'] });
    this.must('add-lab', { lab: this.lab, name: '省农检中心', accreditation: 'CMA 001' }, { by: this.clerk });
    this.must('grant-role', { person: this.tester, role: 'lab', place: '220112' });
    this.must('name-lab-person', { lab: this.lab, person: this.tester }, { by: this.clerk });
    return this;
  }

  limit(food: string, substance: string, ngPerKg: number): Came {
    const said = { food, substance, ngPerKg, source: 'GB 2762-2022', from: '2023-06-30' };
    return this.must('set-limit', said, { by: this.clerk });
  }

  plan(more: object): Came {
    const said = { commodity: this.commodity, foods: [], rapid: [], lab: [], ...more };
    return this.must('set-test-plan', said, { by: this.clerk });
  }

  rapid(lot: string, positive: boolean): Came {
    const results = [{ substance: '有机磷', positive }];
    return this.say('record-rapid-test', { test: newId(), lot, results }, { by: this.clerk });
  }

  /** Takes a sample of lots; gives its id with what it came to. */
  sample(lots: readonly string[], more: object = {}): Came & { readonly sample: string } {
    const sample = newId();
    const tests = [{ substance: '铅', detectsNgPerKg: 10 }];
    const asked = { sample, lots, lab: this.lab, tests, feeFen: null, ...more };
    return { ...this.say('take-sample', asked, { by: this.clerk }), sample };
  }

  receive(sample: string, by = this.tester): Came {
    return this.say('receive-sample', { lab: this.lab, sample }, { by });
  }

  report(sample: string, found: readonly Found[], more: object = {}): Came & { readonly report: string } {
    const report = newId();
    const results = found.map(([substance, foundNgPerKg, detectsNgPerKg = 10]) => ({
      substance,
      foundNgPerKg,
      detectsNgPerKg,
    }));
    const asked = {
      lab: this.lab,
      sample,
      report,
      amends: null,
      results,
      validUntil: '2027-06-30',
      file: null,
      ...more,
    };
    return { ...this.say('report-sample', asked, { by: this.tester }), report };
  }

  /** A sample of these that came to its laboratory. */
  inLab(lots: readonly string[], more: object = {}): string {
    const { sample, to } = this.sample(lots, more);
    if (to !== 'accepted') throw new Error(to);
    this.receive(sample);
    return sample;
  }

  /** Whether lots can be made of a lot, or why not. */
  use(lot: string): string {
    return this.make('split', [[lot, 2]], [1, 1]).to;
  }
}
