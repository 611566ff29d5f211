import { accessKinds, keyCertificate } from '@yangui/domain';
import { moment, named } from '@yangui/domain/reads';
import * as z from 'zod/mini';

/** What the identity routes answer. */

const news = z.object({
  since: moment,
  passwordMadeAt: z.nullable(moment),
  elsewhere: z.array(z.object({ device: z.nullable(z.string()), at: moment })),
  failed: z.int(),
});

/** Who came in. `oneTimeUntil`: until when the password is a one-time one, which opens nothing but the choice of an own one. */
export const signedInShape = z.object({
  person: named,
  oneTimeUntil: z.optional(moment),
  news: z.optional(news),
});
export const deviceShape = z.object({ people: z.array(named) });
export const visitsShape = z.object({
  visits: z.array(
    z.object({
      id: z.string(),
      at: moment,
      kind: z.enum(accessKinds),
      device: z.nullable(z.string()),
      address: z.nullable(z.string()),
      what: z.nullable(z.string()),
      count: z.int(),
      here: z.boolean(),
    }),
  ),
});
export const sessionsShape = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      device: z.nullable(z.string()),
      createdAt: moment,
      lastSeenAt: moment,
      current: z.boolean(),
    }),
  ),
});
export const certifiedShape = z.object({ certificate: keyCertificate });
