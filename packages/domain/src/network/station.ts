import { invariant, type Draft, type EventRules, type Instant, type Place, type Recorded } from '../kernel/index.ts';
import { hold, letGo } from '../rights/index.ts';
import type { CloseReason, EquipmentCheck, PauseReason, SmallPremisesReason, StationStage } from './station-stages.ts';

/** A village service station: the station is fixed, the person behind its counter can change. */
export interface Station {
  readonly id: string;
  readonly village: Place;
  readonly name: string;
  readonly stage: StationStage;
  /** When it came to its stage, and why where it rests or has ended. */
  readonly stageSince: Instant;
  readonly stageReason: PauseReason | CloseReason | null;
  readonly partner: string | null;
  readonly openedAt: Instant | null;
  readonly floorAreaSquareMetres: number | null;
  readonly smallPremisesReason: SmallPremisesReason | null;
  readonly equipment: readonly EquipmentCheck[];
  /** Orders placed here that nobody has collected or called off. */
  readonly openOrders: number;
  /** Parcels meant for it that nobody has collected: at the centre, on a van or on its shelf. */
  readonly openParcels: number;
  /** What is sent up from it and still stands there. */
  readonly openConsignments: number;
  /** What its villagers owe on their tabs. */
  readonly tabsFen: number;
}

export interface StationPlanned {
  readonly station: string;
  readonly village: Place;
  readonly name: string;
}

export interface StationFitted {
  readonly station: string;
  readonly floorAreaSquareMetres: number | null;
  readonly smallPremisesReason: SmallPremisesReason | null;
  readonly equipment: readonly EquipmentCheck[];
}

/** Opened after its plan, or taken in as it stands where it served before the county came to Yangui. */
export interface StationOpened extends StationPlanned {}

export interface StationPaused {
  readonly station: string;
  readonly reason: PauseReason;
}

export interface StationResumed {
  readonly station: string;
}

export interface StationClosed {
  readonly station: string;
  readonly reason: CloseReason;
}

export interface PartnerAppointed {
  readonly station: string;
  readonly village: Place;
  readonly person: string;
}

export interface AppointmentEnded extends PartnerAppointed {}

declare module '../kernel/state.ts' {
  interface Entities {
    station: Station;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    StationPlanned: StationPlanned;
    StationFitted: StationFitted;
    StationOpened: StationOpened;
    StationPaused: StationPaused;
    StationResumed: StationResumed;
    StationClosed: StationClosed;
    PartnerAppointed: PartnerAppointed;
    AppointmentEnded: AppointmentEnded;
  }
}

type StationEvent =
  | 'StationPlanned'
  | 'StationFitted'
  | 'StationOpened'
  | 'StationPaused'
  | 'StationResumed'
  | 'StationClosed'
  | 'PartnerAppointed'
  | 'AppointmentEnded';

export const stationEvents: EventRules<StationEvent> = {
  StationPlanned: {
    writes: ['station'],
    standing: 'begins',
    evolve: (draft, { station, village, name }, { at }) => draft.put('station', stationAt(station, village, name, at)),
  },
  StationFitted: {
    writes: ['station'],
    standing: 'changes',
    evolve: (draft, { station, ...found }, recorded) => reach(draft, station, { stage: 'fitted', ...found }, recorded),
  },
  StationOpened: {
    writes: ['station'],
    standing: 'begins',
    evolve(draft, { station, village, name }, recorded) {
      if (draft.get('station', station) === undefined)
        draft.put('station', stationAt(station, village, name, recorded.at));
      reach(draft, station, { stage: 'open', openedAt: recorded.at }, recorded);
    },
  },
  StationPaused: {
    writes: ['station'],
    standing: 'changes',
    evolve: (draft, { station, reason }, recorded) =>
      reach(draft, station, { stage: 'paused', stageReason: reason }, recorded),
  },
  StationResumed: {
    writes: ['station'],
    standing: 'changes',
    evolve: (draft, { station }, recorded) => reach(draft, station, { stage: 'open' }, recorded),
  },
  StationClosed: {
    writes: ['station'],
    standing: 'changes',
    evolve: (draft, { station, reason }, recorded) =>
      reach(draft, station, { stage: 'closed', stageReason: reason }, recorded),
  },
  PartnerAppointed: {
    writes: ['station', 'member'],
    standing: 'changes',
    evolve(draft, { station, village, person }, recorded) {
      const row = draft.get('station', station);
      if (row !== undefined) draft.put('station', { ...row, partner: person });
      hold(draft, { person, role: 'station-partner', place: village }, recorded);
    },
  },
  AppointmentEnded: {
    writes: ['station', 'member'],
    standing: 'changes',
    evolve(draft, { station, village, person }, recorded) {
      const row = draft.get('station', station);
      if (row !== undefined) draft.put('station', { ...row, partner: null });
      letGo(draft, { person, role: 'station-partner', place: village }, recorded);
    },
  },
};

function stationAt(id: string, village: Place, name: string, at: Instant): Station {
  return {
    id,
    village,
    name,
    stage: 'planned',
    stageSince: at,
    stageReason: null,
    partner: null,
    openedAt: null,
    floorAreaSquareMetres: null,
    smallPremisesReason: null,
    equipment: [],
    openOrders: 0,
    openParcels: 0,
    openConsignments: 0,
    tabsFen: 0,
  };
}

function reach(draft: Draft, id: string, change: Partial<Station>, { at }: Recorded): void {
  const row = draft.get('station', id);
  invariant(row !== undefined, `station ${id} is not there to change`);
  draft.put('station', { ...row, stageReason: null, stageSince: at, ...change });
}

/** Counts an order that a station began or ended to owe somebody. */
export function countOpenOrder(draft: Draft, id: string, change: 1 | -1): void {
  const row = draft.get('station', id);
  invariant(row !== undefined, `station ${id} is not there to count orders`);
  const openOrders = row.openOrders + change;
  invariant(openOrders >= 0, `open orders of station ${id} would fall to ${openOrders}`);
  draft.put('station', { ...row, openOrders });
}

/** Counts a parcel that began or ended to be a station's to hand out. A device knows its own station only. */
export function countOpenParcel(draft: Draft, id: string, change: 1 | -1): void {
  const row = draft.get('station', id);
  if (row === undefined) return;
  const openParcels = row.openParcels + change;
  invariant(openParcels >= 0, `open parcels of station ${id} would fall to ${openParcels}`);
  draft.put('station', { ...row, openParcels });
}

/** Counts a consignment that came to stand at a station, or left it. A driver's phone knows them, and not how many there are. */
export function countOpenConsignment(draft: Draft, id: string, change: 1 | -1): void {
  const row = draft.get('station', id);
  if (row === undefined) return;
  draft.put('station', { ...row, openConsignments: row.openConsignments + change });
}

/** Counts what went onto its villagers' tabs, or (negative) off them. */
export function countTabs(draft: Draft, id: string, changeFen: number): void {
  const row = draft.get('station', id);
  if (row === undefined || changeFen === 0) return;
  draft.put('station', { ...row, tabsFen: row.tabsFen + changeFen });
}
