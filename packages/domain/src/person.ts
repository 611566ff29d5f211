import * as z from 'zod/mini';

const NAME = /^[\p{Script=Han}\p{L}\p{M}\p{N}\p{Zs}·•.,'’()（）\-/&+%#×*"“”:：、]+$/u;

/** A name of a person or a thing as people write it: 1 to 60 letters of any script, no pictures, no control characters. */
export const name = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, { error: 'name-missing' }),
    z.maxLength(60, { error: 'name-too-long' }),
    z.regex(NAME, { error: 'name-unreadable' }),
  );

/** A phone number as it is kept, however it was written: in wide digits, in groups, with China’s own code before it. */
export function tidyPhone(typed: string): string {
  const plain = typed.normalize('NFKC').replaceAll(/\s/g, '');
  return /^(?:\+?86-?|0086-?)?(1(?:-?\d){10})$/.exec(plain)?.[1]?.replaceAll('-', '') ?? plain;
}

/** A mainland mobile number, or a landline with its area code, in whatever form it was typed. */
export const phone = z
  .string()
  .check(z.overwrite(tidyPhone), z.regex(/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/, { error: 'phone-invalid' }));

/** What a person signs in by: letters and digits of any script with . _ - @ between; one letter at least, so that it is no phone number. Whatever the width that an input method gives them. */
export const signInName = z
  .string()
  .check(
    z.normalize('NFKC'),
    z.trim(),
    z.minLength(1, { error: 'name-missing' }),
    z.maxLength(60, { error: 'name-too-long' }),
    z.regex(/^(?=.*\p{L})[\p{L}\p{M}\p{N}._@-]+$/u, { error: 'name-unreadable' }),
  );

/** The private part that a command about a person brings: only what the work needs, most of it optional. */
export const personal = z.object({
  name,
  phone: z.optional(phone),
  address: z.optional(z.string().check(z.trim(), z.maxLength(200, { error: 'address-too-long' }))),
});
export type Personal = z.infer<typeof personal>;

/** A name for a label that everybody can read: the surname, and a star. Of a name in Latin letters, its first letter. */
export function maskName(full: string): string {
  const [first = ''] = full.trim();
  return `${first}*`;
}

/** A phone number for eyes that need only recognise it: 138****1234. */
export function maskPhone(full: string): string {
  return full.length < 7 ? full : `${full.slice(0, 3)}****${full.slice(-4)}`;
}
