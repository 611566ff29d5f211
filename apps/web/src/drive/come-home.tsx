import { doubtsAbout, durationOf, minutesSince, type LoopDoubt } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../county.tsx';
import { Doubts, minutesOf } from '../desk/loops/doubts.tsx';
import { useMessages } from '../i18n/index.tsx';
import { prepare } from '../sync/command.ts';
import type { DrivenDay, DrivenLoop } from '../sync/drive/driven-day.ts';
import { useSending, type Sender } from '../sync/use-sending.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { useNow } from '../ui/figures.tsx';
import { SendingNote } from '../ui/refusal-note.tsx';
import { metresOf } from './clock.ts';
import { undoneOf, type Undone } from './undone.ts';

/** The loop is over: how far it went. Asks again where stops are left, or where it does not fit its plan. */
export function Finish({ loop, day }: { loop: DrivenLoop; day: DrivenDay }) {
  const { drive: say } = useMessages();
  const sender = useSending(useCountyCode());
  const [typed, setTyped] = useState('');
  const [asking, setAsking] = useState(false);
  const since = minutesSince(loop.startedAt, useNow());
  const metres = metresOf(typed);
  const undone = undoneOf(day, loop);
  const doubtsWith = (minutes: number) =>
    doubtsAbout({ metres: metres ?? null, minutes }, { metres: loop.distanceMetres, minutes: durationOf(loop.trips) });
  const send = (actualMinutes: number | null) =>
    sender.send(
      [prepare('finish-loop', { loop: loop.id, actualMetres: metres ?? null, actualMinutes })],
      ([outcome]) => outcome?.status === 'accepted' && setAsking(false),
    );
  const finish = () => (undone.length + doubtsWith(since).length > 0 ? setAsking(true) : send(null));
  return (
    <>
      <TextField
        label={say.kilometres}
        hint={say.kilometresHint}
        value={typed}
        onInput={setTyped}
        inputMode="decimal"
        figures
      />
      <Button wide busy={sender.busy} reason={metres === undefined ? say.kilometresWrong : undefined} onClick={finish}>
        {say.finish}
      </Button>
      {!asking && <SendingNote sender={sender} />}
      {asking && (
        <AskDialog
          undone={undone}
          day={day}
          since={since}
          doubtsWith={doubtsWith}
          sender={sender}
          onSend={send}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

interface AskProps {
  readonly undone: readonly Undone[];
  readonly day: DrivenDay;
  readonly since: number;
  readonly doubtsWith: (minutes: number) => readonly LoopDoubt[];
  readonly sender: Sender;
  readonly onSend: (minutes: number | null) => void;
  readonly onClose: () => void;
}

function AskDialog({ undone, day, since, doubtsWith, sender, onSend, onClose }: AskProps) {
  const {
    drive: { comeHome: say, ...drive },
    loops: { doubts },
  } = useMessages();
  const [typed, setTyped] = useState('');
  const minutes = minutesOf(typed);
  const nameOf = ({ station, van }: Undone) =>
    station === null ? drive.fetchFrom(van ?? '') : (day.stations.find(({ id }) => id === station)?.name ?? '');
  const odd = doubtsWith(minutes ?? since);
  return (
    <Dialog title={say.title} onClose={onClose}>
      {undone.length > 0 && (
        <>
          <p>{say.undone}</p>
          <ul class="drive-list">
            {undone.map((one) => (
              <li key={one.key} class="drive-piece">
                <span class="drive-what">
                  <strong>{nameOf(one)}</strong>
                  <span class="note">
                    {[
                      one.unvisited ? say.unvisited : undefined,
                      one.aboard > 0 ? say.aboard(one.aboard) : undefined,
                      one.waiting === 0
                        ? undefined
                        : one.station === null
                          ? say.toFetch(one.waiting)
                          : say.waiting(one.waiting),
                    ]
                      .filter((part) => part !== undefined)
                      .join(' · ')}
                  </span>
                </span>
              </li>
            ))}
          </ul>
          <p class="note">{say.undoneNext}</p>
        </>
      )}
      <Doubts of={odd} />
      {doubtsWith(since).length > 0 && (
        <TextField
          figures
          inputMode="numeric"
          label={doubts.minutes}
          hint={doubts.minutesHint(since)}
          value={typed}
          onInput={setTyped}
          maxLength={4}
        />
      )}
      <SendingNote sender={sender} />
      <DialogActions>
        <Button onClick={onClose}>{say.notYet}</Button>
        <Button
          kind="danger"
          busy={sender.busy}
          reason={minutes === undefined ? doubts.minutesWrong : undefined}
          onClick={() => onSend(minutes ?? null)}
        >
          {say.anyway}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
