import * as z from 'zod/mini';
import { chargeStages } from '../loop-costs/index.ts';
import { distanceSources, leftOutReasons, loopStages, loopTroubles, stopAnswers } from './index.ts';
import { defineRead, fenAmount, maybeText, moment, shape, shapeOn, told } from '../read.ts';

/** What a plan does not serve. */
export const leftOut = shape('LeftOut', {
  station: z.nullable(z.uuid()),
  fetch: z.nullable(z.uuid()),
  downPieces: z.int(),
  upPieces: z.int(),
  reason: z.enum(leftOutReasons),
});

const stop = shape('LoopStop', {
  station: z.nullable(z.uuid()),
  fetch: z.nullable(z.uuid()),
  arriveMinute: z.int(),
  leaveMinute: z.int(),
  downPieces: z.int(),
  downGrams: z.int(),
  downCubicDecimetres: z.int(),
  upPieces: z.int(),
  upGrams: z.int(),
  upCubicDecimetres: z.int(),
});

/** A loop as it is planned and adopted. */
const loopTrip = shape('LoopTrip', { leaveMinute: z.int(), returnMinute: z.int(), stops: z.array(stop) });
export const loopTrips = z.array(loopTrip);

const plannedLoop = shape('PlannedLoop', {
  loop: z.uuid(),
  vehicle: z.uuid(),
  driver: z.nullable(z.uuid()),
  trips: loopTrips,
  distanceMetres: z.int(),
});
/** The same, as somebody would have it: when it returns follows. */
export const wishedTrip = z.omit(loopTrip, { returnMinute: true });

const load = shape('LoopLoad', {
  id: z.uuid(),
  station: z.uuid(),
  seal: z.string(),
  parcels: z.int(),
  onVan: z.int(),
  signedAt: told(z.nullable(moment), 'when the driver signed for it'),
});

/** What was found wrong at a stop, in the order in which it came to be known, and how the centre saw to it. */
const exception = shape('LoopException', {
  station: z.uuid(),
  trouble: z.enum(loopTroubles),
  parcels: z.array(z.object({ id: z.uuid(), number: z.string() })),
  at: moment,
  seal: z.nullable(z.object({ number: z.string(), found: maybeText })),
  answered: z.nullable(z.object({ answer: z.enum(stopAnswers), at: moment, byName: maybeText })),
});

const loop = shape('Loop', {
  id: z.uuid(),
  day: z.string(),
  vehicle: z.uuid(),
  vehicleName: z.string(),
  driver: z.nullable(z.uuid()),
  driverName: maybeText,
  depot: z.uuid(),
  stage: z.enum(loopStages),
  trips: loopTrips,
  distanceMetres: z.int(),
  durationMinutes: z.int(),
  distanceSource: z.enum(distanceSources),
  detourPercent: z.nullable(z.int()),
  cost: z.object({ vehicleFen: fenAmount, distanceFen: fenAmount, driverFen: fenAmount, totalFen: fenAmount }),
  loads: z.array(load),
  /** What came up and is on the van now: consignments, parcels on their way back, lots. */
  aboard: z.object({ consignments: z.array(z.uuid()), parcels: z.array(z.uuid()), lots: z.array(z.uuid()) }),
  exceptions: z.array(exception),
  plannedAt: moment,
  startedAt: z.nullable(moment),
  brokeDown: z.nullable(
    z.object({
      at: moment,
      station: z.nullable(z.uuid()),
      longitudeMicrodegrees: z.nullable(z.int()),
      latitudeMicrodegrees: z.nullable(z.int()),
    }),
  ),
  finishedAt: z.nullable(moment),
  actualMetres: z.nullable(z.int()),
  actualMinutes: z.nullable(z.int()),
  charge: told(
    z.nullable(
      z.object({
        stage: z.enum(chargeStages),
        totalFen: fenAmount,
        parcels: z.int(),
        parcelFen: told(fenAmount, 'of the total, what the parcels brought down bear'),
      }),
    ),
    'what it cost, once that was settled; null for who does not read costs',
  ),
});

const trouble = shape('LoopTrouble', {
  loop: z.uuid(),
  exception: told(z.int(), 'which of the loop’s, from 0'),
  day: z.string(),
  vehicleName: z.string(),
  station: z.uuid(),
  stationName: z.string(),
  trouble: z.enum(loopTroubles),
  at: moment,
});

const stuck = shape('StuckLoop', {
  loop: z.uuid(),
  day: z.string(),
  vehicleName: z.string(),
  driverName: maybeText,
  at: moment,
});

const unsigned = shape('UnsignedLoop', {
  loop: z.uuid(),
  day: z.string(),
  vehicleName: z.string(),
  driverName: maybeText,
  bags: z.int(),
});

const amount = shape('AmountWaiting', { pieces: z.int(), grams: z.int(), cubicDecimetres: z.int() });

const planProposal = shape('PlanProposal', {
  day: z.string(),
  loops: z.array(plannedLoop),
  distanceSource: z.enum(distanceSources),
  detourPercent: z.nullable(z.int()),
  roadFailure: told(maybeText, 'why the road service did not answer'),
  roadsPatched: told(z.int(), 'how many pairs of places it knew no road between'),
  // Not in proposals from before it was told.
  offRoad: told(z.optional(z.array(z.uuid())), 'stations to or from which no road is known'),
  plannedFen: fenAmount,
  downOnlyFen: z.nullable(fenAmount),
  upOnlyFen: z.nullable(fenAmount),
  leftOut: z.array(
    shapeOn(leftOut, 'LeftOutWhy', {
      aloneMinutes: told(z.optional(z.nullable(z.int())), 'how long a van would take that went there alone'),
    }),
  ),
  hours: told(
    z.optional(z.nullable(z.object({ fromMinute: z.int(), toMinute: z.int() }))),
    'when vans could be out; null where none has hours left',
  ),
  staying: told(z.array(z.uuid()), 'loops that stay beside it, loaded or under way'),
});

/** A plan in the making, which whoever asked for it may leave and come back to. */
export const planJob = shape('PlanJob', {
  id: z.uuid(),
  county: z.string(),
  day: z.string(),
  stage: z.enum(['running', 'done', 'failed']),
  phase: told(z.enum(['roads', 'both', 'down', 'up']), 'what it is busy with'),
  done: told(z.number(), 'from 0 to 1, by the time that is set for it'),
  begunAt: moment,
  proposal: z.nullable(planProposal),
});
export const latestPlan = z.object({ plan: z.nullable(planJob) });

/** What loops would cost as somebody would have them. */
export const loopPrice = shape('LoopPrice', {
  loops: z.array(plannedLoop),
  distanceSource: z.enum(distanceSources),
  detourPercent: z.nullable(z.int()),
  roadFailure: maybeText,
  before: z.object({ fen: fenAmount, metres: z.int() }),
  after: z.object({ fen: fenAmount, metres: z.int() }),
});
export type PlanJob = z.infer<typeof planJob>;
export type LatestPlan = z.infer<typeof latestPlan>;
export type LoopPrice = z.infer<typeof loopPrice>;

/** What can be read of loops. */
export const loopsReads = {
  '/loops': defineRead({
    summary: 'The loops of a day, their stops and loads, and the day’s plan',
    capability: 'loops.read',
    reach: 'places',
    tells: ['consignment', 'dayPlan', 'loop', 'loopCharge', 'lot', 'member', 'parcel', 'vanLoad', 'vehicle'],
    personal: true,
    asks: z.object({
      day: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
      driver: z.optional(z.uuid()),
    }),
    answer: z.object({
      day: z.string(),
      plan: z.nullable(
        z.object({
          plannedFen: fenAmount,
          downOnlyFen: z.nullable(fenAmount),
          upOnlyFen: z.nullable(fenAmount),
          leftOut: z.array(leftOut),
          plannedAt: moment,
        }),
      ),
      rows: z.array(loop),
      next: z.null(),
    }),
  }),
  '/loops/attention': defineRead({
    summary: 'What went wrong on loops and waits for the centre',
    capability: 'loops.plan',
    reach: 'places',
    tells: ['loop', 'member', 'parcel', 'vanLoad', 'vehicle'],
    personal: true,
    asks: z.object({}),
    answer: z.object({ troubles: z.array(trouble), stuck: z.array(stuck), unsigned: z.array(unsigned) }),
  }),
  '/loops/waiting': defineRead({
    summary: 'What waits to be brought down and taken up, by station',
    capability: 'loops.read',
    reach: 'county',
    tells: [
      'consignment',
      'deliveryWindow',
      'depot',
      'logisticsSettings',
      'loop',
      'member',
      'order',
      'parcel',
      'position',
      'station',
      'vanLoad',
      'vehicle',
    ],
    asks: z.object({
      day: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
    }),
    answer: z.object({
      rows: z.array(z.object({ station: z.nullable(z.uuid()), fetch: z.nullable(z.uuid()), down: amount, up: amount })),
      leftOut: z.array(leftOut),
      next: z.null(),
    }),
  }),
};
