import type { MountedRead } from '../../http/reading.ts';
import { enquiries } from './enquiries.ts';

export const enquiriesReads: readonly MountedRead[] = [enquiries];
