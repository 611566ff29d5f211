import { dropReasons } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import type { DeskScreenProps } from '../../desk/screen.ts';
import { DeskPage } from '../../desk/page.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { ReasonDialog } from '../../forms/reason-dialog.tsx';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useCommodityName } from '../../produce/produce-parts.tsx';
import { Answer } from '../../shell/answer.tsx';
import { Moment, Money } from '../../shell/figures.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { attachmentAddress } from '../../sync/attachments/attached.ts';
import { prepare } from '../../sync/command.ts';
import { useSample, type SamplePage, type SampleRow } from '../../sync/inspection.ts';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Table } from '../../ui/table.tsx';
import { contentFigure } from '../content.ts';
import { EnterReport } from './enter-report.tsx';
import { VerdictMark } from './sample-parts.tsx';

/** One sample: of what, through whose hands it went, and every report on it. */
export function SampleScreen({ id }: DeskScreenProps) {
  const { inspection } = useMessages();
  const say = inspection.samples;
  const county = useCountyCode();
  const up = { href: pathTo('desk', '/samples', { county }), label: say.title };
  return (
    <Answer of={useSample(county, id)}>
      {({ sample, reports }) => (
        <DeskPage
          up={up}
          title={inspection.tests.codeOf(sample.code)}
          actions={<SampleActs of={sample} reports={reports} />}
        >
          <section class="panel panel-body">
            <SampleFacts of={sample} />
          </section>
          {reports.length === 0 && <p class="note">{say.noReports}</p>}
          {reports.map((report) => (
            <Report key={report.id} of={report} holds={report.id === sample.report} />
          ))}
        </DeskPage>
      )}
    </Answer>
  );
}

function SampleFacts({ of }: { of: SampleRow }) {
  const { inspection, words } = useMessages();
  const say = inspection.samples;
  const county = useCountyCode();
  const nameOf = useCommodityName();
  const step = (one: SampleRow['handedOver']) =>
    one && (
      <span>
        <Moment at={one.at} />
        {say.by(one.byName ?? words.unknownPerson)}
      </span>
    );
  return (
    <Facts
      of={[
        { label: say.goods, value: nameOf({ name: of.commodityName, nameEn: of.commodityNameEn }) },
        { label: say.lab, value: of.lab.name },
        { label: say.substances, value: inspection.joined(of.substances) },
        { label: say.stage, value: inspection.stages[of.stage] },
        { label: say.verdict, value: <VerdictMark of={of.verdict} /> },
        { label: say.taken, value: step(of.taken) },
        { label: say.handedOver, value: step(of.handedOver) },
        { label: say.received, value: step(of.received) },
        { label: say.why, value: of.dropped && inspection.drops[of.dropped] },
        {
          label: say.lots,
          value: (
            <span class="stacked">
              {of.lots.map(({ lot, code, feeFen }) => (
                <span key={lot}>
                  <Link href={pathTo('desk', '/lots/:id', { county, id: lot })}>{code}</Link>{' '}
                  {feeFen !== null && (
                    <span class="note">
                      {say.fee} <Money fen={feeFen} />
                    </span>
                  )}
                </span>
              ))}
            </span>
          ),
        },
      ]}
    />
  );
}

/** One report: what was found, and by which rule that was judged. */
function Report({ of, holds }: { of: SamplePage['reports'][number]; holds: boolean }) {
  const { inspection } = useMessages();
  const say = inspection.samples;
  const county = useCountyCode();
  const contentOf = (ngPerKg: number) =>
    ngPerKg === 0 ? inspection.limits.none : inspection.limits.content(contentFigure(ngPerKg));
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>
          <Moment at={of.at} /> <span class="badge">{holds ? say.holds : say.amended}</span>
        </h2>
        <span class="row-actions">
          <span class="note">{say.validUntil(of.validUntil)}</span>
          {of.file?.state === 'kept' && (
            <a class="button" href={attachmentAddress(county, of.file.id)}>
              {say.file}
            </a>
          )}
          {(of.file?.state === 'awaited' || of.file?.state === 'coming') && <span class="note">{say.fileAwaited}</span>}
        </span>
      </div>
      <Table
        caption={say.reports}
        rows={of.results}
        keyOf={({ substance }) => substance}
        columns={[
          { title: say.substances, cell: ({ substance }) => substance },
          {
            title: say.found,
            figure: true,
            labelled: true,
            cell: ({ foundNgPerKg, detectsNgPerKg }) =>
              foundNgPerKg === null ? say.notDetected(contentOf(detectsNgPerKg)) : contentOf(foundNgPerKg),
          },
          {
            title: say.verdict,
            wide: true,
            cell: ({ verdict, because, rule }) => (
              <span class="stacked">
                <span>
                  <VerdictMark of={verdict} /> <span class="note">{inspection.because[because]}</span>
                </span>
                <span class="note">
                  {rule === null
                    ? say.noRule
                    : say.rule(
                        inspection.limits.path(rule.food.split(':')),
                        contentOf(rule.ngPerKg),
                        rule.source,
                        rule.from,
                      )}
                </span>
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}

function SampleActs({ of, reports }: { of: SampleRow; reports: SamplePage['reports'] }) {
  const { inspection } = useMessages();
  const say = inspection.samples;
  const mayNot = useReason();
  const [open, setOpen] = useState<'hand-over' | 'drop' | 'enter' | 'judge'>();
  const close = () => setOpen(undefined);
  const isOpen = of.stage !== 'reported' && of.stage !== 'dropped';
  return (
    <div class="row-actions">
      {of.stage === 'taken' && (
        <Button kind="primary" reason={mayNot('lots.test')} onClick={() => setOpen('hand-over')}>
          {say.handOver}
        </Button>
      )}
      {of.stage !== 'dropped' && (
        <Button reason={mayNot('lots.test')} onClick={() => setOpen('enter')}>
          {of.stage === 'reported' ? say.amend : say.enter}
        </Button>
      )}
      {isOpen && (
        <Button reason={mayNot('lots.test')} onClick={() => setOpen('drop')}>
          {say.drop}
        </Button>
      )}
      {of.stage === 'reported' && (
        <Button reason={mayNot('lots.test')} onClick={() => setOpen('judge')}>
          {say.judge}
        </Button>
      )}
      {open === 'enter' && <EnterReport of={{ sample: of, reports }} onClose={close} />}
      {open === 'hand-over' && <HandOver of={of} onClose={close} />}
      {open === 'judge' && <JudgeAnew of={of} onClose={close} />}
      {open === 'drop' && (
        <ReasonDialog
          name={`drop-sample ${of.id}`}
          title={say.dropTitle(of.code)}
          hint={say.dropHint}
          label={say.why}
          action={say.drop}
          kind="danger"
          among={dropReasons}
          words={inspection.drops}
          commandOf={(reason) => prepare('drop-sample', { sample: of.id, reason })}
          onClose={close}
        />
      )}
    </div>
  );
}

function HandOver({ of, onClose }: { of: SampleRow; onClose: () => void }) {
  const say = useMessages().inspection.samples;
  const form = useForm({
    name: `hand-over-sample ${of.id}`,
    fields: {},
    commands: () => prepare('hand-over-sample', { sample: of.id }),
    follows: onClose,
  });
  return (
    <FormDialog form={form} title={say.handOverTitle(of.code)} action={say.handOver} onClose={onClose}>
      <p class="note">{say.handOverHint}</p>
    </FormDialog>
  );
}

function JudgeAnew({ of, onClose }: { of: SampleRow; onClose: () => void }) {
  const say = useMessages().inspection.samples;
  const form = useForm({
    name: `judge-sample ${of.id}`,
    fields: {},
    commands: () => prepare('judge-sample', { sample: of.id, report: of.report ?? of.id }),
    follows: onClose,
  });
  return <FormDialog form={form} title={say.judge} action={say.judge} onClose={onClose} />;
}
