import * as z from 'zod/mini';
import { attachmentStates } from '../attachments/index.ts';
import { testHolds, weightUnits } from '../produce/index.ts';
import {
  defineRead,
  fenAmount,
  maybeText,
  moment,
  named,
  pageOf,
  paging,
  person,
  searchText,
  shape,
  sortedBy,
  told,
  wholeOf,
} from '../read.ts';
import { dropReasons, judgedBecause, sampleStages, verdicts } from './index.ts';

const limit = shape('ResidueLimit', {
  id: z.string(),
  food: told(z.string(), 'from the widest group to the item, colons between'),
  substance: z.string(),
  ngPerKg: told(z.int(), 'on the day that is asked about; 0 where nothing may be there'),
  from: z.string(),
  source: z.string(),
  said: told(
    z.array(shape('LimitSaid', { from: z.string(), ngPerKg: z.int(), source: z.string(), setAt: moment })),
    'all that was ever said of it',
  ),
});

const plan = shape('TestPlan', {
  commodity: z.uuid(),
  foods: z.array(z.string()),
  rapid: z.array(z.string()),
  lab: z.array(z.string()),
});

const verdict = z.enum(verdicts);
const rule = shape('LimitRule', { food: z.string(), ngPerKg: z.int(), source: z.string(), from: z.string() });
const measured = {
  substance: z.string(),
  foundNgPerKg: told(z.nullable(z.int()), 'null where it is below what the method detects'),
  detectsNgPerKg: z.int(),
};

const report = shape('LabReport', {
  id: z.uuid(),
  at: moment,
  verdict,
  results: z.array(
    shape('LabResult', { ...measured, verdict, because: z.enum(judgedBecause), rule: z.nullable(rule) }),
  ),
  validUntil: z.string(),
  amends: told(z.nullable(z.uuid()), 'the report that it takes the place of'),
  file: z.nullable(z.object({ id: z.uuid(), state: z.enum(attachmentStates) })),
});

const sampleStep = shape('SampleStep', { at: moment, byName: maybeText });

const sample = shape('LabSample', {
  id: z.uuid(),
  code: told(z.string(), 'all that its laboratory knows it by'),
  lab: named,
  commodity: z.uuid(),
  commodityName: z.string(),
  commodityNameEn: maybeText,
  lots: z.array(z.object({ lot: z.uuid(), code: z.string(), feeFen: z.nullable(fenAmount) })),
  substances: z.array(z.string()),
  stage: z.enum(sampleStages),
  takenAt: moment,
  taken: sampleStep,
  handedOver: z.nullable(sampleStep),
  received: z.nullable(sampleStep),
  dropped: z.nullable(z.enum(dropReasons)),
  verdict: z.nullable(verdict),
  report: z.nullable(z.uuid()),
});

const rapidTest = shape('RapidTest', {
  id: z.uuid(),
  at: moment,
  byName: maybeText,
  results: z.array(z.object({ substance: z.string(), positive: z.boolean() })),
});

/** What a lot waits for. */
export const lotWaits = ['test', 'sample', 'lab', 'judgement', 'removal'] as const;
export type LotWaits = (typeof lotWaits)[number];

/** What can be read of limits, tests and samples. */
export const inspectionReads = {
  '/limits': defineRead({
    summary: 'How much of what may be in which food, with the standard that says so',
    capability: 'inspection.read',
    reach: 'everywhere',
    tells: ['residueLimit'],
    asks: z.object({ query: searchText, ...sortedBy(['food', 'substance'], 'food'), ...paging }),
    answer: pageOf(limit),
  }),
  '/test-plans': defineRead({
    summary: 'What food each commodity is, and for what it is tested',
    capability: 'inspection.read',
    reach: 'everywhere',
    tells: ['testPlan'],
    asks: z.object({}),
    answer: wholeOf(plan),
  }),
  '/labs': defineRead({
    summary: 'Laboratories, and who signs in for them',
    capability: 'inspection.read',
    reach: 'county',
    tells: ['lab', 'member'],
    personal: true,
    asks: z.object({}),
    answer: z.object({
      rows: z.array(
        shape('Lab', { id: z.uuid(), name: z.string(), accreditation: z.string(), person: z.nullable(person) }),
      ),
      next: z.null(),
      people: told(z.array(person), 'those who hold the role of a laboratory'),
    }),
  }),
  '/inspection-work': defineRead({
    summary: 'Lots that wait to be tested, sampled or judged, or that failed',
    capability: 'inspection.read',
    reach: 'places',
    tells: ['commodity', 'lot', 'lotTest', 'station', 'testPlan'],
    asks: z.object({ waits: z._default(z.enum(lotWaits), 'test'), ...sortedBy(['made'], 'made'), ...paging }),
    answer: pageOf(
      shape('LotInTest', {
        id: z.uuid(),
        code: z.string(),
        commodityName: z.string(),
        commodityNameEn: maybeText,
        unit: z.enum(weightUnits),
        leftGrams: z.int(),
        stationName: maybeText,
        atCentre: z.boolean(),
        testHold: z.nullable(z.enum(testHolds)),
        madeAt: moment,
      }),
    ),
  }),
  '/inspection-waiting': defineRead({
    summary: 'How many lots wait for what',
    capability: 'inspection.read',
    reach: 'places',
    tells: ['lot', 'lotTest', 'testPlan'],
    asks: z.object({}),
    answer: z.object({
      counts: z.object({ test: z.int(), sample: z.int(), lab: z.int(), judgement: z.int(), removal: z.int() }),
    }),
  }),
  '/samples': defineRead({
    summary: 'Samples, through whose hands they went, and what they came to',
    capability: 'inspection.read',
    reach: 'county',
    tells: ['commodity', 'lab', 'labSample', 'member'],
    personal: true,
    asks: z.object({
      stage: z.optional(z.enum(sampleStages)),
      lab: z.optional(z.uuid()),
      ...sortedBy(['taken'], '-taken'),
      ...paging,
    }),
    answer: pageOf(sample),
  }),
  '/samples/:id': defineRead({
    summary: 'One sample with every report on it',
    capability: 'inspection.read',
    reach: 'county',
    tells: ['attachment', 'commodity', 'lab', 'labReport', 'labSample', 'member'],
    personal: true,
    asks: z.object({ id: z.uuid() }),
    answer: z.object({ sample, reports: z.array(report) }),
  }),
  '/lot-tests/:id': defineRead({
    summary: 'What a lot was tested for: rapid tests, and the samples that it was in',
    capability: 'inspection.read',
    reach: 'places',
    tells: ['commodity', 'lab', 'labSample', 'lot', 'lotTest', 'member', 'rapidTest'],
    personal: true,
    asks: z.object({ id: z.uuid() }),
    answer: z.object({
      rapid: z.array(rapidTest),
      samples: z.array(sample),
      doubts: told(z.array(z.string()), 'what rapid tests found and no laboratory cleared since'),
      kin: told(
        z.array(shape('FailedKin', { lot: z.uuid(), code: z.string(), substances: z.array(z.string()) })),
        'what shares a source with it and failed, as long as it was neither tested nor released',
      ),
    }),
  }),
  '/own-samples': defineRead({
    summary: 'The samples of the laboratory that one signs in for: by their codes alone, nothing of whose they are',
    capability: 'own-samples.read',
    reach: 'own',
    tells: ['commodity', 'lab', 'labReport', 'labSample'],
    asks: z.object({}),
    answer: wholeOf(
      shape('OwnSample', {
        id: z.uuid(),
        lab: z.uuid(),
        labName: z.string(),
        code: z.string(),
        goods: z.object({ zh: z.string(), en: z.string() }),
        substances: z.array(z.string()),
        stage: z.enum(sampleStages),
        takenOn: z.string(),
        report: z.nullable(
          z.object({ id: z.uuid(), at: moment, validUntil: z.string(), results: z.array(z.object(measured)) }),
        ),
      }),
    ),
  }),
};
