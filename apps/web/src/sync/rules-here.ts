import type { Rules } from '@yangui/domain';
import { createContext } from 'preact';

/** Fetches the rules and refusals of the modules that the surface works with, which it names in its `rules.ts`. */
export type FetchRules = () => Promise<Rules>;

/** Where somebody works: nothing is sent outside of a surface. */
export const RulesContext = createContext<FetchRules>(() => Promise.reject(new Error('no surface is here')));
