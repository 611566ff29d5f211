import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AttachmentType } from '@yangui/domain';
import { examine } from './examine.ts';
import { exifOf, jpegOf, jpegSegment, pdf, pngOf, webpOf } from './test-files.ts';

const jpeg = jpegOf(3_000);
const html = Buffer.from('<!doctype html><script>fetch("/api")</script>');
const zip = Buffer.from('504b0304140000000000', 'hex');

/** What each file comes to, told as a type. */
const doubts: Readonly<Record<string, readonly [Buffer, AttachmentType, string | undefined]>> = {
  'a JPEG': [jpeg, 'image/jpeg', undefined],
  'a PNG': [pngOf(), 'image/png', undefined],
  'a WebP': [webpOf(), 'image/webp', undefined],
  'a PDF': [pdf, 'application/pdf', undefined],
  'a JPEG with the colours of its screen': [
    jpegOf(3_000, [jpegSegment(0xe2, Buffer.from('ICC_PROFILE\0\u0001\u0001data', 'latin1'))]),
    'image/jpeg',
    undefined,
  ],
  'a PNG called a JPEG': [pngOf(), 'image/jpeg', 'attachment-type-refused PNG'],
  'a page called a PNG': [html, 'image/png', 'attachment-type-refused HTML'],
  'a drawing that runs scripts': [Buffer.from('<svg onload="x()"/>'), 'image/png', 'attachment-type-refused SVG'],
  'nothing much': [Buffer.from('hi'), 'image/jpeg', 'attachment-type-refused ?'],
  'a JPEG with an archive behind it': [Buffer.concat([jpeg, zip]), 'image/jpeg', 'attachment-type-refused JPEG + ZIP'],
  'a PNG with a page behind it': [Buffer.concat([pngOf(), html]), 'image/png', 'attachment-type-refused PNG + HTML'],
  'a WebP with a page behind it': [
    Buffer.concat([webpOf(), html]),
    'image/webp',
    'attachment-type-refused WebP + HTML',
  ],
  'a PDF with an archive behind it': [Buffer.concat([pdf, zip]), 'application/pdf', 'attachment-type-refused PDF …'],
  'a page that begins as a JPEG': [
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), html]),
    'image/jpeg',
    'attachment-has-metadata APP0',
  ],
  'a JPEG that breaks off': [jpeg.subarray(0, 2_000), 'image/jpeg', 'attachment-type-refused JPEG …'],
  'a JPEG with the place it was taken at': [jpegOf(3_000, [exifOf()]), 'image/jpeg', 'attachment-has-metadata EXIF'],
  'a JPEG with a comment': [
    jpegOf(3_000, [jpegSegment(0xfe, Buffer.from('王家村 13800001234'))]),
    'image/jpeg',
    'attachment-has-metadata JPEG comment',
  ],
  'a JPEG with more pictures in it': [
    jpegOf(3_000, [jpegSegment(0xe2, Buffer.from('MPF\0data', 'latin1'))]),
    'image/jpeg',
    'attachment-has-metadata APP2',
  ],
  'a PNG with EXIF': [pngOf([['eXIf', Buffer.from('MM GPS')]]), 'image/png', 'attachment-has-metadata PNG eXIf'],
  'a PNG with a text': [pngOf([['tEXt', Buffer.from('Author')]]), 'image/png', 'attachment-has-metadata PNG tEXt'],
  'a WebP with EXIF': [webpOf([['EXIF', Buffer.from('GPS')]]), 'image/webp', 'attachment-has-metadata WebP EXIF'],
  'a WebP with XMP': [webpOf([['XMP ', Buffer.from('<x/>')]]), 'image/webp', 'attachment-has-metadata WebP XMP?'],
};

describe('What is looked at before bytes are kept', () => {
  for (const [name, [bytes, type, expected]] of Object.entries(doubts))
    test(`${name}: ${expected ?? 'taken'}`, () => {
      const doubt = examine(bytes, type, true);
      assert.equal(doubt && `${doubt.code} ${doubt.found}`, expected);
    });

  test('is enough at every moment: of a picture that says where it was taken, not one byte of that is ever let through', () => {
    const secret = 'GPS 43.5 N 125.6 E';
    for (const [bytes, type] of [
      [jpegOf(3_000, [exifOf(secret)]), 'image/jpeg'],
      [pngOf([['eXIf', Buffer.from(secret)]]), 'image/png'],
      [webpOf([['EXIF', Buffer.from(secret)]]), 'image/webp'],
    ] as const) {
      const at = bytes.indexOf(secret);
      assert.ok(at > 0);
      for (let length = at + 1; length <= bytes.length; length += 1)
        assert.equal(
          examine(bytes.subarray(0, length), type, length === bytes.length)?.code,
          'attachment-has-metadata',
        );
    }
  });

  test('lets every beginning of a clean file through, however the line cuts it', () => {
    for (const [bytes, type] of [
      [jpeg, 'image/jpeg'],
      [pngOf(), 'image/png'],
      [webpOf(), 'image/webp'],
      [pdf, 'application/pdf'],
    ] as const)
      for (let length = 1; length < bytes.length; length += 1)
        assert.equal(examine(bytes.subarray(0, length), type, false), undefined, `${type} at ${length}`);
  });
});
