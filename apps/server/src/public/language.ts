import type { FastifyRequest } from 'fastify';
import { en } from './words/en.ts';
import { zh, type PublicWords } from './words/zh.ts';

export type Language = 'zh' | 'en';

export const publicWords: Readonly<Record<Language, PublicWords>> = { zh, en };

/**
 * The language of a page: what its address asks for (`?lang=en`), else the first of the browser's that there is. Chinese where
 * neither says.
 */
export function languageOf({ query, headers }: Pick<FastifyRequest, 'query' | 'headers'>): Language {
  const asked = typeof query === 'object' && query !== null && 'lang' in query ? query.lang : undefined;
  if (asked === 'zh' || asked === 'en') return asked;
  const wished = (headers['accept-language'] ?? '')
    .split(',')
    .map((one) => one.trim().slice(0, 2).toLowerCase())
    .find((one) => one === 'zh' || one === 'en');
  return wished === 'en' ? 'en' : 'zh';
}
