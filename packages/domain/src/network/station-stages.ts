import type { Capability } from '../capabilities.ts';
import { refuse, type Refusal } from '../kernel/index.ts';
import { heldRefusal, type HeldAtStation } from './still-held.ts';
import type { Station } from './station.ts';

/** A station's life: chosen, made ready, serving, resting, ended. */
export const stationStages = ['planned', 'fitted', 'open', 'paused', 'closed'] as const;
export type StationStage = (typeof stationStages)[number];

/** What a station has to have, each item looked at: there, or said not to be needed (五统一 and the usual evidence: sign, broadband, tagged equipment). */
export const equipmentItems = [
  'sign',
  'broadband',
  'computer',
  'screen',
  'scanner',
  'printer',
  'shelves',
  'fire-extinguisher',
] as const;
export type EquipmentItem = (typeof equipmentItems)[number];
export const equipmentStates = ['there', 'not-needed'] as const;

export interface EquipmentCheck {
  readonly item: EquipmentItem;
  readonly state: (typeof equipmentStates)[number];
}

/** Premises of a station: 30 m² or more (Dali's station specification), or a code that says why less will do. */
export const LEAST_FLOOR_AREA_SQUARE_METRES = 30;
export const smallPremisesReasons = [
  'shared-with-shop',
  'shared-with-committee',
  'mobile-service',
  'temporary',
] as const;
export type SmallPremisesReason = (typeof smallPremisesReasons)[number];

/** Why a station rests or ends: codes, never free text, so that no name slips into the journal. */
export const pauseReasons = ['partner-away', 'harvest', 'repair', 'road-blocked', 'inspection', 'other'] as const;
export const closeReasons = [
  'partner-left',
  'no-custom',
  'premises-lost',
  'merged',
  'misconduct',
  'never-opened',
  'other',
] as const;
export type PauseReason = (typeof pauseReasons)[number];
export type CloseReason = (typeof closeReasons)[number];

/** What a gate looks at: the row, or what a screen shows of it. */
export type GatedStation = Pick<
  Station,
  'name' | 'stage' | 'floorAreaSquareMetres' | 'smallPremisesReason' | 'equipment'
> & { readonly partner: unknown; readonly held: HeldAtStation };

/** What must be there before a step: each asks the station as it would be, and answers with the refusal that says what to do. */
const requirements = {
  premises: ({ name, floorAreaSquareMetres, smallPremisesReason }: GatedStation) =>
    (floorAreaSquareMetres ?? 0) >= LEAST_FLOOR_AREA_SQUARE_METRES || smallPremisesReason !== null
      ? undefined
      : refuse('premises-small', { station: name, least: LEAST_FLOOR_AREA_SQUARE_METRES }).refusal,
  equipment({ name, equipment }: GatedStation) {
    const missing = equipmentItems.filter((item) => !equipment.some((checked) => checked.item === item));
    return missing.length === 0
      ? undefined
      : refuse('equipment-unchecked', { station: name, count: missing.length, items: missing.join(' ') }).refusal;
  },
  partner: ({ name, partner }: GatedStation) =>
    partner === null ? refuse('station-without-partner', { station: name }).refusal : undefined,
  'nothing-held': ({ name, held }: GatedStation) => heldRefusal(name, held),
} as const satisfies Record<string, (station: GatedStation) => Refusal | undefined>;

interface StationStep {
  readonly from: readonly StationStage[];
  readonly to: StationStage;
  readonly capability: Capability;
  readonly requires: readonly (keyof typeof requirements)[];
}

/** Which step may follow which stage, who may take it, and what must be there: read by `decide` and by the buttons. */
export const stationSteps = {
  fit: { from: ['planned'], to: 'fitted', capability: 'stations.plan', requires: ['premises', 'equipment'] },
  open: { from: ['fitted'], to: 'open', capability: 'stations.open', requires: ['partner'] },
  pause: { from: ['open'], to: 'paused', capability: 'stations.open', requires: [] },
  resume: { from: ['paused'], to: 'open', capability: 'stations.open', requires: ['partner'] },
  close: {
    from: ['planned', 'fitted', 'open', 'paused'],
    to: 'closed',
    capability: 'stations.close',
    requires: ['nothing-held'],
  },
} as const satisfies Record<string, StationStep>;
export type StationStepName = keyof typeof stationSteps;

/** Whether a step begins at a stage. */
export function stationStepFrom(step: StationStepName, stage: StationStage): boolean {
  const { from }: StationStep = stationSteps[step];
  return from.includes(stage);
}

/** Why a step cannot be taken from where the station is, or undefined where it can. */
export function stationGate(step: StationStepName, station: GatedStation): Refusal | undefined {
  const { requires }: StationStep = stationSteps[step];
  if (!stationStepFrom(step, station.stage))
    return refuse('station-not-ready', { station: station.name, stage: station.stage }).refusal;
  for (const requirement of requires) {
    const no = requirements[requirement](station);
    if (no !== undefined) return no;
  }
  return undefined;
}

/** Why a station takes no new orders, or undefined where it does. */
export function orderGate({ stage, name }: Station): Refusal | undefined {
  if (stage === 'paused') return refuse('station-paused', { station: name }).refusal;
  if (stage === 'closed') return refuse('station-closed', { station: name }).refusal;
  return stage === 'open' ? undefined : refuse('station-not-open', { station: name }).refusal;
}
