import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { check, type ProblemInput, type Solution } from '@yangui/routing';
import { solveInThreads } from '@yangui/routing/threads';
import { countyLoop, loopKinds } from './county-loops.ts';
import type { Figure } from './figure.ts';

/** What is measured of every day. */
interface Plan {
  /** Milliseconds of the answers that are judged, and of the long one; 0: none. */
  readonly short: number;
  readonly long: number;
  readonly days: readonly number[];
  readonly seeds: readonly number[];
  readonly threads: readonly number[];
}

/** Excesses of a kind over the best known of each day, in per cent: of short answers by the number of threads, and of the long ones. */
interface Excesses {
  readonly short: ReadonlyMap<number, number[]>;
  readonly long: readonly number[];
}

/** Best costs known so far, by day, of searches of up to a minute and some hundreds of a second. */
const known: Readonly<Record<string, number>> = JSON.parse(
  readFileSync(new URL('county-loop-best.json', import.meta.url), 'utf8'),
);

/** What an answer counts that leaves a station out, in per cent. */
const leftOut = 10;

/**
 * `npm run bench -- county-loop [--seconds 1] [--long 0] [--days 1] [--seeds 3] [--threads 1,2] [--only plain,trips] [--table]`
 *
 * Solves generated days of a county (100 stations, 4 vans), in `seconds` by one thread and by two, from several
 * seeds, and once in `long` where that is given; each search in fresh threads and by their CPU time, so that other
 * load on the machine counts as little as it can. `--days 4` are the days 1 to 4, `--days 2,5` those two. For each day
 * it prints the best cost there is, be it of this run or of county-loop-best.json, for each kind by how much the short
 * answers exceed it, in per cent: on average and at most. A day that the file does not know needs `--long 60`.
 * An answer that leaves a station out counts as 10 % and is counted; one that breaks a rule ends the run. `--table`
 * prints the kinds as a table at the end.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '1' },
      long: { type: 'string', default: '0' },
      days: { type: 'string', default: '1' },
      seeds: { type: 'string', default: '3' },
      threads: { type: 'string', default: '1,2' },
      only: { type: 'string' },
      table: { type: 'boolean', default: false },
    },
  });
  const plan: Plan = {
    short: Number(values.seconds) * 1000,
    long: Number(values.long) * 1000,
    days: values.days.includes(',') ? values.days.split(',').map(Number) : upTo(Number(values.days)),
    seeds: upTo(Number(values.seeds)),
    threads: values.threads.split(',').map(Number),
  };
  const only = values.only?.split(',') ?? Object.keys(loopKinds);
  const rows: string[] = [];
  for (const kind of Object.keys(loopKinds).filter((each) => only.includes(each))) {
    const excesses = await measure(kind, plan);
    printKind(kind, plan, excesses);
    rows.push(row(kind, plan, excesses));
  }
  if (!values.table) return;
  const columns = plan.threads.flatMap((threads) => [`${words(threads)}, mean`, 'most']);
  if (plan.long > 0) columns.push(`${plan.long / 1000} s`);
  console.log(
    ['', `| kind | days × seeds | ${columns.join(' | ')} |`, `|${'---|'.repeat(columns.length + 2)}`, ...rows].join(
      '\n',
    ),
  );
}

/** Solves the days of a kind. */
async function measure(kind: string, plan: Plan): Promise<Excesses> {
  const short = new Map(plan.threads.map((threads): [number, number[]] => [threads, []]));
  const longs: number[] = [];
  for (const day of plan.days) {
    const name = `${kind}-${day}`;
    const input = countyLoop(day, loopKinds[kind] ?? {});
    const costs = new Map<number, number[]>();
    for (const threads of plan.threads) {
      const all: number[] = [];
      for (const seed of plan.seeds) all.push(await costOf(name, input, plan.short, seed, threads));
      costs.set(threads, all);
    }
    const long = plan.long > 0 ? await costOf(name, input, plan.long, 1, 1) : Infinity;
    const best = Math.min(known[name] ?? Infinity, long, ...[...costs.values()].flat());
    print(`cost:${name}`, best, 'fen', '');
    if (plan.long > 0) {
      longs.push(excess(long, best));
      print(`gap-${plan.long / 1000}s:${name}`, excess(long, best), '%', '');
    }
    for (const [threads, all] of costs) {
      const gaps = all.map((cost) => excess(cost, best));
      short.get(threads)?.push(...gaps);
      gaps.forEach((gap, at) => print(`${gapName(plan, threads)}:${name}:${plan.seeds[at]}`, gap, '%', '<= 1'));
      const out = all.filter((cost) => cost === Infinity).length;
      if (out > 0) print(`left-out:${name}`, out, 'runs', '0');
    }
  }
  return { short, long: longs };
}

const excess = (cost: number, best: number): number => (cost === Infinity ? leftOut : 100 * (cost / best - 1));

/** Cost of an answer, Infinity where it leaves a station out. */
async function costOf(
  name: string,
  input: ProblemInput,
  milliseconds: number,
  seed: number,
  threads: number,
): Promise<number> {
  const answer: Solution = await solveInThreads(input, { milliseconds, seed, threads, clock: 'cpu' });
  const faults = check(input, answer);
  if (faults.length > 0) throw new Error(`${name}: ${faults.join('; ')}`);
  return answer.complete ? answer.cost : Infinity;
}

function printKind(kind: string, plan: Plan, excesses: Excesses): void {
  for (const [threads, gaps] of excesses.short) {
    print(`mean-${gapName(plan, threads)}:${kind}`, mean(gaps), '%', '<= 1');
    print(`most-${gapName(plan, threads)}:${kind}`, Math.max(...gaps), '%', '<= 1');
  }
  if (plan.long > 0) print(`mean-gap-${plan.long / 1000}s:${kind}`, mean(excesses.long), '%', '');
}

function row(kind: string, plan: Plan, excesses: Excesses): string {
  const figures = [...excesses.short.values()].flatMap((gaps) => [
    `${mean(gaps).toFixed(2)} %`,
    `${Math.max(...gaps).toFixed(1)} %`,
  ]);
  if (plan.long > 0) figures.push(`${mean(excesses.long).toFixed(2)} %`);
  return `| \`${kind}\` | ${plan.days.length} × ${plan.seeds.length} | ${figures.join(' | ')} |`;
}

const gapName = (plan: Plan, threads: number): string =>
  `gap-${plan.short / 1000}s${threads === 1 ? '' : `-${threads}-threads`}`;

const words = (threads: number): string => (threads === 1 ? 'one thread' : `${threads} threads`);

const upTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1);

const mean = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0) / values.length;

function print(figure: string, value: number, unit: string, goal: string): void {
  const line: Figure = { bench: 'county-loop', figure, value: Number(value.toFixed(3)), unit, goal };
  console.log(JSON.stringify(line));
}
