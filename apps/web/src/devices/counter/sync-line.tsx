import { Link } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { HeldSyncBar } from '../../shell/held-sync-bar.tsx';

/** The counter's line on top: the state of the line to the server, and what waits here. Opens the sync panel. */
export function CounterSyncBar() {
  const { sync } = useMessages();
  const county = useCountyCode();
  return (
    <Link href={pathTo('counter', '/sync', { county })} className="sync-link">
      <HeldSyncBar waiting={sync.waiting} lostHint={sync.doneHere} />
      <span class="unseen">{sync.open}</span>
    </Link>
  );
}
