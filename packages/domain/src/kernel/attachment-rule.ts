import type { Capability } from '../capabilities.ts';
import type { Place } from './place.ts';
import type { Entities, Kind } from './state.ts';

/** What may be attached at all, by its media type; which of them, each kind of attachment says. */
export const attachmentTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

/** Kinds of rows that lie in a place, by which it is known who may read them. */
export type PlacedKind = {
  readonly [K in Kind]: Entities[K] extends { readonly village: Place } ? K : never;
}[Kind];

/** A kind of attachment: what it hangs on, what it may be, who may look at it, and when it goes. Declared in a module's manifest. */
export interface AttachmentRule {
  /** The kind of row that it belongs to: whoever may read that row, where it lies now, may read it. */
  readonly of: PlacedKind;
  /** By which capability that row is read, as far as what the attachment shows is concerned. */
  readonly read: Capability;
  readonly types: readonly AttachmentType[];
  readonly mostBytes: number;
  /** For how many days it is kept; null where it is emptied with what is private of its row and has no time of its own. */
  readonly keptDays: number | null;
  /** Whether it shows or names somebody: then it is emptied with them. */
  readonly personal: boolean;
}
