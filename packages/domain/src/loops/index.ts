export { ownLoops, stationsOf, stopsOf } from './held.ts';
export {
  distanceSources,
  leftOutReasons,
  loopStages,
  loopStepAllowed,
  loopSteps,
  loopTroubles,
  stopAnswers,
  stopTroubles,
  type DayPlan,
  type DistanceSource,
  type LeftOut,
  type LeftOutReason,
  type Loop,
  type LoopPlan,
  type LoopStage,
  type LoopStep,
  type LoopStop,
  type LoopTrip,
  type LoopTrouble,
  type StopAnswer,
  type StopException,
  type StopTrouble,
} from './loop.ts';
export {
  driverRefusal,
  fetchedBy,
  isCentre,
  loopReadyTo,
  othersLoop,
  ownLoopReadyTo,
  placeOfDriver,
  planOfLoop,
  settledRefusal,
  stopsAt,
  vehicleNameOf,
} from './loop-at.ts';
export { loopRefusal } from './loop-check.ts';
export { durationOf, loopCost, type CostRates, type LoopCost } from './loop-cost.ts';
export { doubtBounds, doubtsAbout, minutesSince, type LoopDoubt, type LoopDoubtKind } from './loop-doubts.ts';
export { costAlone, minutesOf, wayAlong, type LoopWay } from './loop-way.ts';
export { clash, loopPlan, loopsOfDay, planDistances, priced, rowsOf } from './plan-loops.ts';
export { busRuns, type BusRun } from './timetable.ts';
