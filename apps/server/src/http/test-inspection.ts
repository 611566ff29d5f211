import type { ProblemCode } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import { ProduceRound, type Answer } from './test-produce.ts';
import type { SomeoneSignedIn, TestServer } from './test-server.ts';

/** A sample in a laboratory, and who signs in for that. */
export interface InLab {
  readonly lab: string;
  readonly tester: SomeoneSignedIn;
  readonly sample: string;
}

/** What is tested at a test server, through HTTP. */
export class InspectionRound extends ProduceRound {
  /** What `set-limit` says: half a milligram of lead in a kilogram of a food that nobody named before. */
  limitOf(more: object = {}) {
    return {
      food: `食用菌:${newId()}`,
      substance: '铅',
      ngPerKg: 500_000,
      source: 'GB 2762-2022',
      from: '2023-06-30',
      ...more,
    };
  }

  /** A laboratory with somebody who signs in for it. */
  async lab(): Promise<{ readonly lab: string; readonly tester: SomeoneSignedIn }> {
    const lab = newId();
    const { clerk } = this.server;
    await this.must(clerk, 'add-lab', { lab, name: '省农检中心', accreditation: 'CMA 001' });
    const tester = await this.server.appoint('lab');
    await this.must(clerk, 'name-lab-person', { lab, person: tester.person });
    return { lab, tester };
  }

  /** A lot of a commodity that is judged by half a milligram of lead a kilogram. */
  async judged(): Promise<{ readonly lot: string; readonly commodity: string }> {
    const said = this.limitOf();
    const sold = await this.sold();
    await this.must(this.server.clerk, 'set-limit', said);
    await this.must(this.server.clerk, 'set-test-plan', this.planOf(sold.commodity, { foods: [said.food] }));
    return sold;
  }

  sampleOf(lots: readonly string[], lab: string, more: object = {}) {
    const tests = [{ substance: '铅', detectsNgPerKg: 1_000 }];
    return { sample: newId(), lots, lab, tests, feeFen: 30_000, ...more };
  }

  /** A sample of a lot that came to a laboratory. */
  async inLab(lot: string): Promise<InLab> {
    const { lab, tester } = await this.lab();
    const wish = this.sampleOf([lot], lab);
    await this.must(this.server.clerk, 'take-sample', wish);
    await this.must(this.server.clerk, 'hand-over-sample', { sample: wish.sample });
    await this.must(tester, 'receive-sample', { lab, sample: wish.sample });
    return { lab, tester, sample: wish.sample };
  }

  /** What a laboratory says: lead found, in nanograms a kilogram. */
  reportOf({ lab, sample }: Pick<InLab, 'lab' | 'sample'>, foundNgPerKg: number | null, more: object = {}) {
    return {
      lab,
      sample,
      report: newId(),
      amends: null,
      results: [{ substance: '铅', foundNgPerKg, detectsNgPerKg: 1_000 }],
      validUntil: '2030-01-01',
      file: null,
      ...more,
    };
  }

  /** What the county writes down of a report on paper. */
  enteredOf({ lab, sample }: Pick<InLab, 'lab' | 'sample'>, foundNgPerKg: number | null, more: object = {}) {
    const { lab: _, file: __, ...said } = this.reportOf({ lab, sample }, foundNgPerKg, more);
    return said;
  }

  planOf(commodity: string, more: object = {}) {
    return { commodity, foods: ['食用菌:香菇'], rapid: ['有机磷'], lab: ['铅'], ...more };
  }
}

/** How each refusal of limits and tests comes about, through HTTP. */
export function inspectionScenarios(here: () => TestServer) {
  const round = () => new InspectionRound(here());
  const limit = (more: object = {}) => here().clerk.send('set-limit', round().limitOf(more));
  const pool = async (more: object) => {
    const { lot, commodity } = await round().judged();
    const wish = round().ticketOf({ ...(await round().household()), commodity });
    await round().must(here().partner, 'take-in', wish);
    const { lab } = await round().lab();
    return here().clerk.send('take-sample', round().sampleOf([lot, wish.ticket], lab, more));
  };
  const found = (foundNgPerKg: number) => ({ substance: '铅', foundNgPerKg, detectsNgPerKg: 1_000 });
  const report = async (more: object) => {
    const inLab = await round().inLab((await round().judged()).lot);
    return inLab.tester.send('report-sample', round().reportOf(inLab, null, more));
  };
  /** Makes something of a lot with which something was done before. */
  const used = async (before: (lot: string) => Promise<unknown>) => {
    const sold = await round().judged();
    await before(sold.lot);
    return here().partner.send('make-lots', round().splitOf(sold));
  };
  const plan = (more: object) => here().clerk.send('set-test-plan', round().planOf(newId(), more));
  return {
    'food-unreadable': () => limit({ food: ' : ' }),
    'foods-too-many': () => plan({ foods: Array.from({ length: 7 }, (_, index) => `食用菌:${index}`) }),
    'substance-unreadable': () => limit({ substance: '  ' }),
    'substances-too-many': () => plan({ lab: Array.from({ length: 61 }, (_, index) => `农药${index}`) }),
    'content-out-of-range': () => limit({ ngPerKg: -1 }),
    'limits-at-once': () => here().clerk.send('set-limits', { limits: [] }),
    'limit-twice': () => {
      const said = round().limitOf();
      return here().clerk.send('set-limits', { limits: [said, { ...said, ngPerKg: 1 }] });
    },
    'lab-of-county': async () => {
      const inLab = await round().inLab((await round().judged()).lot);
      const role = { person: inLab.tester.person, role: 'county-clerk', place: here().county.code };
      await round().must(here().administrator, 'grant-role', role);
      return inLab.tester.send('report-sample', round().reportOf(inLab, null));
    },
    'results-missing': async () =>
      here().clerk.send('record-rapid-test', { test: newId(), lot: (await round().sold()).lot, results: [] }),
    'lab-incomplete': () => here().clerk.send('add-lab', { lab: newId(), name: ' ', accreditation: 'CMA 1' }),
    'lab-unknown': () => here().clerk.send('name-lab-person', { lab: newId(), person: null }),
    'lab-person-unknown': async () => {
      const { lab } = await round().lab();
      return here().clerk.send('name-lab-person', { lab, person: here().partner.person });
    },
    'pool-size': async () => here().clerk.send('take-sample', round().sampleOf([], newId())),
    'pool-of-two': async () => {
      const lots = [(await round().judged()).lot, (await round().judged()).lot];
      return here().clerk.send('take-sample', round().sampleOf(lots, (await round().lab()).lab));
    },
    'pool-without-limit': () => pool({ tests: [{ substance: '汞', detectsNgPerKg: 1 }] }),
    'pool-undetectable': () => pool({ tests: [{ substance: '铅', detectsNgPerKg: 250_001 }] }),
    'sample-unknown': () => here().clerk.send('hand-over-sample', { sample: newId() }),
    'sample-stage': async () => {
      const { sample } = await round().inLab((await round().judged()).lot);
      return here().clerk.send('hand-over-sample', { sample });
    },
    'report-amends-other': () => report({ amends: newId() }),
    'report-outdated': () => report({ validUntil: '2020-01-01' }),
    'result-twice': () => report({ results: [1, 2].map(() => found(2_000)) }),
    'result-missing': () => report({ results: [{ ...found(2_000), substance: '镉' }] }),
    'detection-missing': () => report({ results: [{ substance: '铅', foundNgPerKg: null, detectsNgPerKg: 0 }] }),
    'result-below-detection': () => report({ results: [found(1)] }),
    'lot-in-test': () =>
      used(async (lot) => {
        const results = [{ substance: '有机磷', positive: true }];
        await round().must(here().clerk, 'record-rapid-test', { test: newId(), lot, results });
      }),
    'no-kin-failed': async () => here().clerk.send('release-kin', { lot: (await round().sold()).lot }),
    'lot-kin-failed': async () => {
      const { commodity, children } = await round().split();
      const [bad = '', kin = ''] = children;
      const said = round().limitOf();
      await round().must(here().clerk, 'set-limit', said);
      await round().must(here().clerk, 'set-test-plan', round().planOf(commodity, { foods: [said.food] }));
      const inLab = await round().inLab(bad);
      await round().must(inLab.tester, 'report-sample', round().reportOf(inLab, 500_001));
      const asked = { inputs: [{ lot: kin, grams: 2 }], lossGrams: 0, reason: null };
      const outputs = [1, 1].map((grams) => ({ lot: newId(), grade: 0, grams, pieces: null }));
      return here().partner.send('make-lots', round().splitOf({ lot: kin, commodity, ...asked, outputs }));
    },
    'lot-failed': () =>
      used(async (lot) => {
        const inLab = await round().inLab(lot);
        await round().must(inLab.tester, 'report-sample', round().reportOf(inLab, 500_001));
      }),
    'lot-source-held': async () => {
      const { lot, commodity, children } = await round().split();
      await round().must(here().clerk, 'hold-lot', { lot, stand: 'held', reason: 'doubt' });
      const [part = ''] = children;
      const asked = { inputs: [{ lot: part, grams: 2 }], lossGrams: 0, reason: null };
      const outputs = [1, 1].map((grams) => ({ lot: newId(), grade: 0, grams, pieces: null }));
      return here().partner.send('make-lots', round().splitOf({ lot: part, commodity, ...asked, outputs }));
    },
    'source-missing': () => limit({ source: ' ' }),
    'limit-stands-so': async () => {
      const said = round().limitOf();
      await round().must(here().clerk, 'set-limit', said);
      return here().clerk.send('set-limit', said);
    },
    'limit-said-often': async () => {
      const said = round().limitOf();
      for (let times = 0; times < 100; times += 1)
        await round().must(here().clerk, 'set-limit', { ...said, ngPerKg: times });
      return here().clerk.send('set-limit', said);
    },
  } satisfies Partial<Record<ProblemCode, () => Promise<Answer>>>;
}
