import type { MountedRead } from '../../http/reading.ts';
import { overview } from './overview.ts';
import { search } from './search.ts';

export const countyReads: readonly MountedRead[] = [overview, search];
