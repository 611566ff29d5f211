import { useEffect, useState } from 'preact/hooks';
import { keepScreens, keptScreens } from './kept-screens.ts';
import type { DeskAddress } from './screens.ts';

const CHANGED = 'yangui:favourites';

/** The screens that a person marked as theirs, on this device. */
export function useFavourites(person: string): {
  readonly are: (address: DeskAddress) => boolean;
  readonly toggle: (address: DeskAddress) => void;
} {
  const [, drawAgain] = useState(0);
  const kept = keptScreens(person, 'favourites');
  useEffect(() => {
    const heard = () => drawAgain((count) => count + 1);
    window.addEventListener(CHANGED, heard);
    return () => window.removeEventListener(CHANGED, heard);
  }, []);
  return {
    are: (address) => kept.includes(address),
    toggle(address) {
      const others = kept.filter((one) => one !== address);
      keepScreens(person, 'favourites', others.length < kept.length ? others : [...kept, address]);
      window.dispatchEvent(new Event(CHANGED));
    },
  };
}
