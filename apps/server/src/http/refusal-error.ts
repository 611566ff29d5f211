import type { Details, ProblemCode, Refusal } from '@yangui/domain';

/** A refusal on its way out of a route: thrown, and turned into the answer in one place (`problem-answer.ts`). */
export class RefusalError extends Error {
  override name = 'RefusalError';
  readonly refusal: Refusal;

  constructor(code: ProblemCode, details: Details = {}) {
    super(code);
    this.refusal = { code, details };
  }
}
