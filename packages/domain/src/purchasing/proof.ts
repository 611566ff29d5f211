import * as z from 'zod/mini';
import { refuse, type Fit, type Refusal } from '../kernel/index.ts';
import { name } from '../person.ts';

/** How the station knew that it was the right person. */
export const proofs = ['code', 'name-and-phone', 'known'] as const;
export type Proof = (typeof proofs)[number];

/** A name and the last four digits of a phone, as somebody says them at the counter: checked, and written nowhere. */
export const saidOfPerson = z.object({
  name,
  phoneEnd: z.string().check(z.normalize('NFKC'), z.trim(), z.regex(/^\d{4}$/, { error: 'phone-end-invalid' })),
});

/** Why what was said of a person does not prove that they are who the thing of a number is for. */
export function strangerRefusal(fit: Fit, number: string): { readonly refusal: Refusal } | undefined {
  if (fit === 'fits') return undefined;
  return refuse(fit === 'no-phone' ? 'phone-not-kept' : 'name-or-phone-wrong', { number });
}
