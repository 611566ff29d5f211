import type { ProblemCode } from '@yangui/domain';
import type { WireProblem } from '../sync/refused.ts';

/** Beside which field a refusal stands, by its code. */
export type Blames<F extends string> = { readonly [C in ProblemCode]?: F };

/**
 * The field a refusal is about: the one it names (`payload.lines.0.quantity` is about `lines`), or the one the form
 * says its code is about. Undefined where it is about the whole.
 */
export function blamedFor(
  refused: { readonly problem: WireProblem; readonly where: string | undefined },
  fields: readonly string[],
  blames: Readonly<Record<string, string | undefined>> = {},
): string | undefined {
  const where = refused.where ?? refused.problem.details?.['where'];
  const path = typeof where === 'string' ? where.replace(/^(payload|personal)\./, '') : '';
  return fields.find((name) => path === name || path.startsWith(`${name}.`)) ?? blames[refused.problem.code];
}

/** The refusal as a field says it: calling it by its label and not by the schema's name for it. */
export function calledBy(label: string, problem: WireProblem | undefined): WireProblem | undefined {
  const where = problem?.details?.['where'];
  if (problem === undefined || typeof where !== 'string') return problem;
  const said = (words: string) => words.replace(where, label);
  return { ...problem, zh: said(problem.zh), en: said(problem.en), details: { ...problem.details, where: label } };
}
