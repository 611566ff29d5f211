import {
  blockingPairs,
  compareStaying,
  placeCandidates,
  stayingCurve,
  type PlacingCase,
  type Stay,
} from '@yangui/domain';
import { print } from './figure.ts';

/** How much is measured. */
interface Size {
  readonly candidates: number;
  readonly villages: number;
  readonly seats: number;
  readonly people: number;
  readonly turns: number;
}

const full: Size = { candidates: 40_000, villages: 2_000, seats: 5, people: 100_000, turns: 7 };
/** To see at once that all of it works; its figures say nothing. */
const tiny: Size = { candidates: 40, villages: 4, seats: 3, people: 100, turns: 1 };

const WISHES = 5;

/** `npm run bench -- talent [--tiny]`: how quickly candidates are placed, and curves drawn of how long people stay. */
export function run(args: readonly string[]): void {
  const size = args.includes('--tiny') ? tiny : full;
  const given = call(size);
  const placing = placeCandidates(given);
  print({
    bench: 'talent',
    figure: 'placing',
    value: least(size.turns, () => placeCandidates(given)),
    unit: 'ms',
    goal: '<= 200',
  });
  print({ bench: 'talent', figure: 'placed', value: placing.placed.length, unit: 'people', goal: 'for comparison' });
  print({ bench: 'talent', figure: 'blocking', value: blockingPairs(given, placing).length, unit: 'pairs', goal: '0' });
  const [one, other] = [stays(size.people / 2, 700), stays(size.people / 2, 900)];
  const curves = () => {
    stayingCurve([...one, ...other]);
    stayingCurve(one);
    stayingCurve(other);
    compareStaying(one, other);
  };
  print({ bench: 'talent', figure: 'curves', value: least(size.turns, curves), unit: 'ms', goal: '<= 300' });
}

/** The shortest of some turns, in milliseconds. */
function least(turns: number, work: () => void): number {
  return Math.min(
    ...Array.from({ length: turns }, () => {
      const began = performance.now();
      work();
      return performance.now() - began;
    }),
  );
}

/** The same chance each time: xorshift32. */
let chance = 20_261_201;
function below(limit: number): number {
  chance ^= chance << 13;
  chance ^= chance >>> 17;
  chance ^= chance << 5;
  return (chance >>> 0) % limit;
}

/** A call in which some villages are wished for far more than others. */
function call({ candidates, villages, seats }: Size): PlacingCase {
  return {
    candidates: Array.from({ length: candidates }, (_, at) => ({
      id: `candidate-${at}`,
      wishes: Array.from({ length: WISHES }, () => ({
        village: `village-${Math.min(below(villages), below(villages))}`,
        marks: below(10_001),
      })),
    })),
    villages: Array.from({ length: villages }, (_, at) => ({ id: `village-${at}`, seats })),
    seed: 'bench',
  };
}

/** People of whom two in three left, each on some day. */
function stays(people: number, days: number): readonly Stay[] {
  return Array.from({ length: people }, () => ({ time: below(days), left: below(3) > 0 }));
}
