import type { Place } from '@yangui/domain';

/** A pattern that finds `text` anywhere, its own % and _ taken literally; null where nothing is asked. */
export function anywhere(text: string | undefined): string | null {
  const trimmed = text?.trim();
  return trimmed ? `%${trimmed.replace(/[\\%_]/g, '\\$&')}%` : null;
}

/** A LIKE pattern of a place and all that lies in it. */
export function under(place: Place): string {
  return `${place}%`;
}

/** A text read backwards, as indexes on endings have it. */
export function backwards(text: string): string {
  return text.split('').toReversed().join('');
}
