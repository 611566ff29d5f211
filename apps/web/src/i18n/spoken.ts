import type { Language } from './catalogue.ts';

/** Whether it is a language that the screens speak. */
export function isLanguage(name: string | null | undefined): name is Language {
  return name === 'zh' || name === 'en';
}

/** The first of a browser's languages (BCP 47) that is spoken here; Chinese where none is. */
export function spokenBy(languages: readonly string[]): Language {
  return languages.map((tag) => tag.toLowerCase().split('-')[0]).find(isLanguage) ?? 'zh';
}
