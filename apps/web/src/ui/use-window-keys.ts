import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Hears every key of the window. The listener is the one of what is drawn now: an effect would lag a frame behind it,
 * and whoever types at once would be judged by what the screen showed before.
 */
export function useWindowKeys(onKey: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKey);
  useLayoutEffect(() => {
    latest.current = onKey;
  });
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => latest.current(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
