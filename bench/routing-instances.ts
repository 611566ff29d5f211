import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readSolomon, readVrplib, UnreadableFile, type ProblemInput } from '@yangui/routing';

export interface Instance {
  readonly name: string;
  /** By kind and size: dethloff, vrpspd-200, x-330, cvrp-1000, vrptw-200 … */
  readonly set: string;
  readonly input: ProblemInput;
  readonly bestKnown: number | undefined;
  /** What costs are divided by to compare with the best known: some files have distances × 10,000. */
  readonly unit: (cost: number) => number;
}

/**
 * Every instance under a folder: VRPLIB files (.vrp, .vrpspd) and Solomon's (.txt that have CUSTOMER), by name.
 * What cannot be read is told in `unread`.
 *
 * The best known cost is looked up by the file's name, then by its NAME field, in best-known.json of the folder or the
 * one above it (`{"X": {"bestKnown": 1}}` or `{"X": 1}`); else it is what a NAME.sol beside the file says.
 */
export function readInstances(folder: string): { instances: Instance[]; unread: string[] } {
  const best = bestKnownIn(folder);
  const instances: Instance[] = [];
  const unread: string[] = [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(vrp|vrpspd|txt)$/i.test(file))
    .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'en', { numeric: true }));
  for (const file of files) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    const solomon = /\.txt$/i.test(file);
    if (solomon && !/^\s*CUSTOMER\s*$/m.test(text)) continue;
    try {
      instances.push(instanceOf(path, text, solomon ? readSolomon(text) : readVrplib(text), best));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      unread.push(`${path}: ${error.message}`);
    }
  }
  return { instances, unread };
}

const nameOf = (file: string): string => basename(file).replace(/\.\w+$/, '');

function instanceOf(path: string, text: string, input: ProblemInput, best: ReadonlyMap<string, number>): Instance {
  const name = nameOf(path);
  const inside = /^\s*NAME\s*:\s*(\S+)/m.exec(text)?.[1] ?? name;
  const bestKnown = best.get(name) ?? best.get(inside) ?? costBeside(path);
  const dethloff = [name, inside].some((each) => /^(SCA|CON)\d-\d$/.test(each));
  return {
    name,
    input,
    bestKnown,
    set: dethloff ? 'dethloff' : setOf([name, inside], input),
    unit: (cost) => unitOf(cost, bestKnown, dethloff),
  };
}

/** A power of ten: no answer is hundreds of times the best known, so what is, is counted in smaller units. */
function unitOf(cost: number, bestKnown: number | undefined, dethloff: boolean): number {
  if (bestKnown === undefined || bestKnown === 0 || cost === 0) return dethloff ? 10_000 : 1;
  const power = Math.round(Math.log10(cost / bestKnown));
  return Math.abs(power) > 2 ? 10 ** power : 1;
}

/** Sets by kind and number of stops: the public X instances have a kind of their own. */
function setOf(names: readonly string[], { stops }: ProblemInput): string {
  const upTo = (kind: string, sizes: readonly number[]): string =>
    `${kind}-${sizes.find((size) => stops.length <= size) ?? sizes.at(-1)}`;
  if (stops.some((stop) => stop.windows !== undefined)) return upTo('vrptw', [200, 400, 1000]);
  if (stops.some((stop) => stop.pickup !== undefined)) return upTo('vrpspd', [200, 400, 1000]);
  return upTo(names.some((name) => name.startsWith('X-n')) ? 'x' : 'cvrp', [330, 1000]);
}

/** The cost in a CVRPLIB solution file beside the instance. */
function costBeside(path: string): number | undefined {
  const text = readIfThere(join(dirname(path), `${nameOf(path)}.sol`));
  const cost = /^\s*cost\s*:?\s*([\d.]+)/im.exec(text ?? '')?.[1];
  return cost === undefined ? undefined : Number(cost);
}

function bestKnownIn(folder: string): Map<string, number> {
  for (const path of [join(folder, 'best-known.json'), join(folder, '..', 'best-known.json')]) {
    const text = readIfThere(path);
    if (text === undefined) continue;
    const costs: Record<string, number | { bestKnown?: number }> = JSON.parse(text);
    const entries = Object.entries(costs).map(([name, entry]): [string, number | undefined] => [
      name,
      typeof entry === 'number' ? entry : entry.bestKnown,
    ]);
    return new Map(entries.filter((entry): entry is [string, number] => entry[1] !== undefined));
  }
  return new Map();
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
