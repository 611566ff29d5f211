import type { SheetTable, UnreadableFile } from './table.ts';

/**
 * Reads text separated by commas, semicolons or tabs (RFC 4180; whichever the first line has most of).
 * A quoted field may hold separators, line ends and doubled quotes.
 */
export function parseCsv(text: string): SheetTable {
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  const endField = () => {
    row.push(field);
    field = '';
  };
  const endRow = () => {
    endField();
    rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quoted) {
      if (character !== '"') field += character;
      else if (text.charAt(at + 1) === '"') field += text.charAt((at += 1));
      else quoted = false;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === separator) endField();
    else if (character === '\n') endRow();
    else if (character !== '\r') field += character;
  }
  if (field !== '' || row.length > 0) endRow();
  return { rows: rows.map((cells) => cells.map((cell) => (cell.trim() === '' ? null : cell))), merged: [] };
}

/**
 * The text of a CSV file: UTF-8 with or without its mark, UTF-16 with its mark (Excel's “Unicode text”), and else
 * GB 18030, which holds GBK: what Excel in China writes.
 */
export function decodeText(bytes: Uint8Array): { readonly text: string } | UnreadableFile {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) };
  if (bytes.subarray(0, 4_096).includes(0)) return 'not-a-table';
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const text = new TextDecoder('gb18030').decode(bytes);
    return text.includes('\uFFFD') ? 'not-a-table' : { text };
  }
}

function separatorOf(text: string): string {
  const line = text.slice(0, text.indexOf('\n') === -1 ? undefined : text.indexOf('\n'));
  const count = (separator: string) => line.split(separator).length;
  return [',', '\t', ';'].reduce((best, one) => (count(one) > count(best) ? one : best));
}
