import type { ComponentType } from 'preact';
import { lazy } from 'preact/compat';
import { useHeldActs } from '../acts/use-held-acts.ts';
import { addressesOf, findAddress } from '../address.ts';
import { useMay, useStanding } from '../county.tsx';
import { useMessages, withWords } from '../i18n/index.tsx';
import { Missing } from '../missing.tsx';
import type { SurfaceProps } from '../routes.tsx';
import { useFeed } from '../sync/feed.ts';
import { EmptyState } from '../ui/states.tsx';
import './desk.css';
import { DeskFrame } from './frame.tsx';
import type { DeskScreenProps } from './screen.ts';
import { deskScreens } from './screens.ts';
import { Later } from '../shell/later.tsx';
import { UnderTitle } from './under-title.ts';

const addresses = addressesOf(deskScreens);
/** Each screen is fetched, with its words, when it is first opened. */
const shown: Readonly<Record<string, ComponentType<DeskScreenProps>>> = Object.fromEntries(
  addresses.map((address) => {
    const { fetch, words } = deskScreens[address];
    return [address, lazy(() => withWords(fetch(), words))];
  }),
);

// Fetched with the first list that has views.
const SavedViews = lazy(async () => (await import('./saved-views.tsx')).SavedViews);
// Fetched when something done before was refused.
const RefusedLater = lazy(async () => (await import('./refused-later.tsx')).RefusedLater);

/** The county centre's desk: for a wide screen, and usable on a narrow one. */
export function Desk({ path }: SurfaceProps) {
  const { shell } = useMessages();
  const { county, me } = useStanding();
  const held = useHeldActs(county.county, me.person.id);
  const may = useMay();
  useFeed(county.county, county.seq);
  const found = findAddress(addresses, path);
  if (found === undefined) return <Missing />;
  const { address, id } = found;
  const Screen = shown[address];
  const views: readonly string[] | undefined = deskScreens[address].views;
  return (
    <DeskFrame at={address}>
      {held !== undefined && held.refusedLater.length > 0 && <RefusedLater held={held} />}
      {Screen !== undefined && may(deskScreens[address].needs) ? (
        <UnderTitle.Provider
          value={
            views && (
              <Later>
                <SavedViews key={path} list={address} filters={views} />
              </Later>
            )
          }
        >
          <Later page>
            <Screen key={path} id={id} />
          </Later>
        </UnderTitle.Provider>
      ) : (
        <EmptyState icon="ban" title={shell.pageMissing} next={shell.pageMissingNext} />
      )}
    </DeskFrame>
  );
}
