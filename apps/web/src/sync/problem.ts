import { commonProblems, filledText, type Details, type Problem } from '@yangui/domain';
import type { WireProblem } from './refused.ts';

type Problems = Readonly<Record<string, Problem>>;

/**
 * A refusal found on this side, with the same words as the server's.
 * @param among the problems of the module whose it is
 */
export function localProblem<P extends Problems>(among: P, code: keyof P & string, given: Details = {}): WireProblem {
  return worded(among, { code, details: given });
}

/** What a rule refused on this side, in the words of whatever may be meant. */
export function worded(among: Problems, { code, details }: { code: string; details: Details }): WireProblem {
  const { status, retry, zh, en } = among[code] ?? commonProblems.internal;
  return { code, status, retry, zh: filledText(zh, details), en: filledText(en, details), details: { ...details } };
}

/** Why a field of a form will not do, said once it is known which field it is. */
export type WhyNot = (where: string) => WireProblem;

export function whyNot<P extends Problems>(among: P, code: keyof P & string): WhyNot {
  return (where) => localProblem(among, code, { where });
}

/** One field is not right, and what stands in it says why. */
export const malformed = whyNot(commonProblems, 'malformed-command');
