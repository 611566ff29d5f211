import * as z from 'zod/mini';
import {
  accept,
  defineCommand,
  forgetReasons,
  id,
  keptUntil,
  refuse,
  type EventRules,
  type ForgetReason,
  type Retention,
} from '../kernel/index.ts';
import { consignmentLabel, villageOfConsignment } from './consignment-at.ts';
import { changeConsignment, type ConsignmentStage } from './consignment.ts';
import { recipientRetention } from '../parcels/index.ts';

export interface ConsigneeForgotten {
  readonly consignment: string;
  readonly reason: ForgetReason;
}

declare module '../kernel/event.ts' {
  interface Events {
    ConsigneeForgotten: ConsigneeForgotten;
  }
}

export const consigneeEvents: EventRules<'ConsigneeForgotten'> = {
  ConsigneeForgotten: {
    writes: ['consignment'],
    evolve: (draft, { consignment, reason }, recorded) =>
      changeConsignment(draft, consignment, recorded, { step: 'forgotten', note: reason }, {}),
  },
};

/** How long it is kept whom a consignment is for: as long as a parcel's recipient. */
export const consigneeRetention: Retention = { ...recipientRetention, of: 'consignee' };

/** Where a consignment is done with: nobody needs to know any more whom it is for. */
export const doneConsignments = ['handed-on', 'cancelled', 'lost'] as const satisfies readonly ConsignmentStage[];

/** Whether a consignment still needs to know whom it is for: it is on its way. */
export function consigneeNeeded(stage: ConsignmentStage): boolean {
  return !doneConsignments.some((done) => done === stage);
}

/**
 * Empties the private row of whom a consignment is for. The county's clockwork sends it as many days after the consignment is done
 * with as a parcel's recipient is kept; the centre sends it when that person asks. Its history stays.
 */
export const forgetConsignee = defineCommand({
  type: 'forget-consignee',
  capability: 'villagers.erase',
  payload: z.object({ consignment: id, reason: z.enum(forgetReasons) }),
  person: ({ consignment }) => ({ kind: 'consignment', erased: consignment }),
  needs: ({ consignment }) => [['consignment', consignment]],
  place: villageOfConsignment,
  decide(state, { at, payload: { consignment: asked, reason } }) {
    const consignment = state.get('consignment', asked);
    if (consignment === undefined) return refuse('consignment-unknown', { consignment: asked });
    const code = consignmentLabel(asked);
    if (consignment.steps.some(({ step }) => step === 'forgotten')) return refuse('consignee-forgotten', { code });
    if (consigneeNeeded(consignment.stage)) return refuse('consignee-needed', { code });
    const until = keptUntil(consigneeRetention, consignment.closedAt ?? at);
    if (reason === 'time-over' && at < until) return refuse('consignee-kept', { code, until });
    return accept({ type: 'ConsigneeForgotten', data: { consignment: asked, reason } });
  },
});
