import * as z from 'zod/mini';
import {
  accept,
  defineCommand,
  forgetReasons,
  id,
  keptUntil,
  refuse,
  type EventRules,
  type ForgetReason,
  type Retention,
} from '../kernel/index.ts';
import { parcelNeeded, villageOfParcel } from './parcel-at.ts';
import { change } from './parcel-change.ts';
import { parcelStepAllowed, type Parcel } from './parcel.ts';

/**
 * For how many days after a parcel is handed out, returned or lost the name and phone from its waybill are kept: while
 * somebody may still ask where it went. The law sets no number but the shortest that serves (个人信息保护法 §19); see
 * docs/decisions/2026-11-22-recipients.md.
 */
export const RECIPIENT_DAYS = 30;

/** How long a waybill's name and phone are kept. */
export const recipientRetention: Retention = {
  of: 'recipient',
  for: { days: RECIPIENT_DAYS },
  from: 'closed',
  law: 'personal-information',
  article: 19,
  sooner: true,
};

export interface RecipientForgotten {
  readonly parcel: string;
  readonly reason: ForgetReason;
}

declare module '../kernel/event.ts' {
  interface Events {
    RecipientForgotten: RecipientForgotten;
  }
}

export const recipientEvents: EventRules<'RecipientForgotten'> = {
  RecipientForgotten: {
    writes: ['parcel'],
    evolve: (draft, { parcel, reason }, recorded) =>
      void change(draft, parcel, recorded, { step: 'forgotten', note: reason }, {}),
  },
};

/** Whether a parcel still needs its recipient's name: it is on its way, or a complaint about it is open. */
export function recipientNeeded({ stage, complaint }: Pick<Parcel, 'stage' | 'complaint'>): boolean {
  return parcelStepAllowed('address', stage) || complaint !== null;
}

/**
 * Empties the private row of a parcel's recipient who is no registered villager. The county's clockwork sends it once
 * the time is over; the centre sends it when the recipient asks. The parcel's history and the books stay.
 */
export const forgetRecipient = defineCommand({
  type: 'forget-recipient',
  capability: 'villagers.erase',
  payload: z.object({ parcel: id, reason: z.enum(forgetReasons) }),
  person: ({ parcel }) => ({ kind: 'parcel', erased: parcel }),
  needs: parcelNeeded,
  place: villageOfParcel,
  decide(state, { at, payload: { parcel: asked, reason } }) {
    const parcel = state.get('parcel', asked);
    if (parcel === undefined) return refuse('parcel-unknown', { parcel: asked });
    const { number, steps } = parcel;
    if (steps.some(({ step }) => step === 'forgotten')) return refuse('recipient-forgotten', { number });
    if (recipientNeeded(parcel)) return refuse('recipient-needed', { number });
    const until = keptUntil(recipientRetention, parcel.closedAt ?? at);
    if (reason === 'time-over' && at < until) return refuse('recipient-kept', { number, until });
    return accept({ type: 'RecipientForgotten', data: { parcel: asked, reason } });
  },
});
