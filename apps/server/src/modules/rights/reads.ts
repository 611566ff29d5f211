import { accessLog, accessLogSums } from './access-log.ts';
import { people } from './people.ts';
import { signInHistory } from './sign-in-history.ts';
import type { Queries } from '../../http/reading.ts';

export const rightsReads = {
  '/people': people,
  '/access-log': accessLog,
  '/access-log-sums': accessLogSums,
  '/sign-in-history': signInHistory,
} satisfies Partial<Queries>;
