import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';

/**
 * Takes back a sheet that was taken into the register, all of it as one act, and empties what its entries were called. Refused once
 * something hangs on one of them: it was corrected, erased, or joined to a household.
 */
export const undoRegisterImport = defineCommand({
  type: 'undo-register-import',
  capability: 'households.edit',
  payload: z.object({ importId: id }),
  person: ({ importId }) => ({ kind: 'registerEntry', erased: importId }),
  needs: ({ importId }) => [['registerImport', importId]],
  place: (_, { county }) => county,
  decide(state, { payload: { importId } }) {
    const sheet = state.get('registerImport', importId);
    if (sheet === undefined) return refuse('register-import-unknown');
    if (sheet.undoneAt !== null) return refuse('register-import-undone');
    if (sheet.touched > 0) return refuse('register-import-in-use', { count: sheet.touched });
    return accept({ type: 'RegisterImportUndone', data: { importId } });
  },
});
