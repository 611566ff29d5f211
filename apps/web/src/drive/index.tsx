import { useEffect } from 'preact/hooks';
import { addressesOf, findAddress } from '../address.ts';
import { useStanding } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { pathTo } from '../paths.ts';
import { Missing } from '../missing.tsx';
import type { SurfaceProps } from '../routes.tsx';
import { useHeldDrive } from '../sync/drive/use-drive.ts';
import { useFeed } from '../sync/feed.ts';
import { HeldSyncBar } from '../shell/held-sync-bar.tsx';
import { AccountNoticeLater } from '../two-people/account-notice-later.tsx';
import { HandFrame } from '../counter/hand-frame.tsx';
import './drive.css';
import { fetchBehind } from './fetch-behind.ts';
import { driveScreens } from './screens.ts';
import { Later } from '../shell/later.tsx';

/** The driver's phone: today's loops, and one stop of them, with or without network. */
export function Drive({ path }: SurfaceProps) {
  const { drive } = useMessages();
  const { county, me } = useStanding();
  const readAgain = useHeldDrive(county.county, me.person.id);
  useFeed(county.county, county.seq, readAgain);
  useEffect(() => void fetchBehind().catch(() => undefined), []);
  const found = findAddress(addressesOf(driveScreens), path);
  if (found === undefined) return <Missing />;
  const Screen = driveScreens[found.address];
  const home = pathTo('drive', '/', county);
  return (
    <HandFrame
      surface="drive"
      class="drive"
      line={<HeldSyncBar waiting={drive.waiting} lostHint={drive.keptHere} />}
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
