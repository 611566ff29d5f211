import type { ProblemInput, Stop } from '../problem/input.ts';

export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/**
 * Reads a VRPLIB (TSPLIB) file: CVRP, and the VRPSPD and mixed-backhaul files whose
 * PICKUP_AND_DELIVERY_SECTION ends in delivery and pickup.
 *
 * Distances: EUC_2D rounded the TSPLIB way, EXACT_2D, CEIL_2D, FLOOR_2D as they say; EXPLICIT
 * as full matrix or triangle. The first depot is location 0 of the result, and stops keep
 * the file's order: stop `i` is the i-th node that is not the depot. The number of vehicles is
 * not taken as a limit.
 */
export function readVrplib(text: string): ProblemInput {
  const { fields, sections } = split(text);
  const nodes = Number(fields.get('DIMENSION'));
  if (!Number.isInteger(nodes) || nodes < 1) throw new UnreadableFile('DIMENSION is missing');
  const distances = readDistances(nodes, fields, sections);
  const depot = (sections.get('DEPOT_SECTION')?.[0] ?? 1) - 1;
  const capacity = Number(fields.get('CAPACITY') ?? Infinity);
  const limit = Number(fields.get('DISTANCE') ?? 0);
  const service = Number(fields.get('SERVICE_TIME') ?? 0);
  const stops = readStops(nodes, depot, sections, service);
  return {
    locations: nodes,
    matrices: [{ distances }],
    vehicles: [
      {
        start: depot,
        capacity: [capacity],
        ...(limit > 0 && limit < 999_999 ? { maxDuration: limit } : {}),
      },
    ],
    stops,
  };
}

interface File {
  readonly fields: Map<string, string>;
  readonly sections: Map<string, number[]>;
}

function split(text: string): File {
  const fields = new Map<string, string>();
  const sections = new Map<string, number[]>();
  let section: number[] | undefined;
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    if (line === '' || line === 'EOF') continue;
    const field = /^([A-Z][A-Z0-9_]*)\s*:\s*(.*)$/.exec(line);
    if (/^[A-Z][A-Z0-9_]*_SECTION\s*:?$/.test(line)) {
      section = [];
      sections.set(line.replace(/\s*:$/, ''), section);
    } else if (field !== null) {
      fields.set(field[1]!, field[2]!.trim());
    } else if (section !== undefined) {
      for (const word of line.split(/\s+/)) section.push(Number(word));
    }
  }
  return { fields, sections };
}

function readDistances(nodes: number, fields: File['fields'], sections: File['sections']): Float64Array {
  const type = fields.get('EDGE_WEIGHT_TYPE') ?? 'EUC_2D';
  if (type === 'EXPLICIT') return explicit(nodes, fields.get('EDGE_WEIGHT_FORMAT') ?? 'FULL_MATRIX', sections);
  const rounding = roundings.get(type);
  if (rounding === undefined) throw new UnreadableFile(`EDGE_WEIGHT_TYPE ${type} is not known`);
  const at = rows(sections, 'NODE_COORD_SECTION', nodes, 3);
  const distances = new Float64Array(nodes * nodes);
  for (let a = 0; a < nodes; a++)
    for (let b = 0; b < nodes; b++)
      distances[a * nodes + b] = rounding(Math.sqrt((at[a]![1]! - at[b]![1]!) ** 2 + (at[a]![2]! - at[b]![2]!) ** 2));
  return distances;
}

const roundings = new Map<string, (distance: number) => number>([
  ['EUC_2D', (distance) => Math.floor(distance + 0.5)],
  ['CEIL_2D', Math.ceil],
  ['FLOOR_2D', Math.floor],
  ['EXACT_2D', (distance) => distance],
]);

function explicit(nodes: number, format: string, sections: File['sections']): Float64Array {
  const cells = sections.get('EDGE_WEIGHT_SECTION') ?? [];
  const distances = new Float64Array(nodes * nodes);
  let at = 0;
  for (let a = 0; a < nodes; a++) {
    const from = format === 'FULL_MATRIX' || format === 'LOWER_ROW' || format === 'LOWER_DIAG_ROW' ? 0 : format === 'UPPER_ROW' ? a + 1 : a;
    const to = format === 'LOWER_ROW' ? a : format === 'LOWER_DIAG_ROW' ? a + 1 : nodes;
    for (let b = from; b < to; b++) {
      distances[a * nodes + b] = cells[at]!;
      if (format !== 'FULL_MATRIX') distances[b * nodes + a] = cells[at]!;
      at++;
    }
  }
  if (at !== cells.length) throw new UnreadableFile(`EDGE_WEIGHT_SECTION has ${cells.length} entries, not ${at}`);
  return distances;
}

/** The rows of a section, by node number. */
function rows(sections: File['sections'], name: string, nodes: number, width: number): number[][] {
  const cells = sections.get(name);
  if (cells?.length !== nodes * width) throw new UnreadableFile(`${name} must have ${nodes} rows of ${width}`);
  const found: number[][] = Array.from({ length: nodes }, () => []);
  for (let at = 0; at < cells.length; at += width) {
    const row = cells.slice(at, at + width);
    found[row[0]! - 1] = row;
  }
  return found;
}

function readStops(nodes: number, depot: number, sections: File['sections'], service: number): Stop[] {
  const both = sections.has('PICKUP_AND_DELIVERY_SECTION');
  const amounts = both ? rows(sections, 'PICKUP_AND_DELIVERY_SECTION', nodes, 7) : rows(sections, 'DEMAND_SECTION', nodes, 2);
  const stops: Stop[] = [];
  for (let node = 0; node < nodes; node++) {
    if (node === depot) continue;
    const row = amounts[node]!;
    stops.push({
      name: String(node + 1),
      location: node,
      ...(both ? { delivery: [row[5]!], pickup: [row[6]!], service: row[4]! } : { delivery: [row[1]!] }),
      ...(service > 0 ? { service } : {}),
    });
  }
  return stops;
}
