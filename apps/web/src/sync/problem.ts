import { isProblemCode, problems, type ProblemCode } from '@yangui/domain';
import type { WireProblem } from './refused.ts';

/** A refusal found on this side, by the same rules and with the same words as the server's. */
export function localProblem(code: ProblemCode, given: Readonly<Record<string, string | number>> = {}): WireProblem {
  const { status, retry, zh, en } = problems[code];
  return { code, status, retry, zh: filled(zh, given), en: filled(en, given), details: { ...given } };
}

/** Whether the server's problem is one this version of the registry knows. */
export function knownCode(of: WireProblem): ProblemCode | undefined {
  return isProblemCode(of.code) ? of.code : undefined;
}

function filled(text: string, given: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => {
    const value = given[key];
    if (value === undefined) return whole;
    return key.endsWith('Fen') && typeof value === 'number' ? (value / 100).toFixed(2) : String(value);
  });
}
