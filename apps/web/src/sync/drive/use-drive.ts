import { useHeld, useHeldHere } from '../held/use-held.ts';
import { useOne } from '../reads.ts';
import { piecesOf } from './pieces.ts';

/** The driver's own day, from this phone where it is kept. */
export const useDrivenDay = (county: string) => useOne(county, '/drive', {});

/**
 * Keeps the driver's day on this phone while the surface is open.
 * @returns what reads the day again, for the feed
 */
export function useHeldDrive(county: string, person: string): () => Promise<unknown> {
  return useHeld({
    county,
    key: person,
    open: async () => (await import('./open-drive.ts')).openDrive(county, person),
  });
}

/** What this phone recorded and the server has not answered: each piece by its id. */
export function useUnanswered(): (piece: string) => boolean {
  const drive = useHeldHere();
  const pieces = new Set(
    drive?.entries
      .filter(({ state }) => state === 'waiting' || state === 'in-review')
      .flatMap(({ envelope }) => piecesOf(envelope.payload)),
  );
  return (piece) => pieces.has(piece);
}
