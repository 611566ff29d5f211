import { parcelStepAllowed, type Capability, type ParcelStage } from '@yangui/domain';
import type { ParcelRow } from '../sync/parcels.ts';
import type { IconName } from '../ui/icon.tsx';

/** What can be done with a parcel beside scanning it, as data: the buttons and their reasons both read it here. */
export const parcelActions = {
  report: { capability: 'parcels.report', icon: 'alert' },
  resolve: { capability: 'parcels.resolve', icon: 'check' },
  'take-back': { capability: 'parcels.load', icon: 'stations' },
  'undo-receipt': { capability: 'parcels.receive', icon: 'undo' },
  return: { capability: 'parcels.return', icon: 'undo' },
  complain: { capability: 'parcels.complain', icon: 'alert' },
  answer: { capability: 'parcels.resolve', icon: 'check' },
} as const satisfies Record<string, { readonly capability: Capability; readonly icon: IconName }>;

export type ParcelActionName = keyof typeof parcelActions;

/** Why an action cannot be taken now. */
export type ParcelHindrance =
  | { readonly is: 'rights' | 'noTrouble' | 'troubleOpen' | 'noComplaint' | 'complaintOpen' }
  | { readonly is: 'stage'; readonly stage: ParcelStage };

/** What stands in the way of an action; undefined where nothing does. The server decides by the same steps. */
export function parcelHindrance(
  name: ParcelActionName,
  parcel: ParcelRow,
  may: (capability: Capability) => boolean,
): ParcelHindrance | undefined {
  const { stage, trouble, complaint } = parcel;
  if (!may(parcelActions[name].capability)) return { is: 'rights' };
  if (name === 'complain') return complaint === null ? undefined : { is: 'complaintOpen' };
  if (name === 'answer') return complaint === null ? { is: 'noComplaint' } : undefined;
  if (!parcelStepAllowed(name === 'resolve' ? 'report' : name, stage)) return { is: 'stage', stage };
  if (name === 'report') return trouble === null ? undefined : { is: 'troubleOpen' };
  if (name === 'resolve') return trouble === null ? { is: 'noTrouble' } : undefined;
  return undefined;
}
