import { invariant, type Draft, type EventRules } from '../kernel/index.ts';

export const vehicleKinds = ['van', 'truck', 'tricycle', 'bus'] as const;
export type VehicleKind = (typeof vehicleKinds)[number];

export const vehicleStages = ['in-service', 'broken-down', 'retired'] as const;
export type VehicleStage = (typeof vehicleStages)[number];

/** From which stage each step may be taken: read by `decide` and by the buttons. */
export const vehicleSteps = {
  change: ['in-service', 'broken-down'],
  plan: ['in-service'],
  'break-down': ['in-service'],
  'come-back': ['broken-down'],
  retire: ['in-service', 'broken-down'],
} as const satisfies Record<string, readonly VehicleStage[]>;
export type VehicleStep = keyof typeof vehicleSteps;

/** Whether a step may be taken from a stage. */
export function vehicleStepAllowed(step: VehicleStep, stage: VehicleStage): boolean {
  const from: readonly VehicleStage[] = vehicleSteps[step];
  return from.includes(stage);
}

/** Where a bus is at a minute of the day: at a station, or at the vehicle's own depot. */
export interface TimetableStop {
  /** A station's id, or that of the vehicle's depot. */
  readonly stop: string;
  readonly minute: number;
}

/** What a county says of a vehicle. Costs are its own rates: they price a plan, and later share what a loop cost. */
export interface VehicleTerms {
  readonly name: string;
  readonly kind: VehicleKind;
  readonly depot: string;
  /** Of a bus: its cargo room. */
  readonly capacityGrams: number;
  readonly capacityCubicDecimetres: number;
  /** Minutes of the day between which it may be under way. */
  readonly shiftFromMinute: number;
  readonly shiftToMinute: number;
  readonly maxDurationMinutes: number | null;
  readonly maxDistanceMetres: number | null;
  /** How often it may leave the depot in a day. */
  readonly maxTrips: number;
  readonly coldBox: boolean;
  /** Stations it cannot come to: too wide for the village road, too heavy for the bridge. */
  readonly cannotReach: readonly string[];
  readonly fixedFenPerDay: number;
  readonly costFenPerKm: number;
  readonly driverFenPerDay: number;
  readonly driverFenPerHour: number;
  /** A bus of a passenger-freight-post line (客货邮) keeps to it: these stops only, in this order, at these minutes. */
  readonly timetable: readonly TimetableStop[] | null;
}

export interface Vehicle extends VehicleTerms {
  readonly id: string;
  readonly stage: VehicleStage;
  /** The person who owns it and may read what it earns, where somebody is named. */
  readonly owner: string | null;
}

export interface VehicleAdded extends VehicleTerms {
  readonly vehicle: string;
}

export interface VehicleChanged extends VehicleAdded {}

/** Where a van stopped: beside a station, or where a phone's receiver says. */
export interface StoppedAt {
  readonly station: string | null;
  readonly longitudeMicrodegrees: number | null;
  readonly latitudeMicrodegrees: number | null;
}

export interface VehicleCameBack {
  readonly vehicle: string;
}

export interface VehicleRetired extends VehicleCameBack {}

export interface VehicleOwnerNamed {
  readonly vehicle: string;
  readonly owner: string | null;
}

declare module '../kernel/state.ts' {
  interface Entities {
    vehicle: Vehicle;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    VehicleAdded: VehicleAdded;
    VehicleChanged: VehicleChanged;
    VehicleCameBack: VehicleCameBack;
    VehicleRetired: VehicleRetired;
    VehicleOwnerNamed: VehicleOwnerNamed;
  }
}

type VehicleEvent = 'VehicleAdded' | 'VehicleChanged' | 'VehicleCameBack' | 'VehicleRetired' | 'VehicleOwnerNamed';

export const vehicleEvents: EventRules<VehicleEvent> = {
  VehicleAdded: {
    writes: ['vehicle'],
    evolve: (draft, { vehicle, ...terms }) =>
      draft.put('vehicle', { id: vehicle, stage: 'in-service', owner: null, ...terms }),
  },
  VehicleChanged: {
    writes: ['vehicle'],
    evolve: (draft, { vehicle, ...terms }) => changeVehicleRow(draft, vehicle, terms),
  },
  VehicleCameBack: {
    writes: ['vehicle'],
    evolve: (draft, { vehicle }) => changeVehicleRow(draft, vehicle, { stage: 'in-service' }),
  },
  VehicleRetired: {
    writes: ['vehicle'],
    evolve: (draft, { vehicle }) => changeVehicleRow(draft, vehicle, { stage: 'retired' }),
  },
  VehicleOwnerNamed: {
    writes: ['vehicle'],
    evolve: (draft, { vehicle, owner }) => changeVehicleRow(draft, vehicle, { owner }),
  },
};

export function changeVehicleRow(draft: Draft, id: string, to: Partial<Vehicle>): void {
  const row = draft.get('vehicle', id);
  invariant(row !== undefined, `vehicle ${id} is not there to change`);
  draft.put('vehicle', { ...row, ...to });
}
