import { parseArgs } from 'node:util';
import { check, type ProblemInput, type Solution } from '@yangui/routing';
import { solveInThreads } from '@yangui/routing/threads';
import { countyLoop, loopKinds } from './county-loops.ts';
import type { Figure } from './figure.ts';

/**
 * `npm run bench -- county-loop [--seconds 1] [--long 60] [--days 1] [--seeds 3] [--only plain,trips]`
 *
 * Solves generated days of a county (100 stations, 4 vans): by one thread in `seconds` and in `long`,
 * and by two threads in `seconds`, each search in a fresh thread and by that thread's CPU time, so that
 * other load on the machine does not count. For each day it prints the cost of the long answer, by how
 * much the short one of each seed exceeds it, and by how much two threads change the short one's cost,
 * in per cent. An answer that breaks a rule or leaves a station out ends the run.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '1' },
      long: { type: 'string', default: '60' },
      days: { type: 'string', default: '1' },
      seeds: { type: 'string', default: '3' },
      only: { type: 'string' },
    },
  });
  const only = values.only?.split(',');
  const short = Number(values.seconds) * 1000;
  const seeds = Array.from({ length: Number(values.seeds) }, (_, at) => at + 1);
  const gaps: number[] = [];
  const gains: number[] = [];
  for (const [kind, traits] of Object.entries(loopKinds)) {
    if (only !== undefined && !only.includes(kind)) continue;
    for (let day = 1; day <= Number(values.days); day++) {
      const input = countyLoop(day, traits);
      const name = `${kind}-${day}`;
      const ones: number[] = [];
      const twos: number[] = [];
      for (const seed of seeds) {
        ones.push(await costOf(name, input, short, seed, 1));
        twos.push(await costOf(name, input, short, seed, 2));
      }
      const long = Math.min(await costOf(name, input, Number(values.long) * 1000, 1, 1), ...ones, ...twos);
      print(`cost:${name}`, long, 'fen', '');
      ones.forEach((cost, at) => print(`gap-${values.seconds}s:${name}:${seeds[at]}`, 100 * (cost / long - 1), '%', '<= 1'));
      gaps.push(...ones.map((cost) => 100 * (cost / long - 1)));
      gains.push(100 * (sum(twos) / sum(ones) - 1));
      print(`two-threads:${name}`, gains.at(-1) ?? 0, '%', '< 0');
    }
  }
  print(`mean-gap-${values.seconds}s`, sum(gaps) / gaps.length, '%', '<= 1');
  print(`most-gap-${values.seconds}s`, Math.max(...gaps), '%', '<= 1');
  print('mean-two-threads', sum(gains) / gains.length, '%', '< 0');
}

async function costOf(name: string, input: ProblemInput, milliseconds: number, seed: number, threads: number): Promise<number> {
  const answer: Solution = await solveInThreads(input, { milliseconds, seed, threads, clock: 'cpu' });
  const faults = check(input, answer);
  if (!answer.complete) faults.push(`${answer.unserved.length} stations are left out`);
  if (faults.length > 0) throw new Error(`${name}: ${faults.join('; ')}`);
  return answer.cost;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function print(figure: string, value: number, unit: string, goal: string): void {
  const line: Figure = { bench: 'county-loop', figure, value: Number(value.toFixed(3)), unit, goal };
  console.log(JSON.stringify(line));
}
