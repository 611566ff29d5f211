import { useEffect } from 'preact/hooks';
import { useStanding } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { keepScreens, keptScreens } from './kept-screens.ts';
import { useScreenName } from './screen-name.ts';
import type { DeskAddress } from './screens.ts';

/** How many of the screens last visited are kept. */
const KEPT = 8;

/** Whether a screen is a place to go to by itself: not one thing's page, which needs its id. */
export const standsAlone = (address: DeskAddress) => !address.includes(':id');

/** Titles the browser's tab by the screen while somebody is there, and remembers that they were. */
export function useVisit(address: DeskAddress): void {
  const { shell } = useMessages();
  const { county, me } = useStanding();
  const name = useScreenName()(address);
  const person = me.person.id;
  useEffect(() => {
    document.title = `${name} · ${county.name} · ${shell.product}`;
    return () => {
      document.title = shell.product;
    };
  }, [name, county.name, shell.product]);
  useEffect(() => {
    if (!standsAlone(address)) return;
    const others = keptScreens(person, 'visited').filter((one) => one !== address);
    keepScreens(person, 'visited', [address, ...others].slice(0, KEPT));
  }, [address, person]);
}
