import * as z from 'zod/mini';

/** How many codes there are: four digits, and one more by which a slip of the tongue or the finger is noticed at once. */
export const HANDOVER_CODES = 10_000;

/** How many codes a load may have: one for each time that a part of it is handed over. */
export const MOST_HANDOVER_CODES = 6;

/**
 * The code by which a station proves that it took a load from a driver: four digits and a check digit after Luhn
 * (ISO/IEC 7812-1, annex B). Whoever seals the load draws it; the station sees it, the driver does not, so that only a
 * driver who stood there can have it. The driver's phone cannot tell whether it is right, only whether it was misheard.
 * @param number which of the codes: 0 up to, not including, {@link HANDOVER_CODES}
 */
export function handoverCode(number: number): string {
  const digits = String(number % HANDOVER_CODES).padStart(4, '0');
  const check = '0123456789'.split('').find((digit) => holds(digits + digit)) ?? '';
  return digits + check;
}

/** Whether a code was heard and written without a slip; not whether it is the load's own. */
export function isHandoverCode(text: string): boolean {
  return /^\d{5}$/.test(text) && holds(text);
}

export const handoverCodeText = z
  .string()
  .check(z.trim(), z.refine(isHandoverCode, { error: 'handover-code-invalid' }));

/** Luhn's sum: every second digit from the right doubled, nines cast out. */
function holds(code: string): boolean {
  const sum = code
    .split('')
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
