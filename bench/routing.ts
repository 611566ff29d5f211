import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { check, readVrplib, solve, type ProblemInput } from '@yangui/routing';
import { solveInThreads } from '@yangui/routing/threads';
import type { Figure } from './figure.ts';

/**
 * `npm run bench -- routing FOLDER [--seconds 10] [--seeds 1] [--seed 1] [--set dethloff] [--only SCA3-0,R1_2_1] [--threads 1]`
 *
 * Solves every .vrp and .vrpspd file under the folder, one after another, and prints for each its cost,
 * the best known (from best-known.json in the folder or the one above, where there is one), the CPU
 * seconds spent and the gap in per cent, then the mean gap by set.
 *
 * * `--seconds`: CPU time of this process a run, so that other load on the machine does not count; with
 *   more than one thread, CPU time of each thread.
 * * `--seeds`: runs an instance, from seed `--seed` on; cost, CPU time and gap are then means, and the
 *   gap of each seed is printed too.
 * * `--set`, `--only`: some of the instances.
 *
 * Every answer is checked; a wrong one ends the run.
 */

interface Instance {
  readonly name: string;
  readonly set: string;
  readonly input: ProblemInput;
  readonly unit: number;
  readonly bestKnown: number | undefined;
}

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
  if (folder === undefined) throw new Error('routing needs a folder of instances');
  const seeds = Array.from({ length: Number(values.seeds) }, (_, at) => Number(values.seed) + at);
  const choice: Choice = { seconds: Number(values.seconds), seeds, threads: Number(values.threads) };
  const only = values.only?.split(',');
  const gaps = new Map<string, number[]>();
  for (const file of instanceFiles(folder)) {
    if (only !== undefined && !only.includes(nameOf(file))) continue;
    const instance = readInstance(file, bestKnownIn(folder));
    if (values.set !== undefined && values.set !== instance.set) continue;
    const gap = await measure(instance, choice);
    if (gap !== undefined) gaps.set(instance.set, [...(gaps.get(instance.set) ?? []), gap]);
  }
  for (const [set, list] of gaps) {
    const goal = goals.get(set)?.[choice.seconds >= 60 ? 1 : 0];
    print(`mean-gap:${set}`, mean(list), '%', goal === undefined ? '' : `<= ${goal}`);
  }
}

/** Prints an instance's figures and returns its gap, where the best is known. */
async function measure({ name, input, unit, bestKnown }: Instance, { seconds, seeds, threads }: Choice): Promise<number | undefined> {
  const costs: number[] = [];
  const began = cpuMilliseconds();
  for (const seed of seeds) {
    const answer = await solveWithin(input, seconds * 1000, seed, threads);
    const faults = check(input, answer);
    if (faults.length > 0) throw new Error(`${name}: ${faults.join('; ')}`);
    costs.push(answer.cost / unit);
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

async function solveWithin(input: ProblemInput, milliseconds: number, seed: number, threads: number): Promise<ReturnType<typeof solve>> {
  if (threads > 1) return solveInThreads(input, { milliseconds, seed, threads, clock: 'cpu' });
  return solve(input, { milliseconds, seed, now: cpuMilliseconds });
}

function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function instanceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(vrp|vrpspd)$/.test(file))
    .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'en', { numeric: true }))
    .map((file) => join(folder, file));
}

const nameOf = (file: string): string => basename(file).replace(/\.(vrp|vrpspd)$/, '');

/** Costs by instance name, if the folder or the one above it has them. */
function bestKnownIn(folder: string): Map<string, number> {
  for (const path of [join(folder, 'best-known.json'), join(folder, '..', 'best-known.json')])
    try {
      const costs: Record<string, { bestKnown: number }> = JSON.parse(readFileSync(path, 'utf8'));
      return new Map(Object.entries(costs).map(([name, entry]) => [name, entry.bestKnown]));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  return new Map();
}

function readInstance(file: string, bestKnown: ReadonlyMap<string, number>): Instance {
  const name = nameOf(file);
  const input = readVrplib(readFileSync(file, 'utf8'));
  const dethloff = /^(SCA|CON)\d-\d$/.test(name);
  return { name, input, set: setOf(name, file, input), unit: dethloff ? 10_000 : 1, bestKnown: bestKnown.get(name) };
}

/** Sets by kind and size: dethloff, vrpspd-200, vrpspd-400, x-330, x-1000. */
function setOf(name: string, file: string, input: ProblemInput): string {
  if (/^(SCA|CON)\d-\d$/.test(name)) return 'dethloff';
  if (file.endsWith('.vrpspd')) return input.stops.length <= 200 ? 'vrpspd-200' : 'vrpspd-400';
  return input.stops.length <= 330 ? 'x-330' : 'x-1000';
}

/** With four decimals, where the other benchmarks round: a gap is a small difference of large costs. */
function print(figure: string, value: number, unit: string, goal: string): void {
  const line: Figure = { bench: 'routing', figure, value: Number(value.toFixed(4)), unit, goal };
  console.log(JSON.stringify(line));
}
