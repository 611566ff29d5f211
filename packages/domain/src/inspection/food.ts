import * as z from 'zod/mini';

/**
 * A food as the standards name it, from the widest group to the item: `蔬菜:食用菌类:蘑菇类:香菇`. Blanks and wide colons are
 * made one way, so that what is typed and what a sheet brings are the same food.
 */
export function foodOf(text: string): string {
  return text
    .normalize('NFKC')
    .split(/[:>/]/)
    .map((part) => part.replaceAll(/\s+/g, ''))
    .filter((part) => part !== '')
    .join(':');
}

/** A food and the groups it belongs to, the item itself first: what a limit is looked for in, in that order. */
export function inheritedBy(food: string): readonly string[] {
  const parts = food.split(':');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join(':'));
}

/** What is tested for, as one word: blanks at its ends and widths make no other substance of it. */
export function substanceOf(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ');
}

/** Held to its length once more as it is kept: one sign that is written wide can be a word of eighteen, and the word is a key. */
function lengthOf(most: number, error: 'food-unreadable' | 'substance-unreadable') {
  return z.string().check(z.minLength(1, { error }), z.maxLength(most, { error }));
}

/** A food as a command says it; it is kept as `foodOf` makes it. */
export const food = z.pipe(
  z.string().check(z.maxLength(120, { error: 'food-unreadable' })),
  z.pipe(z.transform(foodOf), lengthOf(120, 'food-unreadable')),
);

/** What is tested for, as a command says it. */
export const substance = z.pipe(
  z.string().check(z.maxLength(60, { error: 'substance-unreadable' })),
  z.pipe(z.transform(substanceOf), lengthOf(60, 'substance-unreadable')),
);
