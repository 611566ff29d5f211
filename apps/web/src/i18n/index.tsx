import { createContext, type ComponentChildren } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { UiWordsContext, type Refusal } from '../ui/words.ts';
import { catalogueOf, type Language } from './catalogue.ts';
import { isLanguage, spokenBy } from './spoken.ts';
import type { Messages } from './zh/index.ts';

export { catalogueOf, withWords, type Language, type LaterWords } from './catalogue.ts';
export type { Messages };

const STORED = 'yangui.language';
const tags: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

interface Speech {
  readonly language: Language;
  readonly messages: Messages;
  readonly speak: (language: Language) => void;
}

const Spoken = createContext<Speech | undefined>(undefined);

/** The language chosen on this device; before anybody chose, the first of the browser's own that is spoken here, else Chinese. */
export function chosenLanguage(): Language {
  const chosen = localStorage.getItem(STORED);
  return isLanguage(chosen) ? chosen : spokenBy(navigator.languages);
}

interface SpeakingProps {
  readonly first: Messages;
  /** The language of `first`; the one that is chosen on this device where none is named. */
  readonly language?: Language;
  readonly children: ComponentChildren;
}

/** Gives the screens their words. The first catalogue is fetched before anything is drawn. */
export function Speaking(props: SpeakingProps) {
  const [speech, setSpeech] = useState(() => ({
    language: props.language ?? chosenLanguage(),
    messages: props.first,
  }));
  useEffect(() => {
    document.documentElement.lang = tags[speech.language];
  }, [speech.language]);
  const speak = (language: Language) => {
    localStorage.setItem(STORED, language);
    void catalogueOf(language).then((messages) => setSpeech({ language, messages }));
  };
  return (
    <Spoken.Provider value={{ ...speech, speak }}>
      <UiWordsContext.Provider value={{ ...speech.messages.shell, say: problemTextIn(speech) }}>
        {props.children}
      </UiWordsContext.Provider>
    </Spoken.Provider>
  );
}

/** The texts of the chosen language. */
export function useMessages(): Messages {
  return useSpeech().messages;
}

/** The chosen language, and how to choose another. */
export function useSpeech(): Speech {
  const speech = useContext(Spoken);
  if (speech === undefined) throw new Error('a screen was drawn outside Speaking');
  return speech;
}

/** Words that the server sends in both languages, as they are said in the chosen one. */
export function useSaid(): (said: Readonly<Record<Language, string>>) => string {
  const { language } = useSpeech();
  return (said) => said[language];
}

/** The words of a problem in the chosen language; a field is called by what its label says. */
export function useProblemText(): (problem: Refusal) => string {
  return problemTextIn(useSpeech());
}

function problemTextIn({ language, messages }: Pick<Speech, 'language' | 'messages'>): (problem: Refusal) => string {
  return (problem) => {
    const where = problem.details?.['where'];
    if (typeof where !== 'string') return problem[language];
    const fields: Readonly<Record<string, string>> = messages.shell.fields;
    const field = fields[where.split('.').at(-1) ?? ''];
    return field === undefined ? problem[language] : problem[language].replace(where, field);
  };
}
