/** A column of a sheet: its heading, with the unit, and how its cells are to be taken. */
export interface SheetColumn {
  readonly title: string;
  /** `money` are yuan with two decimals; `text` stays text however much it looks like a number (phones, barcodes, codes). */
  readonly kind?: 'money' | 'number' | 'text';
  readonly width?: number;
}

/** Writes a sheet row by row. */
export interface SheetWriter {
  /** @returns how many rows there was room for */
  write(rows: readonly (readonly (string | number | null)[])[]): number;
  end(): Blob;
}
