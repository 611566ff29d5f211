import { formatOf, type AttachmentType } from '@yangui/domain';

/** Why bytes may not be kept: they are not what was said, or say more than a picture shows. `found` names what was found. */
export interface Doubt {
  readonly code: 'attachment-type-refused' | 'attachment-has-metadata';
  readonly found: string;
}

/** How far a walk through a file came: to its end at an offset, not that far yet, or to something that may not be there. */
type Walk = { readonly end: number } | 'more' | Doubt;

/**
 * Looks at what has come of a file, from its first byte on: its type by how it begins, and block by block that a picture carries
 * nothing but the picture. So no piece that says where it was taken is ever kept, and nothing that is two files in one.
 * JPEG: ITU T.81 and T.871; PNG: W3C PNG, third edition; WebP: RFC 9649; PDF: ISO 32000, of which beginning and end are looked at.
 * @param whole whether these are all of its bytes
 */
export function examine(bytes: Buffer, type: AttachmentType, whole: boolean): Doubt | undefined {
  const { format, type: found } = formatOf(bytes);
  // A type is told by its first bytes; fewer than that tell nothing yet.
  if (found !== type && (whole || bytes.length >= 32)) return refused(format);
  const walk = walks[type](bytes);
  if (walk === 'more') return whole ? refused(`${format} …`) : undefined;
  if ('code' in walk) return walk;
  return walk.end === bytes.length ? undefined : refused(`${format} + ${formatOf(bytes.subarray(walk.end)).format}`);
}

const walks: Readonly<Record<AttachmentType, (bytes: Buffer) => Walk>> = {
  'image/jpeg': walkJpeg,
  'image/png': walkPng,
  'image/webp': walkWebp,
  'application/pdf': walkPdf,
};

/** What stands in a JPEG's segments for applications and belongs to the picture: by marker, how it begins. */
const jpegNeeds: ReadonlyMap<number, string> = new Map([
  [0xe0, 'JFIF\0'],
  [0xe2, 'ICC_PROFILE\0'],
  [0xee, 'Adobe'],
]);

function walkJpeg(bytes: Buffer): Walk {
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return refused('JPEG ?');
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) return { end: at + 2 };
    const isNote = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
    const begins = jpegNeeds.get(marker);
    if (isNote && begins === undefined)
      return metadata(marker === 0xfe ? 'JPEG comment' : marker === 0xe1 ? 'EXIF' : `APP${marker - 0xe0}`);
    if (at + 4 > bytes.length) return 'more';
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2) return refused('JPEG ?');
    const said = bytes.subarray(at + 4, at + 2 + length);
    if (
      begins !== undefined &&
      !said.subarray(0, begins.length).equals(Buffer.from(begins, 'latin1').subarray(0, said.length))
    )
      return metadata(`APP${marker - 0xe0}`);
    if (begins !== undefined && length < 2 + begins.length) return metadata(`APP${marker - 0xe0}`);
    at += 2 + length;
    if (marker === 0xda) at = afterScan(bytes, at);
  }
  return 'more';
}

/** Where the data of a scan end: at the next marker that is no stuffing and no restart. */
function afterScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

const pngNeeds = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'cICP',
  'sBIT',
  'pHYs',
  'bKGD',
]);

function walkPng(bytes: Buffer): Walk {
  let at = 8;
  while (at + 8 <= bytes.length) {
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (!pngNeeds.has(name)) return metadata(`PNG ${tidy(name)}`);
    at += 12 + bytes.readUInt32BE(at);
    if (name === 'IEND') return at <= bytes.length ? { end: at } : 'more';
  }
  return 'more';
}

const webpNeeds = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP', 'ANIM', 'ANMF']);

function walkWebp(bytes: Buffer): Walk {
  if (bytes.length < 12) return 'more';
  const end = 8 + bytes.readUInt32LE(4);
  let at = 12;
  while (at < end) {
    if (at + 8 > bytes.length) return 'more';
    const name = bytes.toString('latin1', at, at + 4);
    if (!webpNeeds.has(name)) return metadata(`WebP ${tidy(name)}`);
    const length = bytes.readUInt32LE(at + 4);
    at += 8 + length + (length % 2);
  }
  if (at !== end) return refused('WebP ?');
  return at <= bytes.length ? { end } : 'more';
}

function walkPdf(bytes: Buffer): Walk {
  const last = bytes.lastIndexOf('%%EOF');
  if (last < 0) return 'more';
  const behind = bytes.toString('latin1', last + 5);
  return /^\s*$/.test(behind) ? { end: bytes.length } : 'more';
}

/** A block's name as it may be shown. */
function tidy(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]/g, '?');
}

function metadata(found: string): Doubt {
  return { code: 'attachment-has-metadata', found };
}

function refused(found: string): Doubt {
  return { code: 'attachment-type-refused', found };
}
