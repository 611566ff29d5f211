export {
  changeConsignment,
  consignmentIn,
  consignmentKinds,
  consignmentStages,
  consignmentStepAllowed,
  consignmentSteps,
  insertConsignmentStep,
  openConsignmentStages,
  type Consignment,
  type ConsignmentKind,
  type ConsignmentStage,
  type ConsignmentStep,
  type ConsignmentStepName,
} from './consignment.ts';
export { consignmentCode, consignmentLabel, consignmentReadyTo, villageOfConsignment } from './consignment-at.ts';
export { consigneeNeeded, doneConsignments } from './forget-consignee.ts';
