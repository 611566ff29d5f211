import type { ComponentChildren, ComponentType } from 'preact';
import { lazy, Suspense } from 'preact/compat';
import { useEffect } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { SignInAgain } from '../account/sign-in-again.tsx';
import { hasDesk, ownStation, useStanding } from '../county.tsx';
import { useMessages, withWords } from '../i18n/index.tsx';
import { pathTo, siteMap, type ScreenOf } from '../paths.ts';
import type { SurfaceProps } from '../routes.tsx';
import type { OwnStation } from '../sync/answers.ts';
import { useFeed } from '../sync/feed.ts';
import { useHeldStation } from '../sync/station/use-station.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { EmptyState, SampleMark, Skeleton } from '../ui/states.tsx';
import './counter.css';
import { Doors } from './doors.tsx';
import { doorIcons, doors, useCounterKeys } from './keys.ts';
import { CounterSyncBar } from './sync/sync-line.tsx';

/** What each of the counter's screens gets. */
export interface CounterScreenProps {
  readonly station: OwnStation;
  readonly id: string;
}

type CounterScreen = ScreenOf<'counter'>;

type Later = keyof typeof import('./screens.ts').screens;

/** The screens behind the doors come in one piece, right after the first one is drawn. */
const fetchScreens = async () => (await withWords(import('./screens.ts'))).screens;
const behind = (screen: Later) => lazy(async () => (await fetchScreens())[screen]);

const screens: Readonly<Record<CounterScreen, ComponentType<CounterScreenProps>>> = {
  doors: Doors,
  buy: behind('buy'),
  collect: behind('collect'),
  receive: behind('receive'),
  outside: behind('outside'),
  send: behind('send'),
  sendNew: behind('sendNew'),
  sent: behind('sent'),
  parcel: behind('parcel'),
  orders: behind('orders'),
  order: behind('order'),
  villagers: behind('villagers'),
  villager: behind('villager'),
  earnings: behind('earnings'),
  cash: behind('cash'),
  sync: behind('sync'),
};

/** Where Esc and the back button lead from each screen. */
const backOf: Readonly<Record<CounterScreen, CounterScreen | undefined>> = {
  doors: undefined,
  buy: 'doors',
  collect: 'doors',
  receive: 'collect',
  outside: 'doors',
  send: 'doors',
  sendNew: 'send',
  sent: 'send',
  parcel: 'collect',
  orders: 'doors',
  order: 'orders',
  villagers: 'doors',
  villager: 'villagers',
  earnings: 'doors',
  cash: 'earnings',
  sync: 'doors',
};

/** The station's counter: on a phone held in one hand, or on the station's PC by keyboard. */
export function Counter({ screen, id }: SurfaceProps) {
  const { counter } = useMessages();
  const { county, me } = useStanding();
  const station = ownStation(county);
  const bringUpToDate = useHeldStation(county.county, station, me.person);
  useFeed(county.county, county.seq, bringUpToDate);
  useEffect(() => {
    document.documentElement.dataset['surface'] = 'counter';
    return () => {
      delete document.documentElement.dataset['surface'];
    };
  }, []);
  useEffect(() => void fetchScreens().catch(() => undefined), []);
  if (!isScreen(screen)) return null;
  const Screen = screens[screen];
  return (
    <CounterFrame screen={screen}>
      {station === undefined ? (
        <EmptyState icon="stations" title={counter.noStation} next={counter.noStationNext} />
      ) : (
        <Suspense fallback={<Skeleton />}>
          <Screen key={screen + id} station={station} id={id} />
        </Suspense>
      )}
    </CounterFrame>
  );
}

function CounterFrame({ screen, children }: { screen: CounterScreen; children: ComponentChildren }) {
  const { counter, shell, account } = useMessages();
  const { county, me } = useStanding();
  const back = backOf[screen];
  const backHref = back && pathTo('counter', back, county);
  useCounterKeys(county.county, backHref);
  return (
    <div class="counter">
      <a class="skip" href="#main">
        {shell.skipToContent}
      </a>
      <div class="counter-top">
        <CounterSyncBar />
        <SignInAgain person={me.person} />
        <header class="counter-head">
          {backHref !== undefined ? (
            <Link href={backHref} className="button button-plain button-icon" aria-label={shell.back}>
              <Icon name="back" size={24} />
            </Link>
          ) : null}
          <Link href={pathTo('counter', 'doors', county)} className="counter-station">
            <strong>{ownStation(county)?.name ?? county.name}</strong>
            {county.sample && <SampleMark />}
          </Link>
          <nav class="counter-nav" aria-label={counter.title}>
            {doors.map((door) => (
              <Link
                key={door}
                href={pathTo('counter', door, county)}
                className={door === screen ? 'is-here' : ''}
                aria-current={door === screen ? 'page' : undefined}
              >
                <Icon name={doorIcons[door]} />
                {counter.doors[door]}
              </Link>
            ))}
          </nav>
          {hasDesk(county) && (
            <ButtonLink kind="plain" href={pathTo('desk', 'today', county)}>
              {account.desk}
            </ButtonLink>
          )}
          <Link
            href={siteMap.account}
            className="button button-plain button-icon counter-account"
            aria-label={`${account.title}: ${me.person.name}`}
          >
            <Icon name="account" size={24} />
          </Link>
        </header>
      </div>
      <main id="main" class="counter-main" tabIndex={-1}>
        {children}
      </main>
      <KeyLine screen={screen} />
    </div>
  );
}

/** On the PC, the keys that work here. */
function KeyLine({ screen }: { screen: CounterScreen }) {
  const { counter } = useMessages();
  const { keyLine } = counter;
  const searches =
    screen !== 'doors' &&
    screen !== 'send' &&
    screen !== 'sent' &&
    screen !== 'order' &&
    screen !== 'villager' &&
    screen !== 'earnings' &&
    screen !== 'cash' &&
    screen !== 'sync';
  const keys: readonly (readonly [string, string])[] = [
    ...doors.map((door, index) => [`Alt ${index + 1}`, keyLine[door]] as const),
    ...(searches ? [['/', keyLine.search] as const] : []),
    ...(screen === 'buy'
      ? [['↑ ↓', keyLine.move] as const, ['Enter', keyLine.add] as const, ['Ctrl Enter', keyLine.place] as const]
      : []),
    ...(screen === 'doors' ? [] : [['Esc', keyLine.back] as const]),
  ];
  return (
    <footer class="key-line" aria-label={counter.keys}>
      {keys.map(([key, what]) => (
        <span key={key}>
          <kbd>{key}</kbd> {what}
        </span>
      ))}
    </footer>
  );
}

function isScreen(screen: string): screen is CounterScreen {
  return Object.hasOwn(screens, screen);
}
