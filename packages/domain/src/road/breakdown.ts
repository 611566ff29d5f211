import type { EventRules } from '../kernel/index.ts';
import { changeVehicleRow, type StoppedAt } from '../fleet/index.ts';

export interface VehicleBrokeDown extends StoppedAt {
  readonly vehicle: string;
  /** The loop it was on, if it had left. */
  readonly loop: string | null;
}

declare module '../kernel/event.ts' {
  interface Events {
    VehicleBrokeDown: VehicleBrokeDown;
  }
}

export const breakdownEvents: EventRules<'VehicleBrokeDown'> = {
  VehicleBrokeDown: {
    writes: ['vehicle', 'loop'],
    evolve(draft, { vehicle, loop: id, ...stopped }, { at }) {
      changeVehicleRow(draft, vehicle, { stage: 'broken-down' });
      const loop = id === null ? undefined : draft.get('loop', id);
      if (loop !== undefined) draft.put('loop', { ...loop, brokeDown: { ...stopped, at } });
    },
  },
};
