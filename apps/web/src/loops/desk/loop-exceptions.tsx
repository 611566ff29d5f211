import { stopAnswers, type StopAnswer } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { prepare } from '../../sync/command.ts';
import type { LoopException, LoopRow } from '../../sync/loops.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Moment } from '../../shell/figures.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import type { Places } from './places.ts';

/** What a loop's driver found wrong, until somebody has seen to it, and how they did; nothing where nothing was. */
export function LoopExceptions({ row, places }: { row: LoopRow; places: Places }) {
  const {
    loops: { exceptions: say },
  } = useMessages();
  if (row.exceptions.length === 0) return null;
  return (
    <section class="loop-records" aria-label={say.title}>
      <h4>{say.title}</h4>
      <ul>
        {row.exceptions.map((exception, index) => (
          <li key={index}>
            <What exception={exception} station={places.nameOf({ station: exception.station, fetch: null })} />
            {exception.answered === null ? (
              <Answering loop={row.id} exception={index} />
            ) : (
              <span class="note">
                {say.answers[exception.answered.answer]} · {exception.answered.byName} ·{' '}
                <Moment at={exception.answered.at} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function What({
  exception: { trouble, parcels, at, seal, answered },
  station,
}: {
  exception: LoopException;
  station: string;
}) {
  const {
    loops: { exceptions: say },
  } = useMessages();
  const county = useCountyCode();
  return (
    <span class="loop-exception">
      <Badge icon={answered === null ? 'alert' : 'check'} tone={answered === null ? 'refused' : 'plain'}>
        {say.troubles[trouble]}
      </Badge>
      <strong>{station}</strong>
      {seal !== null && <span class="figures">{say.seal(seal.number, seal.found)}</span>}
      {parcels.map(({ id, number }) => (
        <Link key={id} class="parcel-number" href={pathTo('desk', '/parcels/:id', { county, id })}>
          {number}
        </Link>
      ))}
      <span class="note">
        <Moment at={at} />
      </span>
    </span>
  );
}

function Answering({ loop, exception }: { loop: string; exception: number }) {
  const { loops } = useMessages();
  const { exceptions: say } = loops;
  const may = useMay();
  const sender = useSending(useCountyCode());
  const [answer, setAnswer] = useState<StopAnswer | ''>('');
  const reason = may('loops.plan') ? (answer === '' ? say.choose : undefined) : loops.rights;
  return (
    <span class="loop-answer">
      <SelectField
        label={say.how}
        value={answer}
        onChange={setAnswer}
        empty={say.choose}
        options={stopAnswers.map((value) => ({ value, label: say.answers[value] }))}
      />
      <Button
        icon="check"
        busy={sender.busy}
        reason={reason}
        onClick={() => answer !== '' && sender.send([prepare('answer-stop', { loop, exception, answer })])}
      >
        {say.done}
      </Button>
      <SendingNote sender={sender} />
    </span>
  );
}
