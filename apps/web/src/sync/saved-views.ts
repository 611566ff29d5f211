import { useQueryClient } from '@tanstack/preact-query';
import { tell } from './http.ts';
import { useOne } from './reads.ts';
import type { Row } from './shown.ts';

/** A way in which the person likes to see a list. */
export type SavedView = Row<'/saved-views'>;

export const useSavedViews = (county: string, list: string) => useOne(county, '/saved-views', { list });

/** Keeps and forgets views; what is shown of them is read again. Both throw Refused or NoAnswer. */
export function useKeepingViews(county: string) {
  const client = useQueryClient();
  const say = async (id: string, how: { readonly method: 'PUT' | 'DELETE'; readonly body?: object }) => {
    await tell(`/api/counties/${county}/saved-views/${id}`, how);
    await client.invalidateQueries({
      predicate: ({ queryKey: [about, of, path] }) =>
        about === 'county' && of === county && typeof path === 'string' && path.startsWith('/saved-views'),
    });
  };
  return {
    keep: ({ id, ...body }: SavedView) => say(id, { method: 'PUT', body }),
    forget: ({ id }: Pick<SavedView, 'id'>) => say(id, { method: 'DELETE' }),
  };
}
