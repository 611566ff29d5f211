import type { ConsignmentRow } from '../../sync/consignments.ts';

type Waiting = Pick<ConsignmentRow, 'stage' | 'registeredAt' | 'collectedAt'>;

/** When a driver last took other things from here and left this one behind; null where none has come since it was registered. */
export function passedOver({ stage, registeredAt }: Waiting, all: readonly Waiting[]): number | null {
  if (stage !== 'at-station') return null;
  const came = all.flatMap(({ collectedAt }) =>
    collectedAt !== null && collectedAt > registeredAt ? [collectedAt] : [],
  );
  return came.length === 0 ? null : Math.max(...came);
}
