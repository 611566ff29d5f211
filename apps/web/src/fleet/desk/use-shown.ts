import { useEffect, useRef, type MutableRef } from 'preact/hooks';

/** Brings a part of a page into sight where it is what somebody came for. */
export function useShown(asked: boolean): MutableRef<HTMLElement | null> {
  const here = useRef<HTMLElement>(null);
  useEffect(() => {
    if (asked) here.current?.scrollIntoView();
  }, [asked]);
  return here;
}
