import { useRef } from 'preact/hooks';

/**
 * Begins a new turn on a screen, and gives what says whether it is still the newest. An answer that comes after a newer
 * scan or word is told to nobody: on a slow line it would take the place of what the newer one came to.
 */
export function useTurns(): () => () => boolean {
  const newest = useRef(0);
  return () => {
    newest.current += 1;
    const mine = newest.current;
    return () => newest.current === mine;
  };
}
