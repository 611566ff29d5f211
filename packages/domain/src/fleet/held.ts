import { itsOwn, type HeldKinds } from '../kernel/index.ts';

export const heldByStations = {
  deliveryWindow: { told: 'whole', ways: [{ where: { id: itsOwn } }] },
} satisfies HeldKinds;
