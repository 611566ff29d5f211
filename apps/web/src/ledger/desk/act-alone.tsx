import { DAY } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Form, SelectField } from '../../ui/field.tsx';
import { Moment } from '../../shell/figures.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';

/** For how long the officer may let one person act, in days. */
const choices = ['7', '14', '30'];

/** Whether one person may do alone what takes two, and until when; the officer lets it be so, or ends it. */
export function ActAlone({ until }: { until: number | null }) {
  const { money } = useMessages();
  const say = money.settings.alone;
  const may = useMay()('two-people.lift');
  const sender = useSending(useCountyCode());
  const [days, setDays] = useState('7');
  const [now] = useState(() => Date.now());
  const allowed = until !== null && until > now;
  const submit = () =>
    sender.send([prepare('let-one-act', { until: Date.now() + Number(days) * DAY, was: { until } })]);
  return (
    <section class="panel panel-body fields">
      <h2>{say.title}</h2>
      <p class="note">{say.hint}</p>
      <p>
        {allowed ? say.until : say.two}
        {allowed && <Moment at={until} />}
      </p>
      {may ? (
        <Form onSubmit={submit} label={say.title}>
          <SelectField
            label={say.howLong}
            value={days}
            options={choices.map((value) => ({ value, label: say.days(Number(value)) }))}
            onChange={setDays}
          />
          <div class="row-actions">
            <Button kind="primary" submit busy={sender.busy}>
              {say.allow}
            </Button>
            {allowed && (
              <Button
                busy={sender.busy}
                onClick={() => sender.send([prepare('let-one-act', { until: null, was: { until } })])}
              >
                {say.end}
              </Button>
            )}
          </div>
          <SendingNote sender={sender} />
        </Form>
      ) : (
        <p class="note">{say.officerOnly}</p>
      )}
    </section>
  );
}
