import { useMessages } from '../i18n/index.tsx';
import { useHeldHere } from '../sync/held/use-held.ts';
import { SyncBar } from './sync-bar.tsx';

interface HeldSyncBarProps {
  /** How many of this device's own records the server has not answered. */
  readonly waiting: (count: number) => string;
  /** What holds without a line, once this device has its copy. */
  readonly lostHint: string;
}

/** The state of the line to the server, with what is kept on this device and is not settled yet. */
export function HeldSyncBar({ waiting, lostHint }: HeldSyncBarProps) {
  const { sync } = useMessages();
  const here = useHeldHere();
  const count = (state: string) => here?.entries.filter((entry) => entry.state === state && !entry.seen).length ?? 0;
  const [unsent, review, refused] = [count('waiting'), count('in-review'), count('refused')];
  const photos = here?.attachmentsWaiting ?? 0;
  return (
    <SyncBar lostHint={here?.ready === true ? lostHint : undefined}>
      {unsent > 0 && <span class="sync-count">{waiting(unsent)}</span>}
      {photos > 0 && <span class="sync-count">{sync.photosWaiting(photos)}</span>}
      {review > 0 && <span class="sync-count">{sync.inReview(review)}</span>}
      {refused > 0 && <span class="sync-count sync-refused">{sync.refused(refused)}</span>}
    </SyncBar>
  );
}
