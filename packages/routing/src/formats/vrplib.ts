import type { ProblemInput, Stop, Window } from '../problem/input.ts';
import { numberField, readSections, rowsByNode, UnreadableFile, type Sections } from './sections.ts';
import { readDistances } from './vrplib-distances.ts';

const known = new Set([
  'NODE_COORD_SECTION',
  'DISPLAY_DATA_SECTION',
  'EDGE_WEIGHT_SECTION',
  'DEMAND_SECTION',
  'PICKUP_AND_DELIVERY_SECTION',
  'DEPOT_SECTION',
  'TIME_WINDOW_SECTION',
  'SERVICE_TIME_SECTION',
]);

/**
 * Reads a VRPLIB (TSPLIB) file: CVRP, with DISTANCE and SERVICE_TIME too; the VRPSPD and mixed-backhaul
 * files whose PICKUP_AND_DELIVERY_SECTION ends in delivery and pickup; and VRPTW with
 * TIME_WINDOW_SECTION and SERVICE_TIME_SECTION.
 *
 * Distances: EUC_2D rounded the TSPLIB way, EXACT_2D, CEIL_2D, FLOOR_2D, MAN_2D, MAX_2D, ATT and GEO as
 * they say; EXPLICIT as full matrix or triangle. DISTANCE limits a route's distance and its service
 * times together, as in CMT6. The depot is location 0 of the result when it is the file's
 * first node, and stops keep the file's order: stop `i` is the i-th node that is not the depot.
 * VEHICLES is not taken as a limit. Throws `UnreadableFile` with the line or section.
 */
export function readVrplib(text: string): ProblemInput {
  const file = readSections(text);
  for (const { name, line } of file.sections.values())
    if (!known.has(name)) throw new UnreadableFile(`line ${line}: ${name} is not known`);
  const nodes = numberField(file, 'DIMENSION', 0);
  if (!Number.isInteger(nodes) || nodes < 1)
    throw new UnreadableFile('DIMENSION is missing or not a whole number of at least 1');
  const distances = readDistances(file, nodes);
  const depot = readDepot(file, nodes);
  const limit = numberField(file, 'DISTANCE', 0);
  const windows = readWindows(file, nodes);
  return {
    locations: nodes,
    matrices: [{ distances }],
    vehicles: [
      {
        start: depot,
        capacity: [numberField(file, 'CAPACITY', Infinity)],
        ...(limit > 0 && limit < 999_999 ? { maxDuration: limit } : {}),
        ...(windows === undefined ? {} : { shift: windows[depot]! }),
      },
    ],
    stops: readStops(file, nodes, depot, windows),
  };
}

/** The one depot, counted from 0; the first node where the file names none. */
function readDepot({ sections }: Sections, nodes: number): number {
  const section = sections.get('DEPOT_SECTION');
  const numbers = section?.rows.flatMap((row) => row.cells) ?? [];
  const depots = numbers.slice(0, numbers.includes(-1) ? numbers.indexOf(-1) : numbers.length);
  if (section === undefined || depots.length === 0) return 0;
  const where = `DEPOT_SECTION (line ${section.line})`;
  if (depots.length > 1) throw new UnreadableFile(`${where} names ${depots.length} depots; only one is read`);
  const coordinates =
    sections.get('NODE_COORD_SECTION') ?? sections.get('DEMAND_SECTION') ?? sections.get('PICKUP_AND_DELIVERY_SECTION');
  const depot = depots[0]! - (coordinates?.rows.some((row) => row.cells[0] === 0) === true ? 0 : 1);
  if (!Number.isInteger(depot) || depot < 0 || depot >= nodes)
    throw new UnreadableFile(`${where} names node ${depots[0]}, and DIMENSION is ${nodes}`);
  return depot;
}

/** Windows by node, the depot's among them; those of pickup and delivery files only where they differ (elsewhere they are filled in). */
function readWindows(file: Sections, nodes: number): Window[] | undefined {
  const { sections } = file;
  let rows: number[][] | undefined;
  if (sections.has('TIME_WINDOW_SECTION')) rows = rowsByNode(file, 'TIME_WINDOW_SECTION', nodes, 2);
  else if (sections.has('PICKUP_AND_DELIVERY_SECTION')) {
    const all = rowsByNode(file, 'PICKUP_AND_DELIVERY_SECTION', nodes, 6).map((row) => row.slice(1, 3));
    if (all.some(([from, to]) => from !== all[0]![0] || to !== all[0]![1])) rows = all;
  }
  return rows?.map(([from, to], node): Window => {
    if (from! > to!) throw new UnreadableFile(`the time window of node ${node + 1} ends before it begins`);
    return [from!, to!];
  });
}

function readStops(file: Sections, nodes: number, depot: number, windows: readonly Window[] | undefined): Stop[] {
  const { sections } = file;
  const both = sections.has('PICKUP_AND_DELIVERY_SECTION');
  const amounts = both
    ? rowsByNode(file, 'PICKUP_AND_DELIVERY_SECTION', nodes, 6).map((row) => row.slice(4))
    : rowsByNode(file, 'DEMAND_SECTION', nodes, 1);
  const usual = numberField(file, 'SERVICE_TIME', 0);
  const services = sections.has('SERVICE_TIME_SECTION')
    ? rowsByNode(file, 'SERVICE_TIME_SECTION', nodes, 1).map((row) => row[0]!)
    : both && usual === 0
      ? rowsByNode(file, 'PICKUP_AND_DELIVERY_SECTION', nodes, 6).map((row) => row[3]!)
      : Array.from({ length: nodes }, () => usual);
  const stops: Stop[] = [];
  for (let node = 0; node < nodes; node++) {
    if (node === depot) continue;
    const [delivery, pickup] = amounts[node]!;
    if (delivery! < 0 || (both && pickup! < 0)) throw new UnreadableFile(`the demand of node ${node + 1} is below 0`);
    stops.push({
      name: String(node + 1),
      location: node,
      delivery: [delivery!],
      ...(both ? { pickup: [pickup!] } : {}),
      ...(services[node]! > 0 ? { service: services[node]! } : {}),
      ...(windows === undefined ? {} : { windows: [windows[node]!] }),
    });
  }
  return stops;
}
