import type { ProblemInput } from '../problem/input.ts';
import { UnreadableFile } from './sections.ts';

/**
 * Reads Solomon's text format (also Gehring & Homberger's): VEHICLE with number and capacity, CUSTOMER with
 * number, x, y, demand, ready time, due date and service time, the depot first. Distances and times are Euclidean,
 * not rounded. The number of vehicles is not taken as a limit. Throws `UnreadableFile` with the line.
 */
export function readSolomon(text: string): ProblemInput {
  const lines = text.split(/\r\n|\n|\r/).map((raw, at) => ({ line: at + 1, words: raw.trim().split(/\s+/) }));
  const numeric = lines.slice(1).filter(({ words }) => /^[-+.\d]/.test(words[0]!));
  const fleet = numeric[0];
  if (fleet?.words.length !== 2)
    throw new UnreadableFile(`line ${fleet?.line ?? lines.length}: number and capacity of the vehicles are missing`);
  const capacity = Number(fleet.words[1]);
  if (!(capacity >= 0)) throw new UnreadableFile(`line ${fleet.line}: “${fleet.words[1]}” is not a capacity`);
  const rows = numeric.slice(1).map(({ line, words }) => {
    const cells = words.map(Number);
    if (cells.length !== 7 || !cells.every(Number.isFinite))
      throw new UnreadableFile(`line ${line}: a customer has 7 numbers`);
    return cells;
  });
  if (rows.length === 0) throw new UnreadableFile('CUSTOMER has no rows');
  const distances = rows.flatMap((a) => rows.map((b) => Math.sqrt((a[1]! - b[1]!) ** 2 + (a[2]! - b[2]!) ** 2)));
  return {
    locations: rows.length,
    matrices: [{ distances }],
    vehicles: [{ capacity: [capacity], shift: [rows[0]![4]!, rows[0]![5]!] }],
    stops: rows.slice(1).map(([number, , , demand, ready, due, service], at) => ({
      name: String(number),
      location: at + 1,
      delivery: [demand!],
      windows: [[ready!, due!]],
      service: service!,
    })),
  };
}
