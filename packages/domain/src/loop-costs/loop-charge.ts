import { invariant, type Draft, type EventRules, type Instant, type Place, type Posting } from '../kernel/index.ts';
import { loopAccount, loopChart } from './accounts.ts';
import type { CarriedShare, CostRule } from './cost-rule.ts';
import type { LoopCost } from '../loops/index.ts';

/** What a loop costs beside its vehicle and driver, each with a receipt. */
export const extraKinds = ['toll', 'parking', 'ferry', 'loading', 'repair', 'other'] as const;
export type ExtraKind = (typeof extraKinds)[number];

/** Who paid on the way, and is owed it. */
export const extraPayers = ['driver', 'owner'] as const;
export type ExtraPayer = (typeof extraPayers)[number];

export interface LoopExtra {
  readonly kind: ExtraKind;
  readonly amountFen: number;
  /** The number on the receipt. */
  readonly receipt: string;
  readonly owedTo: ExtraPayer;
}

/** Where a figure comes from: read or measured, from the plan where nobody did, or put right when the cost was settled. */
export const figureSources = ['actual', 'planned', 'corrected'] as const;
export type FigureSource = (typeof figureSources)[number];

/** What a finished loop cost. The driver's part is what the day is paid with (`driverDayFen`) and what the hours are. */
export interface ChargedCost extends LoopCost {
  readonly driverDayFen: number;
  readonly extraFen: number;
  readonly metres: number;
  readonly metresFrom: FigureSource;
  readonly minutes: number;
  readonly minutesFrom: FigureSource;
}

/** A station's part of a loop: what was carried for it, and what that is to bear. */
export interface StationShare {
  readonly station: string;
  readonly village: Place;
  readonly parcels: number;
  readonly returns: number;
  readonly consignments: number;
  /** Of all three; a consignment of several counts as so many. */
  readonly pieces: number;
  readonly shareFen: number;
  /** Of it, what the parcels brought down bear. */
  readonly parcelFen: number;
  readonly contributedFen: number;
}

/** The programme that pays for parcels on passenger-freight-post lines, among those who contribute. */
export const LINE_SUBSIDY = 'line-subsidy';

/** What somebody pays the county for parcels brought down to a station. */
export interface Contribution {
  /** The carrier by its code, or {@link LINE_SUBSIDY}. */
  readonly payer: string;
  readonly station: string;
  readonly parcels: number;
  readonly amountFen: number;
}

/** What is booked when a loop's cost is settled, and booked the other way round when that is reversed. */
export interface Charge {
  readonly loop: string;
  readonly day: string;
  readonly place: Place;
  readonly vehicle: string;
  readonly driver: string | null;
  readonly cost: ChargedCost;
  readonly extras: readonly LoopExtra[];
  readonly stations: readonly StationShare[];
  /** What nobody's goods bear, because the loop carried none: the county's own logistics. */
  readonly ownFen: number;
  readonly contributions: readonly Contribution[];
}

export interface LoopSettled extends Charge {
  readonly rule: CostRule;
  readonly carried: readonly CarriedShare[];
}

/** Why a settled cost is taken back: a code, never free text. */
export const reversalReasons = ['wrong-distance', 'wrong-rates', 'wrong-receipt', 'wrong-rule', 'other'] as const;
export type ReversalReason = (typeof reversalReasons)[number];

export interface LoopCostReversed extends Charge {
  readonly reason: ReversalReason;
}

export const chargeStages = ['settled', 'reversed'] as const;
export type ChargeStage = (typeof chargeStages)[number];

/** What a loop cost, and who bears it: the last time it was settled. The id is the loop's. */
export interface LoopCharge extends Omit<LoopSettled, 'loop'> {
  readonly id: string;
  readonly stage: ChargeStage;
  /** How often it was settled. */
  readonly times: number;
  readonly totalFen: number;
  readonly contributedFen: number;
  readonly settledAt: Instant;
  readonly settledBy: string;
  readonly reversedAt: Instant | null;
  readonly reversedBy: string | null;
  readonly reason: ReversalReason | null;
}

declare module '../kernel/state.ts' {
  interface Entities {
    loopCharge: LoopCharge;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    LoopSettled: LoopSettled;
    LoopCostReversed: LoopCostReversed;
  }
}

export const loopChargeEvents: EventRules<'LoopSettled' | 'LoopCostReversed'> = {
  LoopSettled: {
    writes: ['loopCharge', 'loop'],
    evolve(draft, settled, { at, by }) {
      const { loop: id, ...charge } = settled;
      const times = (draft.get('loopCharge', id)?.times ?? 0) + 1;
      const contributedFen = charge.contributions.reduce((sum, { amountFen }) => sum + amountFen, 0);
      draft.put('loopCharge', {
        id,
        ...charge,
        stage: 'settled',
        times,
        totalFen: charge.cost.totalFen,
        contributedFen,
        settledAt: at,
        settledBy: by,
        reversedAt: null,
        reversedBy: null,
        reason: null,
      });
      const { vehicleFen, driverDayFen } = charge.cost;
      onLoop(draft, id, { vehicleFen, driverDayFen });
    },
    postings: (settled) => bookings(settled, 'LoopSettled'),
  },
  LoopCostReversed: {
    writes: ['loopCharge', 'loop'],
    evolve(draft, { loop, reason }, { at, by }) {
      const row = draft.get('loopCharge', loop);
      invariant(row !== undefined, `the cost of loop ${loop} is not there to reverse`);
      draft.put('loopCharge', { ...row, stage: 'reversed', reversedAt: at, reversedBy: by, reason });
      onLoop(draft, loop, null);
    },
    postings: (reversed) =>
      bookings(reversed, 'LoopCostReversed').map((posting) => ({ ...posting, amountFen: -posting.amountFen })),
  },
};

/** What a loop has taken of its vehicle's day stands on the loop, for the vehicle's other loops of the day to see. */
function onLoop(
  draft: Draft,
  id: string,
  charged: { readonly vehicleFen: number; readonly driverDayFen: number } | null,
): void {
  const loop = draft.get('loop', id);
  invariant(loop !== undefined, `loop ${id} is not there to charge`);
  draft.put('loop', { ...loop, charged });
}

/**
 * The cost by station against what is owed to the vehicle's owner and to the driver; and what carriers owe towards it, by
 * station, as lines of their own.
 */
function bookings(charge: Charge, reason: 'LoopSettled' | 'LoopCostReversed'): readonly Posting[] {
  const { loop, vehicle, driver, cost, extras, stations, ownFen, contributions } = charge;
  const advanced = (payer: ExtraPayer) =>
    extras.filter(({ owedTo }) => owedTo === payer).reduce((sum, { amountFen }) => sum + amountFen, 0);
  const owedToDriver = cost.driverFen + advanced('driver');
  const owedToOwner = cost.vehicleFen + cost.distanceFen + advanced('owner');
  const lines: readonly (readonly [account: string, amountFen: number])[] = [
    ...stations.map(({ station, shareFen }) => [loopAccount.loopCost(station), shareFen] as const),
    [loopChart.loopCostOwn, ownFen],
    [loopAccount.vehiclePayable(vehicle), -owedToOwner],
    [driver === null ? loopAccount.vehiclePayable(vehicle) : loopAccount.driverPayable(driver), -owedToDriver],
    ...contributions.flatMap(({ payer, station, amountFen }) => [
      [loopAccount.carrierOwes(payer), amountFen] as const,
      [loopAccount.loopContribution(station), -amountFen] as const,
    ]),
  ];
  return lines
    .filter(([, amountFen]) => amountFen !== 0)
    .map(([account, amountFen]) => ({ account, amountFen, reason, about: { kind: 'loop', id: loop } }));
}
