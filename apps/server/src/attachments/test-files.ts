import { randomBytes } from 'node:crypto';

/** A JPEG by its structure: a header, one scan of noise, an end. What stands between header and scan may be told. */
export function jpegOf(bytes = 20_000, segments: readonly Buffer[] = []): Buffer {
  const head = [
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xe0, Buffer.from('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0', 'latin1')),
    ...segments,
    jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  ];
  const before = Buffer.concat(head);
  const noise = randomBytes(Math.max(0, bytes - before.length - 2)).map((byte) => (byte === 0xff ? 0xfe : byte));
  return Buffer.concat([before, noise, Buffer.from([0xff, 0xd9])]);
}

export function jpegSegment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** As a phone's camera writes it: where and when, in a segment of its own. */
export function exifOf(where = 'GPS 43.5 N 125.6 E'): Buffer {
  return jpegSegment(0xe1, Buffer.from(`Exif\0\0MM\0*${where}`, 'latin1'));
}

export function pngOf(chunks: readonly (readonly [name: string, data: Buffer])[] = []): Buffer {
  const all = [['IHDR', Buffer.alloc(13)], ...chunks, ['IDAT', randomBytes(2_000)], ['IEND', Buffer.alloc(0)]] as const;
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    ...all.map(([name, data]) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(data.length);
      return Buffer.concat([length, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)]);
    }),
  ]);
}

export function webpOf(chunks: readonly (readonly [name: string, data: Buffer])[] = []): Buffer {
  const all = [['VP8 ', randomBytes(1_001)], ...chunks] as const;
  const body = Buffer.concat(
    all.map(([name, data]) => {
      const head = Buffer.from(`${name}\0\0\0\0`, 'latin1');
      head.writeUInt32LE(data.length, 4);
      return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
    }),
  );
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

export const pdf = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');
