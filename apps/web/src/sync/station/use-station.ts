import { useHeld } from '../held/use-held.ts';
import type { OwnStation } from '../who.ts';

/**
 * Keeps the station behind this counter on this device while the counter is open.
 * @returns what brings the copy up to date, for the feed
 */
export function useHeldStation(
  county: string,
  own: OwnStation | undefined,
  person: { readonly id: string; readonly name: string },
): () => Promise<unknown> {
  return useHeld(
    own && {
      county,
      key: `${own.id} ${person.id}`,
      open: async () => (await import('./open-station.ts')).openStation({ county, own, person }),
      mark: `yangui.copy.${own.id}`,
    },
  );
}
