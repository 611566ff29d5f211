import { useEffect } from 'preact/hooks';
import { addressesOf, findAddress } from '../address.ts';
import { useStanding } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { pathTo } from '../paths.ts';
import { Missing } from '../missing.tsx';
import type { SurfaceProps } from '../routes.tsx';
import { useHeldDrive } from '../sync/drive/use-drive.ts';
import { useHeldHere } from '../sync/held/use-held.ts';
import { useFeed } from '../sync/feed.ts';
import { SyncBar } from '../shell/sync-bar.tsx';
import { AccountNoticeLater } from '../two-people/account-notice-later.tsx';
import { HandFrame } from '../counter/hand-frame.tsx';
import './drive.css';
import { fetchBehind } from './fetch-behind.ts';
import { driveScreens } from './screens.ts';
import { Later } from '../shell/later.tsx';

/** The driver's phone: today's loops, and one stop of them, with or without network. */
export function Drive({ path }: SurfaceProps) {
  const { drive, sync } = useMessages();
  const { county, me } = useStanding();
  const readAgain = useHeldDrive(county.county, me.person.id);
  useFeed(county.county, county.seq, readAgain);
  const phone = useHeldHere();
  const count = (state: string) => phone?.entries.filter((entry) => entry.state === state && !entry.seen).length ?? 0;
  const [waiting, review, refused] = [count('waiting'), count('in-review'), count('refused')];
  const photos = phone?.attachmentsWaiting ?? 0;
  useEffect(() => void fetchBehind().catch(() => undefined), []);
  const found = findAddress(addressesOf(driveScreens), path);
  if (found === undefined) return <Missing />;
  const Screen = driveScreens[found.address];
  const home = pathTo('drive', '/', county);
  return (
    <HandFrame
      surface="drive"
      class="drive"
      line={
        <SyncBar lostHint={phone?.ready !== true ? undefined : drive.keptHere}>
          {waiting > 0 && <span class="sync-count">{drive.waiting(waiting)}</span>}
          {photos > 0 && <span class="sync-count">{sync.photosWaiting(photos)}</span>}
          {review > 0 && <span class="sync-count">{sync.inReview(review)}</span>}
          {refused > 0 && <span class="sync-count sync-refused">{sync.refused(refused)}</span>}
        </SyncBar>
      }
      back={found.address === '/' ? undefined : home}
      title={drive.title}
      home={home}
    >
      {found.address === '/' && <AccountNoticeLater />}
      <Later page>
        <Screen key={path} id={found.id} />
      </Later>
    </HandFrame>
  );
}
