/** What stands in one cell: text as typed, or a number where the file says that it is one. */
export type Cell = string | number | null;

/** The first sheet of a file that people see, row by row as the file counts them. */
export interface SheetTable {
  readonly rows: readonly (readonly Cell[])[];
  /** Ranges of merged cells (`A2:A5`): only the first of each holds a value. */
  readonly merged: readonly string[];
  /** What the sheet is called, in a workbook. */
  readonly sheet?: string;
  /** Other sheets that people see and that hold something: they were not read. */
  readonly unread?: readonly string[];
}

/** Why a file cannot be read as a table. */
export type UnreadableFile = 'empty' | 'not-a-table' | 'broken' | 'too-large';
