import type { EventRules } from '../kernel/index.ts';

/**
 * A number by which an order is known elsewhere: the tracking number of its parcel, or `platform:number` of an outside
 * purchase. The id is the number.
 */
export interface OrderReference {
  readonly id: string;
  readonly ofOrder: string;
}

export interface OrderReferred {
  readonly order: string;
  readonly platformOrder: string | null;
  readonly tracking: string | null;
}

declare module '../kernel/state.ts' {
  interface Entities {
    orderReference: OrderReference;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    OrderReferred: OrderReferred;
  }
}

export const referenceEvents: EventRules<'OrderReferred'> = {
  OrderReferred: {
    writes: ['order', 'orderReference'],
    evolve(draft, { order, platformOrder, tracking }) {
      for (const id of [platformOrder, tracking]) if (id !== null) draft.put('orderReference', { id, ofOrder: order });
      const row = draft.get('order', order);
      if (tracking !== null && row !== undefined && row.outside !== null)
        draft.put('order', { ...row, outside: { ...row.outside, tracking } });
    },
  },
};
