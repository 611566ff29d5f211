import * as z from 'zod/mini';
import {
  accept,
  defineCommand,
  forgetReasons,
  id,
  keptUntil,
  refuse,
  staffParts,
  type EventRules,
  type ForgetReason,
  type Retention,
  type StaffPart,
} from '../kernel/index.ts';

/**
 * How long phone, address and sign-in name of somebody are kept once their last role is over: while a deal of theirs may still be
 * asked about (电子商务法 §31: three years from its end). The county needs no phone to keep its books, so they may have it sooner.
 */
export const staffContactRetention: Retention = {
  of: 'staff-contact',
  for: { days: 3 * 366 },
  from: 'last-role-ended',
  law: 'e-commerce',
  article: 31,
  sooner: true,
};

/**
 * How long their name is kept: vouchers and books name who made, approved and was paid, and are kept for thirty years from the end
 * of their accounting year (会计档案管理办法 §14 and its table). Nobody may have it sooner: §47 of the 个人信息保护法 excepts what
 * another law has kept.
 */
export const staffNameRetention: Retention = {
  of: 'staff-name',
  for: { bookYears: 30 },
  from: 'last-role-ended',
  law: 'accounting-archives',
  article: 14,
  sooner: false,
};

const retentionOf: Readonly<Record<StaffPart, Retention>> = {
  contact: staffContactRetention,
  name: staffNameRetention,
};

export interface StaffForgotten {
  readonly person: string;
  readonly part: StaffPart;
  readonly reason: ForgetReason;
}

declare module '../kernel/event.ts' {
  interface Events {
    StaffForgotten: StaffForgotten;
  }
}

export const forgetStaffEvents: EventRules<'StaffForgotten'> = {
  StaffForgotten: {
    writes: ['member'],
    evolve(draft, { person, part }) {
      const member = draft.get('member', person);
      if (member !== undefined) draft.put('member', { ...member, emptied: [...member.emptied, part] });
    },
  },
};

/**
 * Empties how somebody is reached, or later what they were called, once they are staff no more; their sign-in with it. The county's
 * clockwork sends it once the time is over; an administrator sends it when the person asks, as far as the law lets them ask.
 * Whoever holds a role again is left alone. What they did, and the books, stay.
 */
export const forgetStaff = defineCommand({
  type: 'forget-staff',
  capability: 'roles.grant',
  payload: z.object({
    person: id,
    part: z.enum(staffParts),
    reason: z.enum(forgetReasons),
  }),
  person: ({ person, part }) =>
    part === 'contact' ? { kind: 'member', nameOnly: person } : { kind: 'member', erased: person },
  access: ({ person, part }) => ({ empties: person, part }),
  place: (_, { county }) => county,
  decide(state, { at, payload }) {
    const { person, part, reason } = payload;
    const member = state.get('member', person);
    if (member === undefined) return refuse('person-unknown', { person });
    if (member.leftAt === null) return refuse('still-in-post');
    if (member.emptied.includes(part)) return refuse('staff-emptied');
    const retention = retentionOf[part];
    const until = keptUntil(retention, member.leftAt);
    const asked = reason === 'asked' && retention.sooner;
    if (!asked && at < until) return refuse('kept-by-law', { until });
    return accept({ type: 'StaffForgotten', data: payload });
  },
});
