import { commands, countyCode, id, invariant, signInName } from '@yangui/domain';
import * as z from 'zod/mini';
import { checked } from '../http/checked.ts';

/** No password is longer: hashing must not be made to work on megabytes. */
export const LONGEST_PASSWORD = 200;
export const SHORTEST_PASSWORD = 10;

const text = (longest: number) => z.string().check(z.maxLength(longest));
const nameOf = (pattern: RegExp) =>
  z
    .string()
    .check(
      z.trim(),
      z.minLength(1, { error: 'name-missing' }),
      z.maxLength(60, { error: 'name-too-long' }),
      z.regex(pattern, { error: 'name-unreadable' }),
    );

const nameOrPhone = nameOf(/^[\p{L}\p{M}\p{N}._@+() -]+$/u);

/** What people call the device: no control characters. */
const device = z.string().check(z.trim(), z.maxLength(100), z.regex(/^[^\p{C}]*$/u));

const password = text(LONGEST_PASSWORD);
const newPassword = z
  .string()
  .check(z.minLength(SHORTEST_PASSWORD, { error: 'password-weak' }), z.maxLength(LONGEST_PASSWORD));
const pin = z.string().check(z.refine(isStrongPin, { error: 'pin-weak' }));

export const signInBody = z.object({ name: nameOrPhone, password, device });
/** Who signed in by a one-time password has just shown it, and is not asked for it again. */
export const passwordBody = z.object({ current: z.optional(password), next: newPassword });
const point = z.string().check(z.regex(/^[\w-]{87}$/));
/** An id that the device made for itself, and the uncompressed public points of one person's keys on it, in base64url: one to sign, one for what is sealed for it. */
export const deviceKeyBody = z.object({ device: id, publicKey: point, boxKey: z.optional(point) });
/** The password goes with it, unless it was shown just before. */
export const pinBody = z.object({ pin, current: z.optional(password) });
export const switchBody = z.object({ person: id, pin: text(100) });
export const idParams = z.object({ id });
export const signInToCreate = z.object({
  county: countyCode,
  person: id,
  signInName,
  phone: z.optional(z.string()),
  name: z.string(),
  password: z.optional(newPassword),
});
export type SignInToCreate = z.infer<typeof signInToCreate>;

/** Checks a person's name and phone by the very rule of the commands that bring them. */
export function checkPersonal(given: { name: string; phone?: string | undefined }): void {
  const rule = commands.get('appoint-partner')?.personalSchema;
  invariant(rule !== undefined, 'appointing a partner brings personal data');
  checked(rule, { name: given.name, phone: given.phone }, 'personal');
}

/** Six digits, neither all the same nor in a row up or down. */
function isStrongPin(given: string): boolean {
  if (!/^\d{6}$/.test(given)) return false;
  const steps = new Set(Array.from(given.slice(1), (digit, index) => Number(digit) - Number(given[index])));
  const [only] = steps;
  return steps.size > 1 || only === undefined || Math.abs(only) > 1;
}
