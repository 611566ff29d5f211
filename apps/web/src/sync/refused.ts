import * as z from 'zod/mini';

const details = z.record(z.string(), z.union([z.string(), z.number()]));

/** A refusal or failure as the server words it, in both languages. */
export const problem = z.object({
  code: z.string(),
  status: z.number(),
  retry: z.enum(['never', 'later', 'changed']),
  zh: z.string(),
  en: z.string(),
  details: z.optional(details),
});
export type WireProblem = z.infer<typeof problem>;

/** What a request threw: the server said no, or something broke there. */
export class Refused extends Error {
  override name = 'Refused';
  readonly problem: WireProblem;
  constructor(problem: WireProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** What the device said no to, where the server could not be asked. */
export class RefusedHere extends Refused {
  override name = 'RefusedHere';
}

/** What a request threw when no answer came: whether it arrived is not known. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}
