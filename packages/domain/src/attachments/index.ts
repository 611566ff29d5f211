export {
  attach,
  attachedOf,
  attachmentMade,
  attachmentNeeded,
  attachmentReady,
  attachmentStates,
  sha256,
  type Attached,
  type AttachedUntil,
  type Attachment,
  type AttachmentState,
} from './attachment.ts';
export { FIRST_BYTES, formatOf, UNKNOWN_FORMAT } from './first-bytes.ts';
