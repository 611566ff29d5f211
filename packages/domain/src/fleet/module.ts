import { defineModule } from '../kernel/index.ts';
import { addDepot } from './add-depot.ts';
import { addVehicle } from './add-vehicle.ts';
import { changeDepot } from './change-depot.ts';
import { changeLogisticsSettings } from './change-logistics-settings.ts';
import { changeVehicle } from './change-vehicle.ts';
import { deliveryWindowEvents } from './delivery-window.ts';
import { depotEvents } from './depot.ts';
import { heldByStations } from './held.ts';
import { logisticsSettingsEvents } from './logistics-settings.ts';
import { nameVehicleOwner } from './name-vehicle-owner.ts';
import { retireVehicle } from './retire-vehicle.ts';
import { setDeliveryWindow } from './set-delivery-window.ts';
import { vehicleEvents } from './vehicle.ts';
import { vehicleBack } from './vehicle-back.ts';
import { fleetProblems } from './problems.ts';

/** Depots, vehicles, when stations take deliveries, and how the county plans. */
export const fleet = defineModule({
  name: 'fleet',
  problems: fleetProblems,
  kinds: {
    depot: { heldWhole: true, dates: null },
    vehicle: { heldWhole: true, owner: 'owner', dates: null },
    deliveryWindow: { heldWhole: true, dates: null },
    logisticsSettings: { heldWhole: true, dates: null },
  },
  held: { station: heldByStations },
  events: {
    ...deliveryWindowEvents,
    ...depotEvents,
    ...logisticsSettingsEvents,
    ...vehicleEvents,
  },
  commands: [
    addDepot,
    addVehicle,
    changeDepot,
    changeLogisticsSettings,
    changeVehicle,
    nameVehicleOwner,
    retireVehicle,
    setDeliveryWindow,
    vehicleBack,
  ],
});
