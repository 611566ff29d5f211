import { fromBase45, toBase45 } from './base45.ts';

/** Bytes in one code: a cheap phone reads it from another's screen at arm's length (version 19, low correction). */
const BYTES_A_CODE = 640;
const MARK = 'YG1';

/** A file as a run of texts, each for one QR code: `YG1:sum:number:of:letters`. They may be read in any order, more than once. */
export function toRun(file: Uint8Array): readonly string[] {
  const total = Math.max(1, Math.ceil(file.length / BYTES_A_CODE));
  const sum = sumOf(file);
  return Array.from({ length: total }, (_, index) => {
    const part = file.slice(index * BYTES_A_CODE, (index + 1) * BYTES_A_CODE);
    return [MARK, sum, index + 1, total, toBase45(part)].join(':');
  });
}

/** Gathers a run as its codes are read, whatever comes twice, in another order, or from another run. */
export class RunReader {
  private readonly parts = new Map<number, Uint8Array>();
  private run = '';
  total = 0;

  /** Takes a code's text. Returns whether it was of a run; the first of another run begins anew. */
  add(text: string): boolean {
    const [, sum, number, total, letters] = /^YG1:([0-9A-F]{8}):(\d{1,4}):(\d{1,4}):(.*)$/s.exec(text) ?? [];
    const part = letters === undefined ? undefined : fromBase45(letters);
    if (sum === undefined || part === undefined) return false;
    if (`${sum}:${total}` !== this.run) this.parts.clear();
    this.run = `${sum}:${total}`;
    this.total = Number(total);
    this.parts.set(Number(number), part);
    return true;
  }

  get read(): number {
    return this.parts.size;
  }

  /** The numbers of the codes that have not been read. */
  get missing(): readonly number[] {
    return Array.from({ length: this.total }, (_, index) => index + 1).filter((number) => !this.parts.has(number));
  }

  /** The file, once every code was read and they fit together. */
  get file(): Uint8Array<ArrayBuffer> | undefined {
    if (this.total === 0 || this.missing.length > 0) return undefined;
    const parts = Array.from({ length: this.total }, (_, index) => this.parts.get(index + 1) ?? new Uint8Array());
    const file = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      file.set(part, at);
      at += part.length;
    }
    return this.run.startsWith(sumOf(file)) ? file : undefined;
  }
}

/** FNV-1a, 32 bits: tells one run from another. Against tampering the file has its own seal. */
function sumOf(bytes: Uint8Array): string {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  return sum.toString(16).toUpperCase().padStart(8, '0');
}
