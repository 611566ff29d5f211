import { useLocation } from 'wouter-preact';
import { pathTo } from '../paths.ts';
import type { IconName } from '../ui/icon.tsx';
import { useWindowKeys } from '../ui/use-window-keys.ts';

/** The counter's doors in the order of their number keys. */
export const doors = ['buy', 'collect', 'sell', 'send', 'villagers', 'earnings'] as const;
export type Door = (typeof doors)[number];

/** The picture on each door. */
export const doorIcons: Readonly<Record<Door, IconName>> = {
  buy: 'basket',
  collect: 'parcel',
  sell: 'scales',
  send: 'truck',
  villagers: 'villagers',
  earnings: 'earnings',
};

/**
 * The counter by keyboard: 1–6 open the doors (with Alt even while writing), / goes to the search line, Esc leaves it,
 * and then the screen.
 */
export function useCounterKeys(county: string, back: string | undefined): void {
  const [, go] = useLocation();
  useWindowKeys((event) => {
    if (document.querySelector('dialog[open]') !== null) return;
    const writing = event.target instanceof HTMLElement && event.target.matches('input, select, textarea');
    const door = doors[Number(event.code.replace('Digit', '')) - 1];
    if (
      door !== undefined &&
      event.code.startsWith('Digit') &&
      (event.altKey || (!writing && !event.ctrlKey && !event.metaKey))
    ) {
      event.preventDefault();
      go(pathTo('counter', `/${door}`, { county }));
    } else if (event.key === '/' && !writing) {
      event.preventDefault();
      document.querySelector<HTMLInputElement>('[data-search]')?.focus();
    } else if (event.key === 'Escape') {
      if (writing && document.activeElement instanceof HTMLElement) document.activeElement.blur();
      else if (back !== undefined) go(back);
    }
  });
}
