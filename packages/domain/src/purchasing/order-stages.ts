/** Where an order can stand, and which step may follow which. Plain words: the first screens need them, not the rules. */
export const orderStages = [
  'placed',
  'confirmed',
  'undelivered',
  'received',
  'collected',
  'completed',
  'returned',
  'cancelled',
] as const;
export type OrderStage = (typeof orderStages)[number];

/**
 * Which step may follow which: read by `decide` and by the buttons.
 * `completed` is a collected order past its return window; its rebate is payable. `undelivered` is one whose parcel went
 * back or got lost: it is sent again, or called off and paid back.
 */
export const orderSteps = {
  confirm: ['placed', 'undelivered'],
  receive: ['placed', 'confirmed', 'undelivered'],
  collect: ['received'],
  complete: ['collected'],
  return: ['collected'],
  cancel: ['placed', 'confirmed', 'undelivered', 'received'],
} as const satisfies Record<string, readonly OrderStage[]>;

/** Whether a step may be taken from a stage. */
export function stepAllowed(step: keyof typeof orderSteps, stage: OrderStage): boolean {
  const from: readonly OrderStage[] = orderSteps[step];
  return from.includes(stage);
}

/** The stages in which somebody still waits for the goods: a station that has such orders does not close. */
export const openOrderStages: readonly OrderStage[] = ['placed', 'confirmed', 'undelivered', 'received'];

/** The stages in which the goods are on their way. */
export const comingOrderStages: readonly OrderStage[] = ['placed', 'confirmed'];

/** Whether somebody still waits for the goods. */
export function isOpen(stage: OrderStage): boolean {
  return openOrderStages.includes(stage);
}

/** What an order's history tells: the stages reached, and the goods that came back in part. */
export const orderStepKinds = [...orderStages, 'part-returned'] as const;
export type OrderStepKind = (typeof orderStepKinds)[number];
