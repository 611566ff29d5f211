import * as z from 'zod/mini';
import { contestAnswers, contestLines, contestPayees, contestReasons, contestStages } from './index.ts';
import { defineRead, maybeText, moment, person, shape, told, wholeOf } from '../read.ts';

const contest = shape('Contest', {
  id: z.uuid(),
  payee: told(person, 'who is paid; a household under its code'),
  payeeKind: z.enum(contestPayees),
  line: z.uuid(),
  lineKind: z.enum(contestLines),
  station: z.nullable(z.uuid()),
  stationName: maybeText,
  reason: z.enum(contestReasons),
  stage: z.enum(contestStages),
  raisedAt: moment,
  raisedByName: maybeText,
  dueAt: moment,
  answer: z.nullable(z.enum(contestAnswers)),
  answeredAt: z.nullable(moment),
  answeredByName: maybeText,
});

/** What can be read of contested lines. */
export const contestReads = {
  '/contests': defineRead({
    summary: 'Lines of pay that somebody does not agree with, those first that must be answered first',
    capability: 'contests.read',
    reach: 'places',
    tells: ['contest', 'household', 'member', 'station', 'vehicle'],
    personal: true,
    asks: z.object({ stage: z.optional(z.enum(contestStages)) }),
    answer: wholeOf(contest),
  }),
  '/own-contests': defineRead({
    summary: 'What the reader contested of their own pay, and the answers',
    capability: 'own-pay.read',
    reach: 'own',
    tells: ['contest', 'household', 'member', 'station', 'vehicle'],
    personal: true,
    asks: z.object({}),
    answer: wholeOf(contest),
  }),
};
