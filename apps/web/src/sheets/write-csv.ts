import type { SheetColumn, SheetWriter } from './writer.ts';

/**
 * Writes CSV (RFC 4180) that Excel opens rightly: UTF-8 with its mark, long numbers kept as text by a tab behind them,
 * and nothing that a spreadsheet would take for a formula.
 */
export function csvWriter(columns: readonly SheetColumn[]): SheetWriter {
  const chunks = [`\uFEFF${columns.map(({ title }) => field(title)).join(',')}\r\n`];
  return {
    write(rows) {
      chunks.push(
        rows.map((row) => `${row.map((cell, index) => fieldOf(cell, columns[index])).join(',')}\r\n`).join(''),
      );
      return rows.length;
    },
    end: () => new Blob(chunks, { type: 'text/csv;charset=utf-8' }),
  };
}

function fieldOf(cell: string | number | null, column: SheetColumn | undefined): string {
  if (cell === null) return '';
  if (typeof cell === 'number' && column?.kind !== 'text')
    return column?.kind === 'money' ? cell.toFixed(2) : String(cell);
  const text = String(cell);
  if (column?.kind === 'text' && /^[\d.+-]{11,}$/.test(text)) return field(`${text}\t`);
  return field(/^[=+@\t\r]|^-./.test(text) ? `'${text}` : text);
}

function field(text: string): string {
  return /[",\r\n\t]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
