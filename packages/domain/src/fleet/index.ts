export { type DeliveryWindow } from './delivery-window.ts';
export { type Depot } from './depot.ts';
export { greatCircleMetres } from './great-circle.ts';
export {
  defaultLogisticsSettings,
  logisticsBounds,
  logisticsSettingsOf,
  type LogisticsSettings,
} from './logistics-settings.ts';
export {
  changeVehicleRow,
  vehicleKinds,
  vehicleStages,
  vehicleStepAllowed,
  vehicleSteps,
  type StoppedAt,
  type TimetableStop,
  type Vehicle,
  type VehicleKind,
  type VehicleStage,
  type VehicleStep,
  type VehicleTerms,
} from './vehicle.ts';
export { vehicleReadyTo } from './vehicle-terms.ts';
