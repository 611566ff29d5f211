import type { SheetColumn, SheetWriter } from './writer.ts';

/**
 * Writes CSV (RFC 4180) that Excel opens rightly: UTF-8 with its mark; text that a spreadsheet would take for a number, a
 * date or a formula (codes like 0042, 8694E9 and 3-4, `=1+1`) stays text: by a tab behind it, or an apostrophe before it.
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

/** What a spreadsheet computes: also behind blanks or signs that cannot be seen, and by the wide signs of a Chinese keyboard. */
const FORMULA = /^[\s\p{Zs}\p{Cf}\p{Cc}]*(?:[=＝+＋@＠]|[-－−](?=.))|^[\t\r\n]/u;
/** What it makes figures or a date of: digits and the signs between them, or the name of a month or part of a day. */
const TAKEN_FOR_FIGURES =
  /^(?=.*\d)(?:[\d.,:/%¥￥$\s()+-]|\d+E|[年月日时点分秒]|上午|下午|[ap]m|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)+$/i;
/** A day, or a moment of it, as it is exported: to be one in a spreadsheet as well. */
const MOMENT = /^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2})?)?$/;

function fieldOf(cell: string | number | null, column: SheetColumn | undefined): string {
  if (cell === null) return '';
  if (typeof cell === 'number' && column?.kind !== 'text')
    return column?.kind === 'money' ? cell.toFixed(2) : String(cell);
  const text = String(cell);
  if (FORMULA.test(text)) return field(`'${text}`);
  const isMoment = column?.kind !== 'text' && MOMENT.test(text);
  return field(TAKEN_FOR_FIGURES.test(text) && !isMoment ? `${text}\t` : text);
}

function field(text: string): string {
  return /[",\r\n\t]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
