import {
  invariant,
  type Draft,
  type EventRules,
  type ForgetReason,
  type Instant,
  type Retention,
} from '../kernel/index.ts';

/**
 * For how many days after a guest's matter is done their name, phone and words are kept: while they may still come back to it.
 * The law sets no number but the shortest that serves (个人信息保护法 §19); see docs/decisions/2026-11-30-reach.md.
 */
export const GUEST_DAYS = 30;

/** The notice that a guest reads before anything is sent (个人信息保护法 §17), by the day it was written. */
export const GUEST_NOTICE_VERSION = '2026-11-30';

/**
 * Somebody without a sign-in, known by one key made for one matter. Who they are stands in the private row of kind `guest`, where
 * they say it; nothing ties one guest to another.
 */
export interface Guest {
  readonly id: string;
  /** When their matter came to its end; null while it is open. */
  readonly doneAt: Instant | null;
  readonly erasedAt: Instant | null;
}

export interface GuestErased {
  readonly guest: string;
  readonly reason: ForgetReason;
}

declare module '../kernel/state.ts' {
  interface Entities {
    guest: Guest;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    GuestErased: GuestErased;
  }
}

/** Lets a guest in, with the matter that they bring. */
export function welcome(draft: Draft, guest: string): void {
  draft.put('guest', { id: guest, doneAt: null, erasedAt: null });
}

/** A guest's matter has come to its end: from now on counts for how long they are kept. */
export function doneWith(draft: Draft, guest: string, at: Instant): void {
  change(draft, guest, { doneAt: at });
}

/** How long what a guest said of themselves is kept. */
export const guestRetention: Retention = {
  of: 'guest',
  for: { days: GUEST_DAYS },
  from: 'closed',
  law: 'personal-information',
  article: 19,
  sooner: true,
};

export const guestEvents: EventRules<'GuestErased'> = {
  GuestErased: { writes: ['guest'], evolve: (draft, { guest }, { at }) => change(draft, guest, { erasedAt: at }) },
};

function change(draft: Draft, guest: string, to: Partial<Guest>): void {
  const row = draft.get('guest', guest);
  invariant(row !== undefined, `guest ${guest} is not there to change`);
  draft.put('guest', { ...row, ...to });
}
