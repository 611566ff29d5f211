/** How large a piece is, in litres: what people can tell by looking, for the van's room. */
export const sizes = { small: 8, medium: 30, large: 100 } as const;
export type Size = keyof typeof sizes;
export const sizesNamed = ['small', 'medium', 'large'] as const satisfies readonly Size[];

const MOST_PIECES = 1_000;
const MOST_GRAMS = 10_000_000;

/** Pieces as typed: 1 to 1,000; undefined where it is no such number. */
export function piecesOf(typed: string): number | undefined {
  const count = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
  return count >= 1 && count <= MOST_PIECES ? count : undefined;
}

/** Kilograms as typed, with up to two decimals, in grams; undefined where it is no weight. */
export function gramsOf(typed: string): number | undefined {
  const text = typed.trim().replace(/。/, '.');
  const grams = /^\d{1,5}(\.\d{0,2})?$/.test(text) ? Math.round(Number(text) * 1_000) : 0;
  return grams >= 1 && grams <= MOST_GRAMS ? grams : undefined;
}

/** Grams in 斤, of which a kilogram has two. */
export function jinText(grams: number): string {
  return (grams / 500).toFixed(1).replace(/\.0$/, '');
}
