import { useEffect, useState } from 'preact/hooks';
import { useMessages } from '../../i18n/index.tsx';
import { worded } from '../../sync/problem.ts';
import { useLink } from '../../sync/link.ts';
import type { OutboxEntry } from '../../sync/held/outbox-entry.ts';
import type { HeldHere } from '../../sync/held/held-here.ts';
import { lackingForOffline, useHeldHere } from '../../sync/held/use-held.ts';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../shell/figures.tsx';
import { FailureNote } from '../../shell/sending-note.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { CarryOut } from './carry-out.tsx';
import { useEntryWords } from './entry-words.ts';
import './sync-panel.css';
import { useAgain, type Again } from './use-again.ts';
import { SyncFacts } from './sync-facts.tsx';

/** What was sent and received, what waits, what was refused and why: the device's own account of itself. */
export function SyncPanel() {
  const { sync } = useMessages();
  const station = useHeldHere();
  const lacking = lackingForOffline();
  return (
    <>
      <h1>{sync.title}</h1>
      {lacking !== undefined && <p class="notice notice-amber">{sync.notOffline[lacking]}</p>}
      {lacking === undefined && station?.ready !== true && <p class="notice notice-amber">{sync.notOffline.opening}</p>}
      {station && <Account station={station} />}
    </>
  );
}

function Account({ station }: { station: HeldHere }) {
  const { sync } = useMessages();
  const of = (state: string) => station.entries.filter((entry) => entry.state === state);
  const refused = of('refused').filter(({ seen }) => !seen);
  const review = of('in-review');
  const waiting = of('waiting');
  const seen = of('refused')
    .filter((entry) => entry.seen)
    .toReversed();
  return (
    <>
      <SyncFacts station={station} />
      <Actions station={station} waiting={waiting.length} />
      {refused.length > 0 && (
        <Entries
          title={sync.refusedTitle}
          entries={refused}
          station={station}
          onSeen={(id) => void station.see([id])}
        />
      )}
      {review.length > 0 && <Entries title={sync.reviewTitle} entries={review} station={station} />}
      {waiting.length > 0 ? (
        <Entries title={sync.waitingTitle} entries={waiting} station={station} />
      ) : (
        <section class="panel">
          <EmptyState icon="check" title={sync.allSent} next={refused.length === 0 ? sync.refusedEmpty : ''} />
        </section>
      )}
      <CarryOut station={station} />
      {seen.length > 0 && <Entries title={sync.seenTitle} entries={seen} station={station} />}
    </>
  );
}

function Actions({ station, waiting }: { station: HeldHere; waiting: number }) {
  const { sync } = useMessages();
  const link = useLink();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const exchange = async () => {
    setBusy(true);
    setFailure(undefined);
    await station.drain();
    await station.refresh().catch(setFailure);
    setBusy(false);
  };
  const trouble = failure ?? (link.state === 'lost' ? undefined : station.failure);
  return (
    <>
      <div class="sync-actions">
        <Button kind="primary" busy={busy} onClick={() => void exchange()}>
          {waiting > 0 ? sync.sendNow : sync.lookNow}
        </Button>
      </div>
      {trouble !== undefined && (
        <div class="sync-trouble">
          <p class="note">{sync.failed}</p>
          <FailureNote error={trouble} />
        </div>
      )}
    </>
  );
}

interface EntriesProps {
  readonly title: string;
  readonly entries: readonly OutboxEntry[];
  readonly station: HeldHere;
  readonly onSeen?: (id: string) => void;
}

/** How many rows are drawn at once. */
const SHOWN = 50;

function Entries({ title, entries, station, onSeen }: EntriesProps) {
  const { sync, shell } = useMessages();
  const [shown, setShown] = useState(SHOWN);
  const wordsOf = useEntryWords(station);
  const againOf = useAgain(station);
  useEffect(() => setShown(SHOWN), [title]);
  return (
    <section class="panel" aria-label={title}>
      <div class="panel-head">
        <h2>{title}</h2>
        <span class="note figures">{entries.length}</span>
      </div>
      <ul class="order-list">
        {entries.slice(0, shown).map((entry) => (
          <li key={entry.id} class="sync-entry">
            <strong>{wordsOf(entry)}</strong>
            <span class="note">
              {station.view.nameOf(entry.by)} · <Moment at={entry.envelope.at} />
            </span>
            <Why entry={entry} station={station} />
            {entry.state === 'refused' && <OpenAgain again={againOf(entry)} onOpen={() => onSeen?.(entry.id)} />}
            {onSeen && <Button onClick={() => onSeen(entry.id)}>{sync.seen}</Button>}
          </li>
        ))}
      </ul>
      {entries.length > shown && (
        <Button kind="plain" onClick={() => setShown(shown + SHOWN)}>
          {shell.more}
        </Button>
      )}
    </section>
  );
}

/** The way back to where it was filled in, with what was written there. */
function OpenAgain({ again, onOpen }: { again: Again | undefined; onOpen: () => void }) {
  const { sync } = useMessages();
  if (again === undefined) return null;
  return (
    <Button
      icon="edit"
      reason={again.reason}
      onClick={() => {
        onOpen();
        again.open();
      }}
    >
      {sync.openAgain}
    </Button>
  );
}

/** Why a command is not confirmed, where there is a reason to tell. */
function Why({ entry, station }: { entry: OutboxEntry; station: HeldHere }) {
  const { doubt } = station.view.effectOf(entry);
  if (entry.problem !== undefined) return <RefusalNote problem={entry.problem} />;
  if (doubt === undefined) return null;
  return <RefusalNote problem={worded(station.rules.problems, doubt)} />;
}
