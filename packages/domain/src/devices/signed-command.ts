import * as z from 'zod/mini';
import { envelope, type Envelope } from '../kernel/index.ts';

/**
 * A command with proof of who made it: ECDSA over P-256 with SHA-256 (FIPS 186-5), 64 bytes in base64url as WebCrypto
 * makes it, over `signedText`. `key` names the signing key: it belongs to one person on one device. So it does not
 * matter who carries the command to the server, or when.
 */
export const signedCommand = z.extend(envelope, {
  key: z.string().check(z.regex(/^[\w-]{22}$/)),
  signature: z.string().check(z.regex(/^[\w-]{86}$/)),
});
export type SignedCommand = z.infer<typeof signedCommand>;

/** What is signed, to the letter. JSON that was read and written again keeps its letters, so both sides find the same text. */
export function signedText(county: string, { id, type, at, payload, personal }: Envelope): string {
  return JSON.stringify(['yangui-command-1', county, id, type, at, payload, personal ?? null]);
}

/**
 * The server's word that a key is a person's on a device, sealed by the server: whoever lost the record of it in a
 * restore believes it again.
 */
export const keyCertificate = z.object({
  key: z.string().check(z.regex(/^[\w-]{22}$/)),
  person: z.string(),
  device: z.string(),
  /** The public point, uncompressed: 65 bytes in base64url. `key` is the first 16 bytes of its SHA-256, in base64url. */
  publicKey: z.string().check(z.regex(/^[\w-]{87}$/)),
  registeredAt: z.number(),
  seal: z.string().check(z.maxLength(64)),
});
export type KeyCertificate = z.infer<typeof keyCertificate>;
