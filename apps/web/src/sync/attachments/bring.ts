import * as z from 'zod/mini';
import { ask } from '../http.ts';
import { PIECE_BYTES } from './attachments.ts';

const answer = z.object({ received: z.number(), whole: z.boolean() });
const PATIENCE_MS = 60_000;

/**
 * Brings the bytes of an attachment whose record is there, piece by piece, on a device that keeps none.
 * @throws NoAnswer, Refused; brought again it goes on where the server says
 */
export async function bring(
  county: string,
  { id, sha256, bytes }: { readonly id: string; readonly sha256: string; readonly bytes: Uint8Array<ArrayBuffer> },
): Promise<void> {
  let from = 0;
  for (;;) {
    const query = new URLSearchParams({ sha256, sizeBytes: String(bytes.length), from: String(from) });
    const { received, whole } = await ask(`/api/counties/${county}/attachments/${id}?${query.toString()}`, answer, {
      method: 'PUT',
      body: bytes.subarray(from, from + PIECE_BYTES),
      patienceMs: PATIENCE_MS,
    });
    if (whole) return;
    if (received === from) throw new Error('the server takes no more of it');
    from = received;
  }
}
