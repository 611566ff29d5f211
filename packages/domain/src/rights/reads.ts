import * as z from 'zod/mini';
import { roles } from '../capabilities.ts';
import { staffParts } from '../kernel/index.ts';
import { accessKinds, viewedList, viewToKeep } from './index.ts';
import {
  days,
  defineRead,
  maybeText,
  moment,
  named,
  pageOf,
  paging,
  person,
  shape,
  sumsOf,
  told,
  wholeOf,
} from '../read.ts';

const news = shape('News', {
  since: moment,
  passwordMadeAt: z.nullable(moment),
  elsewhere: z.array(z.object({ device: maybeText, at: moment })),
  failed: z.int(),
});

/** Who came in. `oneTimeUntil`: until when the password is a one-time one, which opens nothing but the choice of an own one. */
export const signedIn = z.object({ person: named, oneTimeUntil: z.optional(moment), news: z.optional(news) });
/** Who has a PIN on a device. */
export const deviceHere = z.object({ people: z.array(named) });
/** A person's own access, newest first. */
export const visits = z.object({
  visits: z.array(
    z.object({
      id: z.string(),
      at: moment,
      kind: z.enum(accessKinds),
      device: maybeText,
      address: maybeText,
      what: maybeText,
      count: z.int(),
      here: z.boolean(),
    }),
  ),
});
export const sessions = z.object({
  sessions: z.array(
    z.object({ id: z.string(), device: maybeText, createdAt: moment, lastSeenAt: moment, current: z.boolean() }),
  ),
});
/** Who is signed in, and what they may do where. */
export const me = z.object({
  person: named,
  counties: z.array(
    z.object({
      county: z.string(),
      name: z.string(),
      sample: z.boolean(),
      seq: z.int(),
      holdings: z.array(z.object({ role: z.enum(roles), place: z.string(), placeName: z.string() })),
      capabilities: z.record(z.string(), z.array(z.string())),
      own: told(z.array(z.string()), 'what they may do and see of their own alone'),
      stations: z.array(z.object({ id: z.uuid(), name: z.string(), village: z.string(), villageName: z.string() })),
    }),
  ),
});
export type SignedIn = z.infer<typeof signedIn>;
export type DeviceHere = z.infer<typeof deviceHere>;
export type Visits = z.infer<typeof visits>;
export type Sessions = z.infer<typeof sessions>;
export type Me = z.infer<typeof me>;

const accessFilters = { person: z.optional(z.uuid()), kind: z.optional(z.enum(accessKinds)), ...days };

/** What can be read of the people who work here, and how they came in. */
export const rightsReads = {
  '/people': defineRead({
    summary: 'The people who work in the county',
    capability: 'people.read',
    reach: 'places',
    tells: ['member', 'signIn'],
    personal: true,
    asks: z.object({}),
    answer: wholeOf(
      z.object({
        id: z.uuid(),
        name: maybeText,
        phone: maybeText,
        holdings: z.array(z.object({ role: z.enum(roles), place: z.string(), placeName: z.string(), since: moment })),
        /** What of a former one was emptied. */
        emptied: z.array(z.enum(staffParts)),
        signIn: z.nullable(z.object({ name: z.string(), disabled: z.boolean() })),
      }),
    ),
  }),
  '/saved-views': defineRead({
    summary: 'How the reader likes to see the desk’s lists: their own views',
    capability: 'own-views.read',
    reach: 'own',
    tells: 'all',
    asks: z.object({ list: z.optional(viewedList) }),
    answer: wholeOf(z.extend(viewToKeep, { id: z.uuid() })),
  }),
  '/access-log': defineRead({
    summary: 'The access log',
    capability: 'access-log.read',
    reach: 'county',
    tells: 'all',
    personal: true,
    asks: z.object({
      ...accessFilters,
      ...paging,
      cursor: z.optional(z.string().check(z.regex(/^\d{1,15}$/))),
    }),
    answer: pageOf(
      z.object({
        seq: z.int(),
        at: moment,
        kind: z.enum(accessKinds),
        person: z.nullable(z.object({ id: z.uuid(), name: maybeText })),
        device: maybeText,
        address: maybeText,
        what: maybeText,
        title: maybeText,
        count: z.int(),
      }),
    ),
  }),
  '/access-log-sums': defineRead({
    summary: 'How many notes of the access log fit, all pages together',
    capability: 'access-log.read',
    reach: 'county',
    tells: 'all',
    asks: z.object(accessFilters),
    answer: sumsOf({}),
  }),
  '/sign-in-history': defineRead({
    summary: 'When a person’s sign-in was made, renewed and ended, and by whom',
    capability: 'access-log.read',
    reach: 'county',
    tells: ['member', 'signIn'],
    personal: true,
    asks: z.object({ person: z.uuid() }),
    answer: wholeOf(
      z.object({
        what: z.enum(['made', 'renewed', 'ended']),
        at: moment,
        by: person,
      }),
    ),
  }),
};
