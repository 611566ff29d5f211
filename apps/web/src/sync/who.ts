import { roles, type Capability } from '@yangui/domain';
import type { DeviceHere, SignedIn, Visits } from '@yangui/domain/reads';
import * as z from 'zod/mini';

/**
 * The shapes of who somebody is and what they may do: all that the door needs to know. They are checked as they come in, for what
 * they say decides who stands here and is kept on the device, also by an earlier version of the app.
 */

export const named = z.object({ id: z.string(), name: z.string() });
export const moment = z.number();

export const nothing = z.unknown();

export const device = z.object({ people: z.array(named) }) satisfies z.ZodMiniType<DeviceHere>;
/** What happened to somebody's sign-in since they last came in on this device. */
export type News = NonNullable<SignedIn['news']>;
const news = z.object({
  since: moment,
  passwordMadeAt: z.nullable(moment),
  elsewhere: z.array(z.object({ device: z.nullable(z.string()), at: moment })),
  failed: z.number(),
}) satisfies z.ZodMiniType<News>;
/** `oneTimeUntil`: until when the password is a one-time one, which opens nothing but the choice of an own one. */
export const signedIn = z.object({
  person: named,
  oneTimeUntil: z.optional(z.number()),
  news: z.optional(news),
}) satisfies z.ZodMiniType<SignedIn>;
export type Visit = Visits['visits'][number];
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
