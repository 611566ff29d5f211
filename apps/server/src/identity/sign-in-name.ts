/** How a sign-in name is stored and compared: whatever its case and the width of its letters. */
export function foldName(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

/** A phone number by its digits alone, without China's country code: 138 0013 8000, +86 138-0013-8000 are one number. */
export function foldPhone(typed: string): string {
  const digits = typed.normalize('NFKC').replaceAll(/[\s()+-]/g, '');
  return digits.length > 11 && digits.startsWith('86') ? digits.slice(2) : digits;
}

/** What was typed in the one field for either: sign-in names have a letter in them, phone numbers have none. */
export function foldEither(typed: string): string {
  return /\p{L}/u.test(typed) ? foldName(typed) : foldPhone(typed);
}
