import type { ComponentChildren } from 'preact';
import { lazy } from 'preact/compat';
import { useState } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import { ownStation, useStanding, worksAt } from '../county.tsx';
import { useMessages, withWords } from '../i18n/index.tsx';
import { ACCOUNT, pathTo } from '../paths.ts';
import { IconButton } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Geese, Icon } from '../ui/icon.tsx';
import { BellLater } from '../notices/bell-later.tsx';
import { SampleMark } from '../shell/sample-mark.tsx';
import { SyncBar } from '../shell/sync-bar.tsx';
import { useWindowKeys } from '../ui/use-window-keys.ts';
import { DeskNav } from './nav.tsx';
import type { DeskAddress } from './screens.ts';
import { useFavourites } from './favourites.ts';
import { standsAlone, useVisit } from './visited.ts';
import { Later } from '../shell/later.tsx';

// Fetched when somebody looks for something.
const Find = lazy(async () => (await withWords(import('./find.tsx'), ['consignments', 'money', 'parcels'])).Find);
const WaitsNote = lazy(
  async () =>
    (await withWords(import('../two-people/desk/waits-note.tsx'), ['proposals', 'costs', 'parcels'])).WaitsNote,
);
const Keys = lazy(async () => (await import('./keys.tsx')).Keys);

/** What stands around each screen of the desk: where one can go, what can be found, whether the line is up. */
export function DeskFrame(props: { at: DeskAddress; children: ComponentChildren }) {
  const { desk, shell, account } = useMessages();
  const { county, me } = useStanding();
  const [open, setOpen] = useState<'find' | 'keys' | 'menu'>();
  useVisit(props.at);
  useWindowKeys((event) => {
    const writing = event.target instanceof HTMLElement && event.target.matches('input, select, textarea');
    if (event.key === '?' && !writing && document.querySelector('dialog[open]') === null) setOpen('keys');
    if (event.key.toLowerCase() !== 'k' || (!event.ctrlKey && !event.metaKey)) return;
    event.preventDefault();
    setOpen('find');
  });
  const close = () => setOpen(undefined);
  return (
    <div class="desk">
      <a class="skip" href="#main">
        {shell.skipToContent}
      </a>
      <aside class={open === 'menu' ? 'desk-side is-open' : 'desk-side'} onClick={close}>
        <CountyHead />
        <DeskNav at={props.at} />
        <div class="desk-side-foot">
          {ownStation(county) && (
            <Link href={pathTo('counter', '/', county)} className="desk-nav-link">
              <Icon name="basket" />
              {account.goToCounter}
            </Link>
          )}
          <Link href={ACCOUNT} className="desk-nav-link">
            <Icon name="account" />
            <span class="desk-person">{me.person.name}</span>
          </Link>
        </div>
      </aside>
      <div class="desk-body">
        <header class="desk-top">
          <span class="desk-menu">
            <IconButton
              icon={open === 'menu' ? 'close' : 'menu'}
              label={shell.menu}
              onClick={() => setOpen(open === 'menu' ? undefined : 'menu')}
            />
          </span>
          <button type="button" class="find-open" onClick={() => setOpen('find')}>
            <Icon name="search" size={18} />
            <span>{desk.find.open}</span>
            <kbd>Ctrl K</kbd>
          </button>
          <SyncBar compact />
          <BellLater surface="desk" />
          <Star at={props.at} />
          <button type="button" class="desk-keys" aria-label={desk.keys.title} onClick={() => setOpen('keys')}>
            <kbd>?</kbd>
          </button>
        </header>
        <main id="main" class="desk-main" tabIndex={-1}>
          <Later>
            <WaitsNote />
          </Later>
          {props.children}
        </main>
      </div>
      <Later>
        {open === 'find' && <Find onClose={close} />}
        {open === 'keys' && <Keys onClose={close} />}
      </Later>
    </div>
  );
}

/** Marks the page as one of the person's own, or takes that back. */
function Star({ at }: { at: DeskAddress }) {
  const { desk } = useMessages();
  const { me } = useStanding();
  const favourites = useFavourites(me.person.id);
  if (at === '/' || !standsAlone(at)) return null;
  const chosen = favourites.are(at);
  return (
    <button
      type="button"
      class={chosen ? 'desk-star is-chosen' : 'desk-star'}
      aria-label={chosen ? desk.removeFavourite : desk.addFavourite}
      title={chosen ? desk.removeFavourite : desk.addFavourite}
      aria-pressed={chosen}
      onClick={() => favourites.toggle(at)}
    >
      <Icon name="star" />
    </button>
  );
}

function CountyHead() {
  const { shell, desk } = useMessages();
  const { county, me } = useStanding();
  const [, go] = useLocation();
  const counties = me.counties.filter((one) => worksAt(one, 'desk'));
  return (
    <div class="desk-county" onClick={(event) => event.stopPropagation()}>
      <Link href={pathTo('desk', '/', county)} className="desk-brand">
        <Geese size={30} />
        <span>{shell.product}</span>
      </Link>
      {counties.length > 1 ? (
        <SelectField
          label={desk.county}
          value={county.county}
          options={counties.map((one) => ({ value: one.county, label: one.name }))}
          onChange={(code) => code !== '' && go(pathTo('desk', '/', { county: code }))}
        />
      ) : (
        <strong>{county.name}</strong>
      )}
      {county.sample && <SampleMark />}
    </div>
  );
}
