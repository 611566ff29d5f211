import { filledText, isProblemCode, problems, type ProblemCode } from '@yangui/domain';
import type { WireProblem } from './refused.ts';

/** A refusal found on this side, by the same rules and with the same words as the server's. */
export function localProblem(code: ProblemCode, given: Readonly<Record<string, string | number>> = {}): WireProblem {
  const { status, retry, zh, en } = problems[code];
  return { code, status, retry, zh: filledText(zh, given), en: filledText(en, given), details: { ...given } };
}

/** Whether the server's problem is one this version of the registry knows. */
export function knownCode(of: WireProblem): ProblemCode | undefined {
  return isProblemCode(of.code) ? of.code : undefined;
}
