import { readFileSync } from 'node:fs';
import * as common from '@zxcvbn-ts/language-common';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import type { ProblemCode } from '@yangui/domain';
import { SHORTEST_PASSWORD } from './input.ts';

/** What others can know of a person: their password holds out without it. */
export interface About {
  readonly signInName: string;
  readonly name: string;
  readonly phone: string | null;
}

/** The estimate from which a password is taken: more than 10^8 guesses by somebody who knows the lists (zxcvbn's 3 of 4). */
const STRONG_ENOUGH = 3;
/** Whether it is strong shows in so many characters; longer ones only cost time. */
const LOOKED_AT = 64;

let estimator: ZxcvbnFactory | undefined;

function opened(): ZxcvbnFactory {
  const file = readFileSync(new URL('common-chinese-passwords.txt', import.meta.url), 'utf8');
  const chinese = file.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new ZxcvbnFactory({ dictionary: { ...common.dictionary, chinese }, graphs: common.adjacencyGraphs });
}

/**
 * Why a password is not taken: too short; made of what everybody chooses, of repeats, runs of keys, digits or dates; or made of
 * the person's own names or phone. Undefined where it holds out.
 */
export function passwordProblem(password: string, { signInName, name, phone }: About): ProblemCode | undefined {
  const typed = password.normalize('NFKC').trim();
  if (typed.length < SHORTEST_PASSWORD) return 'password-weak';
  // Of figures alone people make dates, telephone and identity numbers.
  if (/^[\p{N}\p{P}\p{Z}]+$/u.test(typed)) return 'password-common';
  estimator ??= opened();
  const own = [signInName, name, phone ?? ''].flatMap((part) => {
    const parts = part.split(/[\s._@+-]+/);
    return [part, parts.join(''), ...parts];
  });
  const looked = typed.slice(0, LOOKED_AT);
  const { score } = estimator.check(
    looked,
    own.filter((part) => part.length > 1),
  );
  if (score >= STRONG_ENOUGH) return undefined;
  return estimator.check(looked).score >= STRONG_ENOUGH ? 'password-own-name' : 'password-common';
}
