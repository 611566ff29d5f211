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
export { FIRST_BYTES, formatOf } from './first-bytes.ts';
