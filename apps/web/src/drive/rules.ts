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

/** The rules of the modules that the driver’s phone works with; see the counter's. */
export const rules = rulesOf(
  withFoundation([network, attachments, purchasing, produce, fleet, loops, parcels, consignments, road]),
);
