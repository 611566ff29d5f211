import { Link } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useHeldHere } from '../../sync/held/use-held.ts';
import { SyncBar } from '../../shell/sync-bar.tsx';

/** The counter's line on top: the state of the line to the server, and what waits here. Opens the sync panel. */
export function CounterSyncBar() {
  const { sync } = useMessages();
  const county = useCountyCode();
  const station = useHeldHere();
  const count = (state: string) => station?.entries.filter((entry) => entry.state === state && !entry.seen).length ?? 0;
  const waiting = count('waiting');
  const refused = count('refused');
  const review = count('in-review');
  const photos = station?.attachmentsWaiting ?? 0;
  return (
    <Link href={pathTo('counter', '/sync', { county })} className="sync-link">
      <SyncBar lostHint={station?.ready === true ? sync.doneHere : undefined}>
        {waiting > 0 && <span class="sync-count">{sync.waiting(waiting)}</span>}
        {photos > 0 && <span class="sync-count">{sync.photosWaiting(photos)}</span>}
        {review > 0 && <span class="sync-count">{sync.inReview(review)}</span>}
        {refused > 0 && <span class="sync-count sync-refused">{sync.refused(refused)}</span>}
      </SyncBar>
      <span class="unseen">{sync.open}</span>
    </Link>
  );
}
