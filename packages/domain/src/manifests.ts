/** The manifests by name, for whoever works with some of the modules; and what folds their rules. The whole county is `county.ts`. */
export { attachments } from './attachments/module.ts';
export { consignments } from './consignments/module.ts';
export { enquiries } from './enquiries/module.ts';
export { fleet } from './fleet/module.ts';
export { inspection } from './inspection/module.ts';
export { loopCosts } from './loop-costs/module.ts';
export { loops } from './loops/module.ts';
export { network } from './network/module.ts';
export { parcels } from './parcels/module.ts';
export { produce } from './produce/module.ts';
export { purchasing } from './purchasing/module.ts';
export { road } from './road/module.ts';
export { talent } from './talent/module.ts';
export { withFoundation } from './foundation.ts';
export { rulesOf } from './rules.ts';
