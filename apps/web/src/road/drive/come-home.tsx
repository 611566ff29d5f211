import { doubtsAbout, durationOf, minutesSince, type LoopDoubt, type DrivenDay, type DrivenLoop } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { Doubts } from '../../loops/doubts.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { kilometres, maybe, wholeNumber } from '../../forms/kinds.ts';
import { useForm, type Form } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../shell/figures.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { undoneOf, type Undone } from './undone.ts';

/** The loop is over: how far it went. Asks again where stops are left, or where it does not fit its plan. */
export function Finish({ loop, day }: { loop: DrivenLoop; day: DrivenDay }) {
  const { drive: say } = useMessages();
  const [asking, setAsking] = useState(false);
  const form = useForm({
    name: `finish-loop ${loop.id}`,
    fields: { actualMetres: maybe(kilometres()), actualMinutes: maybe(wholeNumber()) },
    commands: (driven) => prepare('finish-loop', { loop: loop.id, ...driven }),
    follows: () => setAsking(false),
  });
  const since = minutesSince(loop.startedAt, useNow());
  const metres = form.value('actualMetres');
  const undone = undoneOf(day, loop);
  const doubtsWith = (minutes: number) =>
    doubtsAbout({ metres: metres ?? null, minutes }, { metres: loop.distanceMetres, minutes: durationOf(loop.trips) });
  const finish = () => (undone.length + doubtsWith(since).length > 0 ? setAsking(true) : form.submit());
  return (
    <>
      <FormLine of={form.at('actualMetres')} label={say.kilometres} hint={say.kilometresHint} />
      <Button
        wide
        busy={form.sender.busy}
        reason={metres === undefined ? say.kilometresWrong : undefined}
        onClick={finish}
      >
        {say.finish}
      </Button>
      {!asking && <SendingNote sender={form.sender} />}
      {asking && (
        <AskDialog
          undone={undone}
          day={day}
          since={since}
          doubtsWith={doubtsWith}
          form={form}
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
  readonly form: Form<{ readonly actualMetres: number | null; readonly actualMinutes: number | null }>;
  readonly onClose: () => void;
}

function AskDialog({ undone, day, since, doubtsWith, form, onClose }: AskProps) {
  const {
    drive: { comeHome: say, ...drive },
    loops: { doubts },
  } = useMessages();
  const minutes = form.value('actualMinutes');
  const nameOf = ({ station, van }: Undone) =>
    station === null ? drive.fetchFrom(van ?? '') : (day.stations.find(({ id }) => id === station)?.name ?? '');
  const odd = doubtsWith(minutes ?? since);
  return (
    <FormDialog
      form={form}
      title={say.title}
      action={say.anyway}
      kind="danger"
      cancel={say.notYet}
      reason={minutes === undefined ? doubts.minutesWrong : undefined}
      onClose={onClose}
    >
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
        <FormLine of={form.at('actualMinutes')} label={doubts.minutes} hint={doubts.minutesHint(since)} maxLength={4} />
      )}
    </FormDialog>
  );
}
