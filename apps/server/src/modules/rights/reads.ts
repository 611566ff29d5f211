import { accessLog, accessLogSums } from './access-log.ts';
import { people } from './people.ts';
import { savedViews } from './saved-views.ts';
import { signInHistory } from './sign-in-history.ts';
import type { Queries } from '../../http/reading.ts';

export const rightsReads = {
  '/people': people,
  '/access-log': accessLog,
  '/access-log-sums': accessLogSums,
  '/saved-views': savedViews,
  '/sign-in-history': signInHistory,
} satisfies Partial<Queries>;
