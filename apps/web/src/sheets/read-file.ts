import { decodeText, parseCsv } from './csv.ts';
import type { SheetTable, UnreadableFile } from './table.ts';

/** How large a file may be that somebody chooses. */
const LIMIT_BYTES = 40 * 1024 * 1024;

/** Reads a table from a file, by what is in it rather than by its name: Excel, or text in any of the usual encodings. */
export async function readTable(bytes: Uint8Array): Promise<SheetTable | UnreadableFile> {
  if (bytes.length === 0) return 'empty';
  if (bytes.length > LIMIT_BYTES) return 'too-large';
  if (
    startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) ||
    startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  ) {
    const { readXlsx } = await import('./read-xlsx.ts');
    return readXlsx(bytes);
  }
  const decoded = decodeText(bytes);
  if (typeof decoded === 'string') return decoded;
  const table = parseCsv(decoded.text);
  return table.rows.some((row) => row.some((cell) => cell !== null)) ? table : 'empty';
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
