import { isProblemCode } from '@yangui/domain';
import * as z from 'zod/mini';
import { RefusalError } from './refusal-error.ts';

/**
 * A part of a request, as its shape has it. Refused with the code that the shape gives to what is wrong, else as
 * `malformed-request` with the first field that is.
 * @param what the part, where nothing smaller is to blame
 */
export function checked<T extends z.core.$ZodType>(shape: T, given: unknown, what: string): z.core.output<T> {
  const read = z.safeParse(shape, given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  if (isProblemCode(issue?.message)) throw new RefusalError(issue.message);
  throw new RefusalError('malformed-request', { where: issue?.path.join('.') || what });
}
