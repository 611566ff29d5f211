import type { ComponentChildren } from 'preact';
import { lazy } from 'preact/compat';
import { useEffect } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { ownStation, useStanding, worksAt } from '../county.tsx';
import { useMessages, withWords } from '../i18n/index.tsx';
import { addressesOf, findAddress } from '../address.ts';
import { pathTo } from '../paths.ts';
import { Missing } from '../missing.tsx';
import type { SurfaceProps } from '../routes.tsx';
import { useFeed } from '../sync/feed.ts';
import { useHeldStation } from '../sync/station/use-station.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { EmptyState } from '../ui/states.tsx';
import { HandFrame } from './hand-frame.tsx';
import { doorIcons, doors, useCounterKeys } from './keys.ts';
import { counterScreens, type CounterAddress } from './addresses.ts';
import { fetchBehind, shown } from './screens.ts';
import { CounterSyncBar } from '../devices/counter/sync-line.tsx';
import { Later, orNothing } from '../shell/later.tsx';
import { useWayBack } from '../shell/places.tsx';

// What is told of one's own account is fetched behind the doors; without it they open all the same.
const OwnNotice = lazy(async () =>
  orNothing(
    withWords(import('../purchasing/counter/own-notice.tsx'), ['proposals']).then(({ OwnNotice: Told }) => Told),
  ),
);

/** The station's counter: on a phone held in one hand, or on the station's PC by keyboard. */
export function Counter({ path }: SurfaceProps) {
  const { counter } = useMessages();
  const { county, me } = useStanding();
  const station = ownStation(county);
  const bringUpToDate = useHeldStation(county.county, station, me.person);
  useFeed(county.county, county.seq, bringUpToDate);
  useEffect(() => void fetchBehind().catch(() => undefined), []);
  const found = findAddress(addressesOf(counterScreens), path);
  if (found === undefined) return <Missing />;
  const { address, id } = found;
  const Screen = shown[address];
  return (
    <CounterFrame at={address}>
      {station === undefined ? (
        <EmptyState icon="stations" title={counter.noStation} next={counter.noStationNext} />
      ) : (
        <>
          {address === '/' && (
            <Later>
              <OwnNotice />
            </Later>
          )}
          <Later page>
            <Screen key={path} station={station} id={id} />
          </Later>
        </>
      )}
    </CounterFrame>
  );
}

function CounterFrame({ at, children }: { at: CounterAddress; children: ComponentChildren }) {
  const { counter, account } = useMessages();
  const { county } = useStanding();
  const { back } = counterScreens[at];
  const backHref = useWayBack(back && pathTo('counter', back, county));
  useCounterKeys(county.county, backHref);
  return (
    <HandFrame
      surface="counter"
      line={<CounterSyncBar />}
      back={backHref}
      title={ownStation(county)?.name ?? county.name}
      home={pathTo('counter', '/', county)}
      middle={
        <>
          <nav class="counter-nav" aria-label={counter.title}>
            {doors.map((door) => (
              <Link
                key={door}
                href={pathTo('counter', `/${door}`, county)}
                className={at === `/${door}` ? 'is-here' : ''}
                aria-current={at === `/${door}` ? 'page' : undefined}
              >
                <Icon name={doorIcons[door]} />
                {counter.doors[door]}
              </Link>
            ))}
          </nav>
          {worksAt(county, 'desk') && (
            <ButtonLink kind="plain" href={pathTo('desk', '/', county)}>
              {account.desk}
            </ButtonLink>
          )}
        </>
      }
      below={<KeyLine at={at} />}
    >
      {children}
    </HandFrame>
  );
}

/** On the PC, the keys that work here. */
function KeyLine({ at }: { at: CounterAddress }) {
  const { counter } = useMessages();
  const { keyLine } = counter;
  const { searches = false } = counterScreens[at];
  const keys: readonly (readonly [string, string])[] = [
    ...doors.map((door, index) => [`Alt ${index + 1}`, keyLine[door]] as const),
    ...(searches ? [['/', keyLine.search] as const] : []),
    ...(at === '/buy'
      ? [['↑ ↓', keyLine.move] as const, ['Enter', keyLine.add] as const, ['Ctrl Enter', keyLine.place] as const]
      : []),
    ...(at === '/' ? [] : [['Esc', keyLine.back] as const]),
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
