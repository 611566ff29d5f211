import { rowsByNode, UnreadableFile, type Sections } from './sections.ts';

/** The distances of a VRPLIB file, row by row, by EDGE_WEIGHT_TYPE and EDGE_WEIGHT_FORMAT (TSPLIB 95, section 2). */
export function readDistances(file: Sections, nodes: number): Float64Array {
  const type = (file.fields.get('EDGE_WEIGHT_TYPE') ?? 'EUC_2D').toUpperCase();
  if (type === 'EXPLICIT') return explicit(file, nodes);
  const measure = measures.get(type);
  if (measure === undefined)
    throw new UnreadableFile(
      `EDGE_WEIGHT_TYPE ${type} is not known; known are EXPLICIT, ${Array.from(measures.keys()).join(', ')}`,
    );
  const at = rowsByNode(file, 'NODE_COORD_SECTION', nodes, 2);
  const distances = new Float64Array(nodes * nodes);
  for (let a = 0; a < nodes; a++)
    for (let b = 0; b < nodes; b++)
      if (a !== b) distances[a * nodes + b] = measure(at[a]![0]!, at[a]![1]!, at[b]![0]!, at[b]![1]!);
  return distances;
}

type Measure = (x: number, y: number, toX: number, toY: number) => number;

const straight: Measure = (x, y, toX, toY) => Math.sqrt((x - toX) ** 2 + (y - toY) ** 2);
const rounded = (value: number): number => Math.floor(value + 0.5);

const measures = new Map<string, Measure>([
  ['EUC_2D', (x, y, toX, toY) => rounded(straight(x, y, toX, toY))],
  ['EXACT_2D', straight],
  ['CEIL_2D', (x, y, toX, toY) => Math.ceil(straight(x, y, toX, toY))],
  ['FLOOR_2D', (x, y, toX, toY) => Math.floor(straight(x, y, toX, toY))],
  ['MAN_2D', (x, y, toX, toY) => rounded(Math.abs(x - toX) + Math.abs(y - toY))],
  ['MAX_2D', (x, y, toX, toY) => Math.max(rounded(Math.abs(x - toX)), rounded(Math.abs(y - toY)))],
  ['ATT', (x, y, toX, toY) => Math.ceil(straight(x, y, toX, toY) / Math.sqrt(10))],
  ['GEO', geographical],
]);

/** TSPLIB's own great circle: degrees and minutes as DDD.MM, π = 3.141592, the Earth's radius 6378.388 km. */
function geographical(x: number, y: number, toX: number, toY: number): number {
  const [latitude, longitude, toLatitude, toLongitude] = [x, y, toX, toY].map((value) => {
    const degrees = Math.trunc(value);
    // oxlint-disable-next-line oxc/approx-constant -- TSPLIB says these six decimals, and its distances follow from them
    return (3.141592 * (degrees + (5 * (value - degrees)) / 3)) / 180;
  });
  const q1 = Math.cos(longitude! - toLongitude!);
  const q2 = Math.cos(latitude! - toLatitude!);
  const q3 = Math.cos(latitude! + toLatitude!);
  return Math.floor(6378.388 * Math.acos(Math.min(1, 0.5 * ((1 + q1) * q2 - (1 - q1) * q3))) + 1);
}

/** Where a row of each format begins and ends; what a column of a triangle holds, a row of the other one does. */
const formats = new Map<string, (row: number, nodes: number) => readonly [from: number, to: number]>([
  ['FULL_MATRIX', (_, nodes) => [0, nodes]],
  ['LOWER_ROW', (row) => [0, row]],
  ['UPPER_COL', (row) => [0, row]],
  ['LOWER_DIAG_ROW', (row) => [0, row + 1]],
  ['UPPER_DIAG_COL', (row) => [0, row + 1]],
  ['UPPER_ROW', (row, nodes) => [row + 1, nodes]],
  ['LOWER_COL', (row, nodes) => [row + 1, nodes]],
  ['UPPER_DIAG_ROW', (row, nodes) => [row, nodes]],
  ['LOWER_DIAG_COL', (row, nodes) => [row, nodes]],
]);

function explicit({ fields, sections }: Sections, nodes: number): Float64Array {
  const name = (fields.get('EDGE_WEIGHT_FORMAT') ?? 'FULL_MATRIX').toUpperCase();
  const format = formats.get(name);
  if (format === undefined)
    throw new UnreadableFile(
      `EDGE_WEIGHT_FORMAT ${name} is not known; known are ${Array.from(formats.keys()).join(', ')}`,
    );
  const section = sections.get('EDGE_WEIGHT_SECTION');
  if (section === undefined) throw new UnreadableFile('EDGE_WEIGHT_SECTION is missing');
  const cells = section.rows.flatMap((row) => row.cells);
  const distances = new Float64Array(nodes * nodes);
  let at = 0;
  for (let row = 0; row < nodes; row++) {
    const [from, to] = format(row, nodes);
    for (let column = from; column < to; column++, at++) {
      distances[row * nodes + column] = cells[at] ?? 0;
      if (name !== 'FULL_MATRIX') distances[column * nodes + row] = cells[at] ?? 0;
    }
  }
  if (at !== cells.length)
    throw new UnreadableFile(
      `EDGE_WEIGHT_SECTION (line ${section.line}) has ${cells.length} numbers; ${name} of ${nodes} nodes needs ${at}`,
    );
  // Some files write a large number from a node to itself.
  for (let node = 0; node < nodes; node++) distances[node * nodes + node] = 0;
  return distances;
}
