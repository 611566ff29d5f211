import * as z from 'zod/mini';
import { roles } from '../capabilities.ts';
import { staffParts } from '../kernel/index.ts';
import { accessKinds } from './index.ts';
import { defineRead, maybeText, moment, pageOf, paging, person, wholeOf } from '../read.ts';

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
  '/access-log': defineRead({
    summary: 'The access log',
    capability: 'access-log.read',
    reach: 'county',
    tells: 'all',
    personal: true,
    asks: z.object({
      person: z.optional(z.uuid()),
      day: z.optional(z.iso.date()),
      kind: z.optional(z.enum(accessKinds)),
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
