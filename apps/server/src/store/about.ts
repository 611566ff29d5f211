import type { About } from '@yangui/domain';
import * as z from 'zod';
import { kinds } from './load.ts';

/** What a booking is about, as a read answers it: whoever reads the line opens it. */
export const about: z.ZodType<About> = z.object({ kind: z.enum(kinds), id: z.uuid() });

/** The same as SQL, of a row of `posting` under the name `p`, or of the one table there is. */
export function aboutOf(p?: string): string {
  const of = p === undefined ? '' : `${p}.`;
  return `json_build_object('kind', ${of}about_kind, 'id', ${of}about_id)`;
}
