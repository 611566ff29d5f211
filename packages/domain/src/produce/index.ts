export { householdAccount, produceChart } from './accounts.ts';
export { marketPriceAt, ticketPrice, type AtMarket } from './ticket-price.ts';
export {
  MOST_MARKET_DAYS,
  priceOfGrade,
  priceRules,
  termsAt,
  weightUnits,
  yieldBases,
  type Commodity,
  type DatedTerms,
  type Grade,
  type MarketPrice,
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
export {
  invoiceFaults,
  invoiceStages,
  type InvoiceFault,
  type InvoiceStage,
  type PurchaseInvoice,
} from './purchase-invoice.ts';
export { sizesOf, type Plot } from './plot.ts';
export { arrivalOf, type Arrival } from './lot-arrival.ts';
export { insertLotStep, lotLabel, lotLabelIn, onVanRefusal, passLot, stationHolding } from './lot-hands.ts';
export { arrivalPayload } from './receive-lot.ts';
export {
  goesDown,
  holdReasons,
  isMissing,
  isOnVan,
  isThere,
  lotStages,
  lotStepNames,
  lotStands,
  testHolds,
  type HoldReason,
  type Lot,
  type Proof,
  type LotGrams,
  type LotHolder,
  type LotStage,
  type LotStand,
  type LotStep,
  type LotStepName,
  type Recalled,
  type TestHold,
} from './lot.ts';
export {
  lossReasons,
  lotActs,
  makingKinds,
  makingRules,
  removalReasons,
  removals,
  type LossReason,
  type LotAct,
  type LotDraw,
  type LotMaking,
  type MakingKind,
  type Removal,
  type RemovalReason,
} from './lot-making.ts';
export {
  commitmentBases,
  paperWithdrawals,
  promisers,
  type Commitment,
  type CommitmentBasis,
  type Paper,
  type PaperWithdrawal,
  type Promiser,
  type StandingPaper,
} from './paper.ts';
export {
  claimIn,
  isFood,
  paperAbout,
  paperKinds,
  paperRuleOn,
  productClasses,
  type LawRule,
  type PaperKind,
  type ProductClass,
} from './product-class.ts';
export { classRefusal, commoditiesOf, holdsOn, neverFoodOn, saleRefusal, testsOf, unprovenOn } from './sale.ts';
export { placeOfItsLot } from './lot-at.ts';
export { holdForTest, kinOf, partsOf } from './lot-hold.ts';
export { proveLot } from './lot-proof.ts';
export { originOf, type OriginGraph } from './lot-origin.ts';
export { firstExpiredFirst, pickOn, unusableOn, usableOn, type Unusable } from './usable.ts';
export {
  statedThings,
  statementOf,
  type Stated,
  type StatedPayout,
  type StatedThing,
  type StatedTicket,
  type Statement,
  type StatementLine,
  type StatementMonth,
} from './statement.ts';
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
