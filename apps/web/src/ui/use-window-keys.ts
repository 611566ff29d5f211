import { useLayoutEffect, useRef } from 'preact/hooks';
import { isComposing } from './composing.ts';

/**
 * Hears every key of the window but those of an input method. The listener is the one of what is drawn now: an effect would lag a frame behind it,
 * and whoever types at once would be judged by what the screen showed before.
 */
export function useWindowKeys(onKey: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKey);
  useLayoutEffect(() => {
    latest.current = onKey;
  });
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!isComposing(event)) latest.current(event);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
