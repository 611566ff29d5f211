import * as z from 'zod/mini';
import {
  chargeStages,
  contributionFaults,
  contributionPayers,
  contributionStages,
  costRules,
  extraKinds,
  extraPayers,
  figureSources,
  reversalReasons,
} from './index.ts';
import { carrierCodes } from '../parcels/index.ts';
import { carriedKinds } from '../road/index.ts';
import { defineRead, fenAmount, maybeText, moment, monthText, person, shape, told } from '../read.ts';

/** Where a finished loop's cost stands: a reversed one waits to be settled again. */
const costStages = ['unsettled', ...chargeStages] as const;

const perParcelFen = told(
  z.nullable(fenAmount),
  'what the parcels brought down bear, by the parcel; null where none was',
);

/**
 * Whether a day's loops can be held against running down and up separately: `compared`; not, because the plan has no such
 * figures, because the day was planned again after some loops had begun, or because a loop's cost is still to be settled.
 */
const comparisons = ['compared', 'no-figures', 'planned-again', 'unsettled'] as const;

const day = shape('CostDay', {
  day: z.string(),
  loops: z.int(),
  comparison: z.enum(comparisons),
  plannedFen: fenAmount,
  actualFen: told(z.nullable(fenAmount), 'of the loops settled, without what was paid on the way, which no plan knows'),
  downOnlyFen: z.nullable(fenAmount),
  upOnlyFen: z.nullable(fenAmount),
  savedFen: told(
    z.nullable(fenAmount),
    'down and up separately, less what the loops cost; below nothing where they cost more',
  ),
});

/** Who is owed for loops, or owes towards them. */
const balanceKinds = ['vehicle', 'driver', 'carrier'] as const;

const source = z.enum(figureSources);

const costs = shape('LoopCosts', {
  vehicleFen: fenAmount,
  distanceFen: fenAmount,
  driverFen: fenAmount,
  driverDayFen: fenAmount,
  extraFen: fenAmount,
  totalFen: fenAmount,
  metres: z.int(),
  metresFrom: source,
  minutes: z.int(),
  minutesFrom: source,
});

const extra = shape('LoopExtra', {
  kind: z.enum(extraKinds),
  amountFen: fenAmount,
  receipt: z.string(),
  owedTo: z.enum(extraPayers),
});

const stationShare = shape('StationShare', {
  station: z.uuid(),
  stationName: z.string(),
  parcels: z.int(),
  returns: z.int(),
  consignments: z.int(),
  pieces: z.int(),
  shareFen: fenAmount,
  parcelFen: fenAmount,
  contributedFen: fenAmount,
});

const piece = shape('LoopPiece', {
  id: z.uuid(),
  kind: z.enum(carriedKinds),
  station: z.uuid(),
  label: told(z.string(), 'a parcel’s number, a consignment’s code'),
  pieces: z.int(),
  weightGrams: z.int(),
  shareFen: fenAmount,
});

const contribution = shape('Contribution', {
  payer: told(z.string(), 'a carrier’s code, or line-subsidy'),
  station: z.uuid(),
  stationName: z.string(),
  parcels: z.int(),
  amountFen: fenAmount,
});

const vehicleRates = shape('VehicleRates', {
  vehicle: z.uuid(),
  name: z.string(),
  fixedFenPerDay: fenAmount,
  costFenPerKm: fenAmount,
  driverFenPerDay: fenAmount,
  driverFenPerHour: fenAmount,
});

const bound = shape('CostBound', { least: z.int(), most: z.int() });

/** What can be read of what loops cost. */
export const loopCostsReads = {
  '/loop-costs': defineRead({
    summary: 'What the loops of a month cost',
    capability: 'loop-costs.read',
    reach: 'places',
    tells: ['loop', 'loopCharge', 'member', 'vehicle'],
    personal: true,
    asks: z.object({
      month: monthText,
      unsettled: z.optional(z.literal('1')),
    }),
    answer: z.object({
      month: z.string(),
      rows: z.array(
        z.object({
          loop: z.uuid(),
          day: z.string(),
          vehicleName: z.string(),
          driverName: maybeText,
          finishedAt: z.nullable(moment),
          stage: z.enum(costStages),
          plannedFen: fenAmount,
          totalFen: z.nullable(fenAmount),
          ownFen: z.nullable(fenAmount),
          contributedFen: z.nullable(fenAmount),
          parcels: z.nullable(z.int()),
          pieces: z.nullable(z.int()),
        }),
      ),
      next: z.null(),
    }),
  }),
  '/loop-costs/by-station': defineRead({
    summary: 'Cost per parcel by station and month',
    capability: 'loop-costs.read',
    reach: 'places',
    tells: ['loopCharge', 'loopCostSettings'],
    asks: z.object({
      month: monthText,
      station: z.optional(z.uuid()),
    }),
    answer: z.object({
      month: z.string(),
      alertFenPerParcel: fenAmount,
      rows: z.array(
        z.object({
          station: z.uuid(),
          stationName: z.string(),
          parcels: z.int(),
          returns: z.int(),
          consignments: z.int(),
          pieces: z.int(),
          shareFen: fenAmount,
          parcelFen: fenAmount,
          contributedFen: fenAmount,
          perParcelFen,
          beforeFen: perParcelFen,
          over: z.boolean(),
        }),
      ),
      months: z.array(z.object({ month: z.string(), parcels: z.int(), shareFen: fenAmount, perParcelFen })),
      next: z.null(),
    }),
  }),
  '/loop-costs/savings': defineRead({
    summary: 'Loops against running down and up separately',
    capability: 'loop-costs.read',
    reach: 'places',
    tells: ['dayPlan', 'loop', 'loopCharge'],
    asks: z.object({
      month: monthText,
    }),
    answer: z.object({
      month: z.string(),
      rows: z.array(day),
      months: z.array(
        z.object({
          month: z.string(),
          days: z.int(),
          compared: z.int(),
          separateFen: fenAmount,
          actualFen: fenAmount,
          savedFen: fenAmount,
        }),
      ),
      next: z.null(),
    }),
  }),
  '/loop-costs/summary': defineRead({
    summary: 'What waits about the cost of loops',
    capability: 'loop-costs.read',
    reach: 'places',
    tells: ['loop', 'loopCharge', 'loopCostSettings'],
    asks: z.object({}),
    answer: z.object({
      unsettled: z.int(),
      oldestDay: maybeText,
      stationsOver: z.int(),
      alertFenPerParcel: fenAmount,
      month: z.string(),
    }),
  }),
  '/loop-costs/balances': defineRead({
    summary: 'What is owed for loops, to whom and by whom, over a month',
    capability: 'loop-costs.read',
    reach: 'county',
    tells: ['account', 'member', 'payee', 'vehicle'],
    personal: true,
    asks: z.object({
      month: monthText,
    }),
    answer: z.object({
      month: z.string(),
      rows: z.array(
        z.object({
          as: z.enum(balanceKinds),
          id: z.string(),
          name: told(maybeText, 'null for a carrier, which goes by its code'),
          openingFen: fenAmount,
          bookedFen: fenAmount,
          reversedFen: fenAmount,
          settledFen: fenAmount,
          closingFen: fenAmount,
          nowFen: fenAmount,
          inPaymentFen: told(fenAmount, 'settled, not yet paid'),
          bouncedFen: fenAmount,
          payeeSet: z.boolean(),
        }),
      ),
      next: z.null(),
    }),
  }),
  '/loop-costs/contributions': defineRead({
    summary: 'The contributions that came in over a month, reversed ones included',
    capability: 'loop-costs.read',
    reach: 'county',
    tells: ['contributionPayment', 'member'],
    personal: true,
    asks: z.object({
      month: monthText,
    }),
    answer: z.object({
      month: z.string(),
      rows: z.array(
        z.object({
          id: z.uuid(),
          payer: z.enum(contributionPayers),
          amountFen: fenAmount,
          reference: z.string(),
          stage: z.enum(contributionStages),
          recordedAt: moment,
          recordedBy: person,
          reversedAt: z.nullable(moment),
          reversedBy: z.nullable(person),
          reason: z.nullable(z.enum(contributionFaults)),
        }),
      ),
      next: z.null(),
    }),
  }),
  '/loop-costs/:id': defineRead({
    summary: 'What one loop cost, and each piece’s and station’s share',
    capability: 'loop-costs.read',
    reach: 'places',
    tells: ['dayPlan', 'loop', 'loopCharge', 'loopCostSettings', 'member', 'parcel', 'vanLoad', 'vehicle'],
    personal: true,
    asks: z.object({ id: z.uuid() }),
    answer: z.object({
      loop: z.uuid(),
      day: z.string(),
      vehicle: z.uuid(),
      vehicleName: z.string(),
      driver: z.nullable(person),
      finishedAt: z.nullable(moment),
      planned: z.object({
        vehicleFen: fenAmount,
        distanceFen: fenAmount,
        driverFen: fenAmount,
        totalFen: fenAmount,
        metres: z.int(),
        minutes: z.int(),
      }),
      rates: told(
        z.object({
          fixedFenPerDay: fenAmount,
          costFenPerKm: fenAmount,
          driverFenPerDay: fenAmount,
          driverFenPerHour: fenAmount,
        }),
        'of the vehicle, as they are now',
      ),
      stage: z.enum(['unsettled', ...chargeStages]),
      onVan: told(z.int(), 'pieces nobody has signed for yet: the cost waits for them'),
      times: told(z.int(), 'how often it was settled'),
      settledAt: z.nullable(moment),
      settledBy: z.nullable(person),
      reversedAt: z.nullable(moment),
      reversedBy: z.nullable(person),
      reason: z.nullable(z.enum(reversalReasons)),
      rule: z.enum(costRules),
      cost: costs,
      extras: z.array(extra),
      ownFen: fenAmount,
      contributedFen: fenAmount,
      stations: z.array(stationShare),
      carried: z.array(piece),
      contributions: z.array(contribution),
    }),
  }),
  '/loop-cost-settings': defineRead({
    summary: 'How the cost of loops is shared, who contributes, and when it is too much',
    capability: 'settings.read',
    reach: 'everywhere',
    tells: ['loopCostSettings', 'vehicle'],
    asks: z.object({}),
    answer: z.object({
      rule: z.enum(costRules),
      alertFenPerParcel: fenAmount,
      lineSubsidyFen: fenAmount,
      contributions: z.array(
        z.object({ carrier: z.enum(carrierCodes), zh: z.string(), en: z.string(), perParcelFen: fenAmount }),
      ),
      vehicles: told(z.array(vehicleRates), 'the rates that price a loop; none for who does not read the fleet'),
      bounds: z.object({ alertFenPerParcel: bound, contributionFen: bound, lineSubsidyFen: bound }),
    }),
  }),
};
