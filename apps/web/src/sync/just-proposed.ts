import type { Matter } from '@yangui/domain';

/** What was just proposed from this page, to be said where people look. */
export interface JustProposed {
  readonly command: string;
  readonly matter: Matter;
}

let last: JustProposed | undefined;
const listeners = new Set<() => void>();

export function noteProposed(proposed: JustProposed | undefined): void {
  last = proposed;
  for (const listener of listeners) listener();
}

export function justProposed(): JustProposed | undefined {
  return last;
}

export function onProposed(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
