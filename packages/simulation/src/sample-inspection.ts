import { businessDay, DAY, startOfDayAfter, uuidv7, type Instant } from '@yangui/domain';
import { SeededRandom } from './random.ts';
import type { Said, SamplePerson } from './sample-county.ts';

interface Inspected {
  readonly clerk: string | undefined;
  /** Signs in for the laboratory. */
  readonly tester: SamplePerson;
  /** Lots of mushrooms that lie there. */
  readonly lots: readonly string[];
  readonly now: Instant;
  readonly seed: number;
}

const HOUR = 3_600_000;
/** For how long the laboratory's report holds. */
const VALID_DAYS = 180;

/** A laboratory, and some tests: one lot is found clean at once, one failed in the laboratory, one waits there. */
export function sampleInspection({ clerk, tester, lots, now, seed }: Inspected): readonly (readonly Said[])[] {
  const random = new SeededRandom(seed);
  const id = (at: Instant) => uuidv7(at, random.bytes(10));
  const say = (by: string | undefined, type: string, at: Instant, payload: unknown, personal?: unknown): Said => ({
    by,
    envelope: { id: id(at), type, at, payload, personal },
  });
  const [clean, bad, doubtful] = lots;
  const begun = now - 20 * DAY;
  const lab = id(begun);
  const { id: person, role, place, name, phone } = tester;
  const set = [
    [say(undefined, 'grant-role', begun, { person, role, place }, { name, phone })],
    [say(clerk, 'add-lab', begun, { lab, name: '市农产品质量检验中心', accreditation: 'CMA 2026 0220' })],
    [say(clerk, 'name-lab-person', begun, { lab, person })],
  ];
  if (clean === undefined || bad === undefined || doubtful === undefined) return set;
  const at = startOfDayAfter(now, -1) + 9 * HOUR;
  const rapid = (lot: string, positive: boolean) =>
    say(clerk, 'record-rapid-test', at, {
      test: id(at),
      lot,
      results: [{ substance: '有机磷和氨基甲酸酯类', positive }],
    });
  const samples = [bad, doubtful].map((lot) => ({ sample: id(at), lot }));
  const taken = samples.map(({ sample, lot }) => {
    const tests = ['铅', '镉', ...(lot === doubtful ? ['有机磷和氨基甲酸酯类'] : [])].map((substance) => ({
      substance,
      detectsNgPerKg: 20_000,
    }));
    return say(clerk, 'take-sample', at + HOUR, { sample, lots: [lot], lab, tests, feeFen: 40_000 });
  });
  const handed = samples.map(({ sample }) => say(clerk, 'hand-over-sample', at + 2 * HOUR, { sample }));
  const [first] = samples;
  if (first === undefined) return set;
  const { sample } = first;
  const results = [
    { substance: '铅', foundNgPerKg: 420_000, detectsNgPerKg: 20_000 },
    { substance: '镉', foundNgPerKg: null, detectsNgPerKg: 20_000 },
  ];
  const report = {
    lab,
    sample,
    report: id(at),
    amends: null,
    results,
    validUntil: businessDay(now + VALID_DAYS * DAY),
    file: null,
  };
  return [
    ...set,
    [rapid(clean, false), rapid(doubtful, true)],
    taken,
    handed,
    [say(person, 'receive-sample', at + 5 * HOUR, { lab, sample })],
    [say(person, 'report-sample', at + 6 * HOUR, report)],
  ];
}
