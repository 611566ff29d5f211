export { householdAccount, produceChart } from './accounts.ts';
export {
  priceOfGrade,
  priceRules,
  termsAt,
  weightUnits,
  yieldBases,
  type Commodity,
  type DatedTerms,
  type Grade,
  type PriceRule,
  type Terms,
  type WeightUnit,
  type YieldBasis,
} from './commodity.ts';
export {
  broughtGrams,
  grownNow,
  householdStages,
  plausibleGrams,
  soldSteps,
  type Household,
  type HouseholdStage,
  type PlotSizes,
} from './household.ts';
export { entryStages, trades, type RegisterEntry, type RegisterImport, type Trade } from './register-entry.ts';
export { sizesOf, type Plot } from './plot.ts';
export {
  agreedWays,
  intakePayments,
  ticketReversals,
  ticketStages,
  type AgreedWay,
  type Implausible,
  type IntakePayment,
  type IntakeTicket,
  type TicketReversal,
  type TicketStage,
} from './ticket.ts';
export { amountOf, MOST_GRAMS, netOf, type Net, type Weighed } from './weighing.ts';
