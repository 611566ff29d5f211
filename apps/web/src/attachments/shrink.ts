import {
  FIRST_BYTES,
  formatOf,
  UNKNOWN_FORMAT,
  type AttachmentType,
  attachmentsProblems,
  devicesProblems,
} from '@yangui/domain';
import type { FileLimits } from '../sync/attachments/kept-attachment.ts';
import { sha256Of } from '../sync/attachments/sha256.ts';
import { localProblem } from '../sync/problem.ts';
import { Refused } from '../sync/refused.ts';

/** The longer side in pixels, and JPEG's quality, the best first: what a photo of a stack of parcels needs to be recognised. */
const attempts = [
  [1_600, 0.75],
  [1_280, 0.72],
  [1_000, 0.72],
  [1_000, 0.55],
  [800, 0.55],
  [640, 0.5],
  [480, 0.4],
] as const;
/** A side for which so few bytes are no more than a blur is not tried. */
const LEAST_BYTES_PER_PIXEL = 0.08;

/** A file as it is kept and sent. */
export interface TakenFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
  readonly mediaType: AttachmentType;
}

/**
 * Makes a file ready to be kept by the dozen and sent over a slow line. What it is its first bytes say, whatever it is called. A
 * picture is drawn anew, as a JPEG: so it is small, and what the camera wrote beside it (place, time, make of the phone) is gone. A
 * document stays as it is.
 * @throws Refused `file-type-refused` where it is none of the types that are taken, `photo-unreadable` where it is no picture that
 *   this browser knows or cannot be made small enough, `attachment-too-large` where it is too large a document
 */
export async function readied(file: File, { types, mostBytes }: FileLimits): Promise<TakenFile> {
  const { format, type } = formatOf(new Uint8Array(await file.slice(0, FIRST_BYTES).arrayBuffer()));
  if (format === UNKNOWN_FORMAT) throw new Refused(localProblem(devicesProblems, 'photo-unreadable'));
  if (type === undefined || !(type.startsWith('image/') || types.includes(type)))
    throw new Refused(localProblem(devicesProblems, 'file-type-refused', { name: file.name, found: format }));
  if (!type.startsWith('image/')) {
    if (file.size > mostBytes)
      throw new Refused(localProblem(attachmentsProblems, 'attachment-too-large', { where: file.name }));
    return named(file, type);
  }
  const image = await createImageBitmap(file).catch(() => undefined);
  if (image === undefined) throw new Refused(localProblem(devicesProblems, 'photo-unreadable'));
  try {
    const possible = attempts.filter(([side]) => mostBytes >= side * side * 0.75 * LEAST_BYTES_PER_PIXEL);
    for (const [side, quality] of possible) {
      const blob = await drawn(image, side, quality);
      if (blob !== null && blob.size <= mostBytes) return await named(blob, 'image/jpeg');
    }
  } finally {
    image.close();
  }
  throw new Refused(localProblem(devicesProblems, 'photo-unreadable'));
}

function drawn(image: ImageBitmap, side: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const context = canvas.getContext('2d');
  if (context === null) return Promise.resolve(null);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}

async function named(blob: Blob, mediaType: AttachmentType): Promise<TakenFile> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return { bytes, sha256: await sha256Of(bytes), mediaType };
}
