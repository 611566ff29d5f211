import { rulesOf, withFoundation } from '@yangui/domain/modules';

/** What people do with what is their own goes by the rules that all others stand on; see the counter's. */
export const rules = rulesOf(withFoundation([]));
