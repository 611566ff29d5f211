export {
  blockingPairs,
  placeCandidates,
  type BlockingPair,
  type Placed,
  type Placing,
  type PlacingCandidate,
  type PlacingCase,
  type PlacingVillage,
  type Wish,
} from './placing.ts';
export {
  comeIn,
  LEAST_JUDGES,
  mustStandAside,
  rankCandidates,
  type Mark,
  type MarkedPart,
  type Ranked,
  type Ranking,
  type RankingCase,
  type Recusal,
  type TieFound,
  type TieRule,
  type Ties,
  type Unmarked,
} from './ranking.ts';
export {
  compareStaying,
  curveOfGroup,
  LEAST_FOR_CURVE,
  stayingCurve,
  type GroupsCompared,
  type Stay,
  type StayingStep,
} from './staying.ts';
export {
  daysAfter,
  isWorkingDay,
  workingDaysAfter,
  workingDaysBetween,
  type CountedDay,
  type CountyCalendar,
} from './working-days.ts';
