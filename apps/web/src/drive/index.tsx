import { lazy } from 'preact/compat';
import { useEffect } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { addressesOf, findAddress } from '../address.ts';
import { SignInAgain } from '../account/sign-in-again.tsx';
import { useStanding } from '../county.tsx';
import { useMessages, withWords } from '../i18n/index.tsx';
import { ACCOUNT, pathTo } from '../paths.ts';
import { Missing } from '../missing.tsx';
import type { SurfaceProps } from '../routes.tsx';
import { useHeldDrive } from '../sync/drive/use-drive.ts';
import { useHeldHere } from '../sync/held/use-held.ts';
import { useFeed } from '../sync/feed.ts';
import { Icon } from '../ui/icon.tsx';
import { SampleMark } from '../shell/sample-mark.tsx';
import { SyncBar } from '../shell/sync-bar.tsx';
import '../counter/counter.css';
import './drive.css';
import { fetchBehind } from './fetch-behind.ts';
import { driveScreens } from './screens.ts';
import { Later } from '../shell/later.tsx';

// What is told of one's own account comes behind the screen; without it the screen opens all the same.
const AccountNotice = lazy(async () =>
  withWords(import('../two-people/account-notice.tsx'), ['proposals']).then(
    ({ AccountNotice: Told }) => Told,
    () => () => null,
  ),
);

/** The driver's phone: today's loops, and one stop of them, with or without network. */
export function Drive({ path }: SurfaceProps) {
  const { drive, shell, account, sync } = useMessages();
  const { county, me } = useStanding();
  const readAgain = useHeldDrive(county.county, me.person.id);
  useFeed(county.county, county.seq, readAgain);
  const phone = useHeldHere();
  const count = (state: string) => phone?.entries.filter((entry) => entry.state === state && !entry.seen).length ?? 0;
  const [waiting, review, refused] = [count('waiting'), count('in-review'), count('refused')];
  const photos = phone?.attachmentsWaiting ?? 0;
  useEffect(() => {
    document.documentElement.dataset['surface'] = 'counter';
    return () => {
      delete document.documentElement.dataset['surface'];
    };
  }, []);
  useEffect(() => void fetchBehind().catch(() => undefined), []);
  const found = findAddress(addressesOf(driveScreens), path);
  if (found === undefined) return <Missing />;
  const Screen = driveScreens[found.address];
  return (
    <div class="counter drive">
      <a class="skip" href="#main">
        {shell.skipToContent}
      </a>
      <div class="counter-top">
        <SyncBar lostHint={phone?.ready !== true ? undefined : drive.keptHere}>
          {waiting > 0 && <span class="sync-count">{drive.waiting(waiting)}</span>}
          {photos > 0 && <span class="sync-count">{sync.photosWaiting(photos)}</span>}
          {review > 0 && <span class="sync-count">{sync.inReview(review)}</span>}
          {refused > 0 && <span class="sync-count sync-refused">{sync.refused(refused)}</span>}
        </SyncBar>
        <SignInAgain person={me.person} />
        <header class="counter-head">
          {found.address !== '/' && (
            <Link
              href={pathTo('drive', '/', county)}
              className="button button-plain button-icon"
              aria-label={shell.back}
            >
              <Icon name="back" size={24} />
            </Link>
          )}
          <Link href={pathTo('drive', '/', county)} className="counter-station">
            <strong>{drive.title}</strong>
            {county.sample && <SampleMark />}
          </Link>
          <Link
            href={ACCOUNT}
            className="button button-plain button-icon counter-account"
            aria-label={`${account.title}: ${me.person.name}`}
          >
            <Icon name="account" size={24} />
          </Link>
        </header>
      </div>
      <main id="main" class="counter-main" tabIndex={-1}>
        {found.address === '/' && (
          <Later>
            <AccountNotice />
          </Later>
        )}
        <Later page>
          <Screen key={path} id={found.id} />
        </Later>
      </main>
    </div>
  );
}
