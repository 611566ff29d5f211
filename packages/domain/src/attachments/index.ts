export {
  attach,
  attachedOf,
  attachmentMade,
  attachmentNeeded,
  attachmentReady,
  sha256,
  type Attached,
  type AttachedUntil,
  type Attachment,
} from './attachment.ts';
export { FIRST_BYTES, formatOf, UNKNOWN_FORMAT } from './first-bytes.ts';
