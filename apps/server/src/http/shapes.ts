import * as z from 'zod';

/** Shapes that the answers of several reads share. Moments are milliseconds UTC, money is fen. */
export const moment = z.int().describe('milliseconds since 1970, UTC');
export const fenAmount = z.int().describe('fen');
export const person = z.object({ id: z.uuid(), name: z.string().nullable() });
export const idParameter = z.uuid();

/** A page of a list: its rows, and the cursor of the next page. */
export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), next: z.string().nullable() });
}

/** What every list may be asked: where to go on, and how many rows. */
export const paging = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(50),
};

/** Cuts rows, of which one more than `limit` was read, into a page. */
export function toPage<T>(
  rows: readonly T[],
  limit: number,
  cursorOf: (row: T) => string,
): { rows: T[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}

/** A pattern that finds `text` anywhere, its own % and _ taken literally; null where nothing is asked. */
export function anywhere(text: string | undefined): string | null {
  const trimmed = text?.trim();
  return trimmed ? `%${trimmed.replace(/[\\%_]/g, '\\$&')}%` : null;
}

/** A text to search for, in a query. */
export const searchText = z.string().max(100).optional();
