import {
  attachments,
  consignments,
  fleet,
  loops,
  network,
  parcels,
  produce,
  purchasing,
  road,
  rulesOf,
  withFoundation,
} from '@yangui/domain/modules';

/**
 * The rules of the modules that the counter works with: of what its screens do, of what a station's devices keep, and what those
 * know. A test holds the list to all three.
 */
export const rules = rulesOf(
  withFoundation([network, attachments, purchasing, produce, fleet, loops, parcels, consignments, road]),
);
