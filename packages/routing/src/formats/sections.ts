/** A file that cannot be read; the message says the line or the section. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** The numbers of a section, and the line each row stands in. */
export interface Section {
  readonly name: string;
  /** Line of the heading, from 1. */
  readonly line: number;
  readonly rows: { readonly line: number; readonly cells: readonly number[] }[];
}

/** A VRPLIB file taken apart: `KEY : value` fields, and sections of numbers. */
export interface Sections {
  readonly fields: ReadonlyMap<string, string>;
  readonly sections: ReadonlyMap<string, Section>;
}

/**
 * Takes a VRPLIB (TSPLIB) file apart. Keys may be followed by blanks before their colon, lines may end in CR,
 * and EOF may be missing. Throws `UnreadableFile` for a line that is neither field, heading nor numbers.
 */
export function readSections(text: string): Sections {
  const fields = new Map<string, string>();
  const sections = new Map<string, Section>();
  let section: Section | undefined;
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  for (const [at, raw] of lines.entries()) {
    const line = raw.trim();
    if (line === 'EOF') break;
    if (line === '') continue;
    const heading = /^([A-Z][A-Z0-9_]*_SECTION)\s*:?$/i.exec(line);
    const field = /^([A-Z][A-Z0-9_ ]*?)\s*:\s*(.*)$/i.exec(line);
    if (heading !== null) {
      section = { name: heading[1]!.toUpperCase(), line: at + 1, rows: [] };
      if (sections.has(section.name)) throw new UnreadableFile(`line ${at + 1}: ${section.name} stands there twice`);
      sections.set(section.name, section);
    } else if (field !== null) {
      fields.set(field[1]!.toUpperCase(), field[2]!.trim());
      section = undefined;
    } else {
      if (section === undefined)
        throw new UnreadableFile(`line ${at + 1}: “${shortened(line)}” is neither a field nor in a section`);
      section.rows.push({
        line: at + 1,
        cells: line.split(/[\s,;]+/).map((word) => number(word, at + 1, section?.name)),
      });
    }
  }
  return { fields, sections };
}

function number(word: string, line: number, section: string | undefined): number {
  const value = Number(word);
  if (word === '' || !Number.isFinite(value))
    throw new UnreadableFile(`line ${line}: “${shortened(word)}” in ${section} is not a number`);
  return value;
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** The number that a field holds, or `otherwise` where the file has no such field. */
export function numberField({ fields }: Sections, name: string, otherwise: number): number {
  const text = fields.get(name);
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (text === '' || !Number.isFinite(value) || value < 0)
    throw new UnreadableFile(`${name} is “${shortened(text)}”, not a number of at least 0`);
  return value;
}

/**
 * The rows of a section by node, the node's number left out. Nodes count from 1, or from 0 where the file
 * does. Throws `UnreadableFile` where one is missing, there twice, or has too few numbers.
 */
export function rowsByNode({ sections }: Sections, name: string, nodes: number, width: number): number[][] {
  const section = sections.get(name);
  if (section === undefined) throw new UnreadableFile(`${name} is missing`);
  const from = section.rows.some((row) => row.cells[0] === 0) ? 0 : 1;
  const found: (number[] | undefined)[] = Array.from({ length: nodes });
  for (const { line, cells } of section.rows) {
    const node = cells[0]! - from;
    if (cells.length < width + 1)
      throw new UnreadableFile(`line ${line}: a row of ${name} has ${cells.length} numbers, not ${width + 1}`);
    if (!(node in found))
      throw new UnreadableFile(`line ${line}: ${name} names node ${cells[0]}, and DIMENSION is ${nodes}`);
    if (found[node] !== undefined) throw new UnreadableFile(`line ${line}: ${name} has node ${cells[0]} twice`);
    found[node] = cells.slice(1);
  }
  return found.map((row, node) => {
    if (row === undefined)
      throw new UnreadableFile(`${name} (line ${section.line}) has no row for node ${node + from}`);
    return row;
  });
}
