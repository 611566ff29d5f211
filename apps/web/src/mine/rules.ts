import { attachments, inspection, network, produce, purchasing, rulesOf, withFoundation } from '@yangui/domain/modules';

/** What people do with what is their own, and laboratories with samples, goes by these modules' rules; see the counter's. */
export const rules = rulesOf(withFoundation([network, attachments, purchasing, produce, inspection]));
