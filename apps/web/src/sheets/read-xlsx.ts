import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'saxen';
import type { Cell, SheetTable, UnreadableFile } from './table.ts';

/** How large the parts of a workbook may be unpacked: more is no list that somebody typed. */
const LIMIT_BYTES = 200 * 1024 * 1024;

/** Reads the first sheet of an Excel workbook (ECMA-376, SpreadsheetML), as Excel, WPS and LibreOffice write it. */
export function readXlsx(bytes: Uint8Array): SheetTable | UnreadableFile {
  let unpacked = 0;
  let tooLarge = false;
  try {
    const parts = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!/^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/i.test(name))
          return false;
        unpacked += originalSize;
        tooLarge ||= unpacked > LIMIT_BYTES;
        return !tooLarge;
      },
    });
    if (tooLarge) return 'too-large';
    const texts = new Map(Object.entries(parts).map(([name, part]) => [name.toLowerCase(), strFromU8(part)]));
    const sheet = texts.get(firstSheet(texts));
    if (sheet === undefined) return 'not-a-table';
    return readSheet(sheet, readSharedStrings(texts.get('xl/sharedstrings.xml')));
  } catch {
    return 'broken';
  }
}

/** The path of the sheet that stands first in the workbook, which need not be `sheet1.xml`. */
function firstSheet(texts: ReadonlyMap<string, string>): string {
  const sheet = /<(?:\w+:)?sheet\s[^>]*r:id="([^"]+)"/.exec(texts.get('xl/workbook.xml') ?? '')?.[1];
  const relations = (texts.get('xl/_rels/workbook.xml.rels') ?? '').match(/<Relationship\s[^>]*>/g) ?? [];
  const target = relations.find((relation) => relation.includes(`Id="${sheet}"`));
  const path = target === undefined ? undefined : /Target="\/?([^"]+)"/.exec(target)?.[1];
  const lower = path?.toLowerCase();
  if (lower === undefined) return [...texts.keys()].toSorted().find((name) => name.startsWith('xl/worksheets/')) ?? '';
  return lower.startsWith('xl/') ? lower : `xl/${lower}`;
}

/** The strings that cells point to by number. Runs of one string are joined; readings of Chinese (`rPh`) are not part of it. */
function readSharedStrings(xml: string | undefined): readonly string[] {
  if (xml === undefined) return [];
  const strings: string[] = [];
  let reading = false;
  let collecting = false;
  const parser = new Parser();
  parser.on('openTag', (name) => {
    const tag = local(name);
    if (tag === 'si') strings.push('');
    if (tag === 'rPh') reading = true;
    collecting = tag === 't' && !reading;
  });
  parser.on('closeTag', (name) => {
    if (local(name) === 'rPh') reading = false;
    collecting = false;
  });
  const add = (text: string) => {
    if (collecting) strings[strings.length - 1] += text;
  };
  parser.on('text', (text, decode) => add(decode(text)));
  parser.on('cdata', add);
  parser.parse(xml);
  return strings;
}

function readSheet(xml: string, strings: readonly string[]): SheetTable {
  const rows: Cell[][] = [];
  const merged: string[] = [];
  let row: Cell[] = [];
  let column = -1;
  let type = 'n';
  let text = '';
  let collecting = false;
  const parser = new Parser();
  parser.on('openTag', (name, attributes) => {
    const tag = local(name);
    if (tag === 'row') {
      const number = Number(attributes()['r'] ?? rows.length + 1);
      while (rows.length < number - 1) rows.push([]);
      rows.push((row = []));
      column = -1;
    } else if (tag === 'c') {
      const { r, t } = attributes();
      column = r === undefined ? column + 1 : columnOf(r);
      type = t ?? 'n';
      text = '';
    } else if (tag === 'mergeCell') {
      merged.push(attributes()['ref'] ?? '');
    }
    collecting = tag === 'v' || tag === 't';
  });
  const add = (part: string) => {
    if (collecting) text += part;
  };
  parser.on('text', (part, decode) => add(decode(part)));
  parser.on('cdata', add);
  parser.on('closeTag', (name) => {
    collecting = false;
    if (local(name) !== 'c') return;
    while (row.length < column) row.push(null);
    row[column] = cellOf(type, text, strings);
  });
  parser.parse(xml);
  return { rows, merged };
}

/** A cell's value by its type (ECMA-376, 18.18.11): shared, inline and computed strings, numbers, truth values, errors. */
function cellOf(type: string, text: string, strings: readonly string[]): Cell {
  const value = type === 's' ? (strings[Number(text)] ?? '') : text;
  if (value.trim() === '') return null;
  return type === 'n' && Number.isFinite(Number(value)) ? Number(value) : value;
}

/** The number of a column by its letters: A1 → 0, AA7 → 26. */
function columnOf(reference: string): number {
  let number = 0;
  for (const letter of reference.replace(/[^A-Z]/g, '')) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
