import { PHOTO_LIMIT_BYTES } from '@yangui/domain';
import { localProblem } from '../sync/problem.ts';
import { Refused } from '../sync/refused.ts';

/** The longer side in pixels, and JPEG's quality, the best first: what a photo of a stack of parcels needs to be recognised. */
const attempts = [
  [1_000, 0.72],
  [1_000, 0.55],
  [800, 0.55],
  [640, 0.5],
  [480, 0.4],
] as const;

/** A photo as it is kept and sent. */
export interface TakenPhoto {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The SHA-256 in hex. */
  readonly fingerprint: string;
}

/**
 * Makes a photo small enough to be kept by the dozen and sent over a slow line. It is drawn anew, so that what the camera wrote
 * beside it (place, time, make of the phone) is gone.
 * @throws Refused `photo-unreadable` where it is no picture that this browser knows
 */
export async function shrunk(file: Blob): Promise<TakenPhoto> {
  const image = await createImageBitmap(file).catch(() => undefined);
  if (image === undefined) throw new Refused(localProblem('photo-unreadable'));
  try {
    for (const [side, quality] of attempts) {
      const blob = await drawn(image, side, quality);
      if (blob !== null && blob.size <= PHOTO_LIMIT_BYTES) return await printed(blob);
    }
  } finally {
    image.close();
  }
  throw new Refused(localProblem('photo-unreadable'));
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

async function printed(blob: Blob): Promise<TakenPhoto> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return { bytes, fingerprint: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') };
}
