import type { MountedRead } from '../../http/reading.ts';
import { accessLog } from './access-log.ts';
import { people } from './people.ts';
import { signInHistory } from './sign-in-history.ts';

export const rightsReads: readonly MountedRead[] = [people, accessLog, signInHistory];
