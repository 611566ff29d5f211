import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { useForm } from '../../forms/use-form.ts';
import { useMessages, useSaid } from '../../i18n/index.tsx';
import { Answer } from '../../shell/answer.tsx';
import { prepare } from '../../sync/command.ts';
import { useOwnSamples, type OwnSample } from '../../sync/inspection.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { ReportSample } from './report-sample.tsx';

/** The samples of a laboratory, for whoever signs in for it: codes, and what to test for. */
export function OwnSamples() {
  const say = useMessages().inspection.own;
  return (
    <>
      <h1>{say.title}</h1>
      <p class="note">{say.intro}</p>
      <Answer of={useOwnSamples(useCountyCode())}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState icon="parcel" title={say.empty} next={say.emptyNext} />
          ) : (
            <ul class="panel order-list">
              {rows.map((row) => (
                <SampleLine key={row.id} of={row} />
              ))}
            </ul>
          )
        }
      </Answer>
    </>
  );
}

function SampleLine({ of }: { of: OwnSample }) {
  const { inspection } = useMessages();
  const say = inspection.own;
  const goods = useSaid()(of.goods);
  const [open, setOpen] = useState<'receive' | 'report'>();
  const close = () => setOpen(undefined);
  const isHere = of.stage === 'received' || of.stage === 'reported';
  return (
    <li class="order-row">
      <span class="order-who">
        <strong class="code figures">{of.code}</strong>
        <span>{`${goods} · ${inspection.joined(of.substances)}`}</span>
        <span class="note">{`${say.takenOn(of.takenOn)} · ${inspection.stages[of.stage]} · ${of.labName}`}</span>
        {of.report && <span class="note">{say.reported(of.report.validUntil)}</span>}
      </span>
      {isHere ? (
        <Button kind={of.report === null ? 'primary' : 'plain'} onClick={() => setOpen('report')}>
          {of.report === null ? say.report : say.amend}
        </Button>
      ) : (
        <Button kind="primary" onClick={() => setOpen('receive')}>
          {say.receive}
        </Button>
      )}
      {open === 'receive' && <ReceiveSample of={of} onClose={close} />}
      {open === 'report' && <ReportSample of={of} onClose={close} />}
    </li>
  );
}

function ReceiveSample({ of, onClose }: { of: OwnSample; onClose: () => void }) {
  const say = useMessages().inspection.own;
  const form = useForm({
    name: `receive-sample ${of.id}`,
    fields: {},
    commands: () => prepare('receive-sample', { lab: of.lab, sample: of.id }),
    follows: onClose,
  });
  return (
    <FormDialog form={form} title={say.receiveTitle(of.code)} action={say.receive} onClose={onClose}>
      <p class="note">{say.receiveHint}</p>
    </FormDialog>
  );
}
