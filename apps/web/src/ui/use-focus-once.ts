import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Puts the cursor into something when it is put on the page: with what is drawn, not a frame after it. By then somebody, or a
 * hand scanner, may have begun to type elsewhere, and the rest of it would go where the cursor is put.
 * @returns what the element is given as its ref
 */
export function useFocusOnce<E extends HTMLElement>(wanted = true): RefObject<E> {
  const element = useRef<E>(null);
  useLayoutEffect(() => {
    if (wanted) element.current?.focus();
  }, []);
  return element;
}
