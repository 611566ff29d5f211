import { parseArgs } from 'node:util';
import { check, solve, type ProblemInput } from '@yangui/routing';
import { solveInThreads } from '@yangui/routing/threads';
import type { Figure } from './figure.ts';
import { readInstances, type Instance } from './routing-instances.ts';

/**
 * `npm run bench -- routing FOLDER [--seconds 10] [--seeds 1] [--seed 1] [--set dethloff] [--only SCA3-0,R1_2_1] [--threads 1]`
 *
 * Solves every instance under the folder, one after another, and prints for each its cost, the best known
 * where there is one, the CPU seconds spent and the gap in per cent, then the mean gap by set. Which files
 * are read, how their sets and best known costs are found: routing-instances.ts.
 *
 * * `--seconds`: CPU time of this process a run, so that other load on the machine does not count; with
 *   more than one thread, CPU time of each thread. Several limits, `--seconds 10,60`, are run one after another.
 * * `--seeds`: runs an instance, from seed `--seed` on; cost, CPU time and gap are then means, and the
 *   gap of each seed is printed too.
 * * `--set`, `--only`: some of the instances.
 *
 * Every answer is checked; a wrong one ends the run. A file that cannot be read is named, the others are run,
 * and the command fails in the end.
 */

/** Goals for a mean gap, in per cent, at 10 and at 60 seconds. */
const goals = new Map<string, readonly [at10: number, at60: number | undefined]>([
  ['dethloff', [0.1, undefined]],
  ['vrpspd-200', [0.4, undefined]],
  ['vrpspd-400', [0.8, undefined]],
  ['x-330', [0.5, 0.3]],
  ['x-1000', [1.5, 1.0]],
]);

interface Choice {
  readonly seconds: number;
  readonly seeds: readonly number[];
  readonly threads: number;
}

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      seconds: { type: 'string', default: '10' },
      seed: { type: 'string', default: '1' },
      seeds: { type: 'string', default: '1' },
      threads: { type: 'string', default: '1' },
      set: { type: 'string' },
      only: { type: 'string' },
    },
  });
  const folder = positionals[0];
  if (folder === undefined)
    throw new Error(
      'routing FOLDER: a folder of instances (VRPLIB, Solomon, Dethloff), which this repository does not carry',
    );
  const seeds = Array.from({ length: Number(values.seeds) }, (_, at) => Number(values.seed) + at);
  const only = values.only?.split(',');
  const { instances, unread } = readInstances(folder);
  for (const fault of unread) console.error(fault);
  const chosen = instances.filter(({ name, set }) => (only?.includes(name) ?? true) && (values.set ?? set) === set);
  if (chosen.length === 0)
    throw new Error(`no instance ${instances.length === 0 ? '' : 'of that name or set '}under ${folder}`);
  for (const seconds of values.seconds.split(',').map(Number))
    await runAll(chosen, { seconds, seeds, threads: Number(values.threads) });
  if (unread.length > 0) process.exitCode = 1;
}

async function runAll(instances: readonly Instance[], choice: Choice): Promise<void> {
  const gaps = new Map<string, number[]>();
  for (const instance of instances) {
    const gap = await measure(instance, choice);
    if (gap !== undefined) gaps.set(instance.set, [...(gaps.get(instance.set) ?? []), gap]);
  }
  for (const [set, list] of gaps) {
    const goal = goals.get(set)?.[choice.seconds >= 60 ? 1 : 0];
    print(`mean-gap:${set}`, mean(list), '%', goal === undefined ? '' : `<= ${goal}`);
  }
}

/** Prints an instance's figures and returns its gap, where the best is known. */
async function measure(
  { name, input, unit, bestKnown }: Instance,
  { seconds, seeds, threads }: Choice,
): Promise<number | undefined> {
  const costs: number[] = [];
  const began = cpuMilliseconds();
  for (const seed of seeds) {
    const answer = await solveWithin(input, seconds * 1000, seed, threads);
    const faults = check(input, answer);
    if (faults.length > 0) throw new Error(`${name}: ${faults.join('; ')}`);
    if (!answer.complete) console.error(`${name}: ${answer.unserved.length} stops without a place`);
    costs.push(answer.complete ? answer.cost / unit(answer.cost) : Infinity);
  }
  const cpu = (cpuMilliseconds() - began) / 1000 / seeds.length;
  print(`cost:${name}`, mean(costs), 'cost', bestKnown === undefined ? '' : String(bestKnown));
  print(`cpu:${name}`, cpu, 's', threads === 1 ? `about ${seconds}` : '');
  if (bestKnown === undefined) return undefined;
  print(`best-known:${name}`, bestKnown, 'cost', 'for comparison');
  const gaps = costs.map((cost) => 100 * (cost / bestKnown - 1));
  if (seeds.length > 1) gaps.forEach((gap, at) => print(`gap:${name}:${seeds[at]}`, gap, '%', ''));
  print(`gap:${name}`, mean(gaps), '%', '');
  return mean(gaps);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

async function solveWithin(
  input: ProblemInput,
  milliseconds: number,
  seed: number,
  threads: number,
): Promise<ReturnType<typeof solve>> {
  if (threads > 1) return solveInThreads(input, { milliseconds, seed, threads, clock: 'cpu' });
  return solve(input, { milliseconds, seed, now: cpuMilliseconds });
}

function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** With four decimals, where the other benchmarks round: a gap is a small difference of large costs. */
function print(figure: string, value: number, unit: string, goal: string): void {
  const line: Figure = { bench: 'routing', figure, value: Number(value.toFixed(4)), unit, goal };
  console.log(JSON.stringify(line));
}
