import * as z from 'zod/mini';
import {
  id,
  invariant,
  refuse,
  startOfDayAfter,
  type AttachmentRule,
  type AttachmentType,
  type Draft,
  type EventRules,
  type ForgetReason,
  type Instant,
  type Made,
  type Place,
  type Ref,
  type Refusal,
  type State,
} from '../kernel/index.ts';

/**
 * A photo, a document or a receipt that belongs to a row of the county. The journal has its SHA-256, size and type; the bytes come
 * by their own way, perhaps days later, and stand beside the journal, so that they can be emptied.
 */
export interface Attachment {
  readonly id: string;
  /** Which of the kinds that modules declare. */
  readonly kind: string;
  /** The id of the row that it belongs to, of the kind that its rule names. */
  readonly belongsTo: string;
  readonly village: Place;
  /** In hex. */
  readonly sha256: string;
  /** Null where the journal is from before it was told. */
  readonly sizeBytes: number | null;
  readonly mediaType: AttachmentType;
  readonly addedAt: Instant;
  /** From when on the clockwork empties it; null where it goes with what is private of its row. */
  readonly keptUntil: Instant | null;
  /** When its bytes were emptied by themselves; those that went with a person are known by that person's row. */
  readonly emptiedAt: Instant | null;
}

/** An attachment as a command names it: what its bytes will be known by when they come. */
export interface Attached {
  readonly id: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: AttachmentType;
}

/** An attachment as an event says it: with the day until which it is kept, as that stood when it was made. */
export interface AttachedUntil extends Omit<Attached, 'sizeBytes'> {
  readonly sizeBytes: number | null;
  readonly keptUntil: Instant | null;
}

/** How an attachment stands: still on the device that took it, here in part, here, or emptied. */
export const attachmentStates = ['awaited', 'coming', 'kept', 'erased'] as const;
export type AttachmentState = (typeof attachmentStates)[number];

export interface AttachmentEmptied {
  readonly attachment: string;
  readonly reason: ForgetReason;
}

declare module '../kernel/state.ts' {
  interface Entities {
    attachment: Attachment;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    AttachmentEmptied: AttachmentEmptied;
  }
}

export const attachmentEvents: EventRules<'AttachmentEmptied'> = {
  AttachmentEmptied: {
    writes: ['attachment'],
    evolve(draft, { attachment }, { at }) {
      const row = draft.get('attachment', attachment);
      invariant(row !== undefined, `attachment ${attachment} is not there to be emptied`);
      draft.put('attachment', { ...row, emptiedAt: at });
    },
  },
};

/** The SHA-256 of the bytes, in hex. */
export const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** How a command names an attachment of a kind. Refuses a type that the kind does not take, and more bytes than it may have. */
export function attachedOf({ types, mostBytes }: AttachmentRule) {
  return z.object({
    id,
    sha256,
    sizeBytes: z.int().check(z.minimum(1), z.maximum(mostBytes, 'attachment-too-large')),
    mediaType: z.enum(types),
  });
}

/** What a command that names attachments needs loaded. */
export function attachmentNeeded(attached: Attached | null | undefined): readonly Ref[] {
  return attached == null ? [] : [['attachment', attached.id]];
}

/** What a command that names attachments makes. */
export function attachmentMade(attached: Attached | null | undefined): readonly Made[] {
  return attached == null ? [] : [['attachment', attached.id]];
}

/** The attachment as the event says it; or the refusal where its id is another's already. */
export function attachmentReady(
  rule: AttachmentRule,
  state: State,
  attached: Attached,
  at: Instant,
): { readonly attached: AttachedUntil } | { readonly refusal: Refusal } {
  if (state.get('attachment', attached.id) !== undefined) return refuse('id-taken');
  const keptUntil = rule.keptDays === null ? null : startOfDayAfter(at, rule.keptDays + 1);
  return { attached: { ...attached, keptUntil } };
}

/** Where an attachment hangs: its kind, the row that it belongs to, and where that lies. */
export type Hung = Pick<Attachment, 'kind' | 'belongsTo' | 'village'>;

/** Hangs an attachment on a row. */
export function attach(draft: Draft, hung: Hung, attached: AttachedUntil, at: Instant): void {
  draft.put('attachment', { ...attached, ...hung, addedAt: at, emptiedAt: null });
}
