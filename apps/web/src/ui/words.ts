import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** A refusal as it is shown: by which code it is known, and what else its words are made of. */
export interface Refusal {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly details?: Readonly<Record<string, string | number>> | undefined;
}

/** The few words that plain parts say themselves; all others come in where they are used. */
export interface UiWords {
  readonly close: string;
  readonly clearSearch: string;
  readonly loading: string;
  readonly sortBy: string;
  readonly unsorted: string;
  readonly ascending: (title: string) => string;
  readonly descending: (title: string) => string;
  /** A refusal in the language that is spoken. */
  readonly say: (problem: Refusal) => string;
}

export const UiWordsContext = createContext<UiWords | undefined>(undefined);

export function useUiWords(): UiWords {
  const words = useContext(UiWordsContext);
  if (words === undefined) throw new Error('something was drawn where nobody says its words');
  return words;
}
