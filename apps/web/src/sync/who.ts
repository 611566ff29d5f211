import { accessKinds, roles, type Capability } from '@yangui/domain';
import * as z from 'zod/mini';

/** The shapes of who somebody is and what they may do: all that the door needs to know. */

export const named = z.object({ id: z.string(), name: z.string() });
export const moment = z.number();

export const nothing = z.unknown();

export const device = z.object({ people: z.array(named) });
/** `oneTimeUntil`: until when the password is a one-time one, which opens nothing but the choice of an own one. */
/** What happened to somebody's sign-in since they last came in on this device. */
const news = z.object({
  since: moment,
  passwordMadeAt: z.nullable(moment),
  elsewhere: z.array(z.object({ device: z.nullable(z.string()), at: moment })),
  failed: z.number(),
});
export type News = z.infer<typeof news>;
export const signedIn = z.object({ person: named, oneTimeUntil: z.optional(z.number()), news: z.optional(news) });
/** A person's own access, newest first. */
export const visits = z.object({
  visits: z.array(
    z.object({
      id: z.string(),
      at: moment,
      kind: z.enum(accessKinds),
      device: z.nullable(z.string()),
      address: z.nullable(z.string()),
      what: z.nullable(z.string()),
      count: z.number(),
      here: z.boolean(),
    }),
  ),
});
export type Visit = z.infer<typeof visits>['visits'][number];
export const sessions = z.object({
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
export const oneTimePassword = z.object({ password: z.string(), oneTimeUntil: z.number() });

export const holding = z.object({ role: z.enum(roles), place: z.string(), placeName: z.string() });
const station = z.object({ id: z.string(), name: z.string(), village: z.string(), villageName: z.string() });
const county = z.object({
  county: z.string(),
  name: z.string(),
  seq: z.number(),
  sample: z.optional(z.boolean()),
  holdings: z.array(holding),
  capabilities: z.record(z.string(), z.array(z.string())),
  /** What they may do and see of their own alone. */
  own: z.optional(z.array(z.string())),
  stations: z.array(station),
});
export const me = z.object({ person: named, counties: z.array(county) });
export type Me = z.infer<typeof me>;
export type County = z.infer<typeof county>;
export type OwnStation = z.infer<typeof station>;

/** The places where this person may do a thing in this county. */
export function placesOf(of: County, capability: Capability): readonly string[] {
  return Object.hasOwn(of.capabilities, capability) ? (of.capabilities[capability] ?? []) : [];
}
