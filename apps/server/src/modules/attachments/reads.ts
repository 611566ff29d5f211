import type { MountedRead } from '../../http/reading.ts';
import { attachments } from './attachments.ts';

export const attachmentsReads: readonly MountedRead[] = [attachments];
