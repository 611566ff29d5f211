import type { AttachmentKind, AttachmentRule, AttachmentType } from '@yangui/domain';

/** A photo or document that was taken on this device, kept until the server has it and a while longer. */
export interface KeptAttachment {
  readonly id: string;
  readonly kind: AttachmentKind;
  /** The row that it belongs to. */
  readonly belongsTo: string;
  /** The record that names it. */
  readonly command: string;
  readonly mediaType: AttachmentType;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly takenAt: number;
  readonly state: 'waiting' | 'sent';
  /** How many bytes the server said that it has. */
  readonly sentBytes: number;
  /** When the server said that it has all of it. */
  readonly sentAt: number | undefined;
}

/** What is to be kept, before anything became of it. */
export type NewAttachment = Omit<KeptAttachment, 'takenAt' | 'state' | 'sentBytes' | 'sentAt'>;

/** How one that is on this device stands, for the screens: without its bytes. */
export interface HeldAttachment {
  readonly id: string;
  readonly kind: AttachmentKind;
  readonly belongsTo: string;
  readonly takenAt: number;
  readonly state: KeptAttachment['state'];
  readonly sizeBytes: number;
  readonly sentBytes: number;
}

/** The limits that a file is held to on the device, as its kind has them. */
export type FileLimits = Pick<AttachmentRule, 'types' | 'mostBytes'>;
