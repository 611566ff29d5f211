import { countOf, gramsOf } from '../../forms/typed-figures.ts';

/** How large a piece is, in litres: what people can tell by looking, for the van's room. */
export const sizes = { small: 8, medium: 30, large: 100 } as const;
export type Size = keyof typeof sizes;
export const sizesNamed = ['small', 'medium', 'large'] as const satisfies readonly Size[];

const MOST_PIECES = 1_000;
const MOST_GRAMS = 10_000_000;

/** Pieces as typed: 1 to 1,000; undefined where it is no such number. */
export function piecesOf(typed: string): number | undefined {
  const count = countOf(typed) ?? 0;
  return count >= 1 && count <= MOST_PIECES ? count : undefined;
}

/** Kilograms as typed, in grams, as much as a consignment may weigh; undefined where it is no weight. */
export function weightOf(typed: string): number | undefined {
  const grams = gramsOf(typed) ?? 0;
  return grams >= 1 && grams <= MOST_GRAMS ? grams : undefined;
}

/** Grams in 斤, of which a kilogram has two. */
export function jinText(grams: number): string {
  return (grams / 500).toFixed(1).replace(/\.0$/, '');
}
