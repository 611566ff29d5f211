import type { AttachmentType } from '../kernel/index.ts';

/** How files of a format begin: bytes in hex, `.` for any, after so many bytes that may be anything. */
interface Beginning {
  readonly format: string;
  readonly type?: AttachmentType;
  readonly after?: number;
  readonly hex: string;
}

/** The name of a format that is none of those known here. */
export const UNKNOWN_FORMAT = '?';

/** How many bytes tell what a file is. */
export const FIRST_BYTES = 32;

const beginnings: readonly Beginning[] = [
  { format: 'JPEG', type: 'image/jpeg', hex: 'ffd8ff' },
  { format: 'PNG', type: 'image/png', hex: '89504e470d0a1a0a' },
  { format: 'WebP', type: 'image/webp', hex: '52494646........57454250' },
  { format: 'PDF', type: 'application/pdf', hex: '255044462d' },
  { format: 'GIF', hex: '47494638' },
  { format: 'HEIC', after: 4, hex: '6674797068656963' },
  { format: 'HEIC', after: 4, hex: '667479706d696631' },
  { format: 'AVIF', after: 4, hex: '6674797061766966' },
  { format: 'MP4', after: 4, hex: '66747970' },
  { format: 'BMP', hex: '424d' },
  { format: 'TIFF', hex: '49492a00' },
  { format: 'TIFF', hex: '4d4d002a' },
  { format: 'ZIP', hex: '504b0304' },
  { format: 'RAR', hex: '52617221' },
  { format: 'EXE', hex: '4d5a' },
  { format: 'DOC', hex: 'd0cf11e0' },
  { format: 'SVG', hex: '3c737667' },
  { format: 'HTML', hex: '3c21' },
  { format: 'HTML', hex: '3c68' },
  { format: 'XML', hex: '3c3f786d6c' },
];

/** What a file is by its first bytes, whatever it is called: its format's name, and its type where it may be attached. */
export function formatOf(bytes: Uint8Array): { readonly format: string; readonly type?: AttachmentType } {
  const found = beginnings.find(({ hex, after = 0 }) => begins(bytes, after, hex));
  return found ?? { format: UNKNOWN_FORMAT };
}

function begins(bytes: Uint8Array, after: number, hex: string): boolean {
  if (bytes.length < after + hex.length / 2) return false;
  for (let index = 0; index < hex.length; index += 2) {
    const wanted = hex.slice(index, index + 2);
    if (wanted !== '..' && bytes[after + index / 2] !== Number.parseInt(wanted, 16)) return false;
  }
  return true;
}
