import type { EventRules } from '../kernel/index.ts';

/** When a station takes a van in. The id is the station's; one without a row takes it at any time. */
export interface DeliveryWindow {
  readonly id: string;
  readonly fromMinute: number;
  readonly toMinute: number;
}

export interface DeliveryWindowSet {
  readonly station: string;
  readonly fromMinute: number;
  readonly toMinute: number;
}

declare module '../kernel/state.ts' {
  interface Entities {
    deliveryWindow: DeliveryWindow;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    DeliveryWindowSet: DeliveryWindowSet;
  }
}

export const deliveryWindowEvents: EventRules<'DeliveryWindowSet'> = {
  DeliveryWindowSet: {
    writes: ['deliveryWindow'],
    evolve: (draft, { station, ...window }) => draft.put('deliveryWindow', { id: station, ...window }),
  },
};
