import { read, utils, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import type { Cell, SheetTable, UnreadableFile } from './table.ts';

/** How large the parts of a workbook may be unpacked: more is no list that somebody typed. */
const LIMIT_BYTES = 200 * 1024 * 1024;
/** How far down and to the right a list may reach. Beyond, somebody wrote a place into the file that no sheet has. */
const MOST_ROWS = 200_000;
const MOST_COLUMNS = 1_000;

/** Reads the first sheet of an Excel workbook that people see, as Excel, WPS and LibreOffice write it, old ones (.xls) too. */
export function readXlsx(bytes: Uint8Array): SheetTable | UnreadableFile {
  try {
    if (unpackedSize(bytes) > LIMIT_BYTES) return 'too-large';
    // No more is asked for than is used: styles would have it fill every column that the file claims to have.
    const workbook = read(bytes, { type: 'array', cellFormula: false, cellHTML: false, cellText: false, cellNF: true });
    const [first, ...others] = seenSheets(workbook);
    const sheet = first === undefined ? undefined : workbook.Sheets[first];
    if (first === undefined || sheet === undefined) return 'empty';
    const unread = others.filter((name) => cellsOf(workbook.Sheets[name] ?? {}).length > 0);
    return tableOf(sheet, { sheet: first, unread });
  } catch {
    return 'broken';
  }
}

/** How large a zip says it is unpacked; nothing for what is none. */
function unpackedSize(bytes: Uint8Array): number {
  if (bytes[0] !== 0x50) return 0;
  let size = 0;
  unzipSync(bytes, {
    filter({ originalSize }) {
      size += originalSize;
      return false;
    },
  });
  return size;
}

/** The sheets that people see; one that is hidden is nobody's list. */
function seenSheets({ SheetNames, Workbook }: WorkBook): readonly string[] {
  return SheetNames.filter((_, index) => (Workbook?.Sheets?.[index]?.Hidden ?? 0) === 0);
}

function cellsOf(sheet: WorkSheet): readonly (readonly [string, CellObject])[] {
  return Object.entries(sheet).filter(
    (entry): entry is [string, CellObject] => !entry[0].startsWith('!') && valueOf(entry[1]) !== null,
  );
}

function tableOf(sheet: WorkSheet, named: Pick<SheetTable, 'sheet' | 'unread'>): SheetTable | UnreadableFile {
  const rows: Cell[][] = [];
  for (const [reference, cell] of cellsOf(sheet)) {
    const { r, c } = utils.decode_cell(reference);
    if (r >= MOST_ROWS || c >= MOST_COLUMNS) return 'too-large';
    while (rows.length <= r) rows.push([]);
    const row = rows[r] ?? [];
    while (row.length < c) row.push(null);
    row[c] = valueOf(cell);
  }
  const merged = (sheet['!merges'] ?? []).map((range) => utils.encode_range(range));
  return { rows, merged, ...named };
}

/** What a cell holds: a number, or text. A share that is shown in per cent is one: 50 %, not 0.5. */
function valueOf({ t, v, z }: CellObject): Cell {
  if (v === undefined || v === null || t === 'z') return null;
  if (typeof v === 'number' && t === 'n')
    return typeof z === 'string' && z.includes('%') ? `${Number((v * 100).toPrecision(12))}%` : v;
  const text = t === 'e' ? '' : v instanceof Date ? v.toISOString() : String(v);
  return text.trim() === '' ? null : text;
}
