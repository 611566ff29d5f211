import * as z from 'zod/mini';
import { problems } from './whole.ts';
import { days, defineRead, maybeText, moment, pageOf, paging, person, shape, sortedBy, sumsOf, told } from './read.ts';

/** Every refusal and failure there is. */
export const problemCode = z.enum(Object.keys(problems)).register(z.globalRegistry, { id: 'ProblemCode' });

const head = shape('SignedHead', {
  day: z.iso.date(),
  lastSeq: z.int(),
  text: told(z.string(), 'the whole head, signed: what a printed square says'),
  short: told(z.string(), 'what can be typed: county, day, last number, 96 bits of the hash'),
});

const late = shape('LateCommand', {
  id: z.uuid(),
  type: z.string(),
  by: person,
  /** When it was made, by the device's clock, and when it came here. */
  at: moment,
  receivedAt: moment,
  place: z.string(),
  placeName: z.string(),
  station: z.nullable(z.object({ id: z.uuid(), name: z.string() })),
  why: problemCode,
  payload: z.record(z.string(), z.unknown()),
  /** What it brought for a private row: a name, and a phone that only helps to recognise it. */
  personal: z.nullable(z.object({ name: z.string(), phone: maybeText, address: maybeText })),
  /** The person it is about had their data erased meanwhile. */
  erased: z.boolean(),
  /** When its personal part was emptied because nobody decided for too long. */
  emptiedAt: z.nullable(moment),
  /** What the ids in the payload are called, where the reader may know. */
  names: z.record(z.string(), z.string()),
});

/** By what the journal is narrowed; the days are those on which it was written. */
const entryFilters = {
  type: z.optional(z.string().check(z.maxLength(64))),
  by: z.optional(z.uuid()),
  refused: z.optional(z.literal('1')),
  ...days,
};

/** What can be read of the journal, and of what waits before it. */
export const journalReads = {
  '/journal': defineRead({
    summary: 'The audit trail',
    capability: 'journal.read',
    reach: 'places',
    tells: 'all',
    personal: true,
    asks: z.object({ ...entryFilters, ...sortedBy(['seq'], '-seq'), ...paging }),
    answer: pageOf(
      z.object({
        seq: z.int(),
        at: moment,
        recordedAt: moment,
        by: z.uuid(),
        byName: maybeText,
        type: z.string(),
        place: z.string(),
        placeName: z.string(),
        status: z.enum(['accepted', 'refused']),
        problem: maybeText,
        events: z.array(z.object({ type: z.string(), data: z.unknown() })),
      }),
    ),
  }),
  '/journal-sums': defineRead({
    summary: 'How many entries of the journal fit, all pages together',
    capability: 'journal.read',
    reach: 'places',
    tells: 'all',
    asks: z.object(entryFilters),
    answer: sumsOf({}),
  }),
  '/journal-head': defineRead({
    summary: 'The signed head of the journal: as it stands, and of the last days',
    capability: 'settlements.read',
    reach: 'county',
    tells: 'all',
    asks: z.object({}),
    answer: z.object({
      current: head,
      days: z.array(head),
      key: z.object({ fingerprint: z.string(), publicKey: z.string(), since: z.iso.date() }),
      keysBefore: told(z.array(z.string()), 'fingerprints of keys that were lost or replaced'),
    }),
  }),
  '/late-commands': defineRead({
    summary: 'What was done without network and came too late to be taken in without a look',
    capability: 'late.review',
    reach: 'places',
    tells: 'all',
    personal: true,
    asks: z.object({
      station: z.optional(z.uuid()),
      by: z.optional(z.uuid()),
      ...sortedBy(['received', 'made'], 'received'),
      ...paging,
    }),
    answer: pageOf(late),
  }),
  '/late-commands/:id': defineRead({
    summary: 'One command that waits for a decision, with all it says',
    capability: 'late.review',
    reach: 'places',
    tells: 'all',
    personal: true,
    asks: z.object({ id: z.uuid() }),
    answer: late,
  }),
};
