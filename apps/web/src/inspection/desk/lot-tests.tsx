import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import * as z from 'zod/mini';
import { useCountyCode } from '../../county.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { free, text } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { Answer } from '../../shell/answer.tsx';
import { Moment } from '../../shell/figures.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { prepare } from '../../sync/command.ts';
import { useLotTests, useTestPlans, type LotTests } from '../../sync/inspection.ts';
import type { LotRow } from '../../sync/produce.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/field.tsx';
import { listed } from './listed.ts';
import { SampleTable } from './sample-parts.tsx';
import { TakeSample } from './take-sample.tsx';

/** What a lot was tested for, and what can be tested next. */
export function LotTestsPanel({ lot }: { lot: LotRow }) {
  const say = useMessages().inspection.tests;
  const county = useCountyCode();
  const mayNot = useReason();
  const [open, setOpen] = useState<'rapid' | 'sample' | 'kin'>();
  const plan = useTestPlans(county).data?.rows.find(({ commodity }) => commodity === lot.commodity);
  const answer = useLotTests(county, lot.id);
  const close = () => setOpen(undefined);
  const isThere = lot.stage === 'in-stock' || lot.stage === 'used';
  return (
    <section class="panel" aria-label={say.title}>
      <div class="panel-head">
        <h2>{say.title}</h2>
        {isThere && (
          <span class="row-actions">
            {lot.testHold === 'kin-failed' && (
              <Button reason={mayNot('lots.release')} onClick={() => setOpen('kin')}>
                {say.releaseKin}
              </Button>
            )}
            <Button reason={mayNot('lots.test')} onClick={() => setOpen('rapid')}>
              {say.record}
            </Button>
            <Button reason={mayNot('lots.test')} onClick={() => setOpen('sample')}>
              {say.take}
            </Button>
          </span>
        )}
      </div>
      <Answer of={answer}>
        {({ rapid, samples, doubts, kin }) =>
          rapid.length + samples.length + kin.length === 0 ? (
            <p class="note panel-body">{say.none}</p>
          ) : (
            <>
              <StillOpen doubts={doubts} kin={kin} />
              <RapidTests of={rapid} />
              {samples.length > 0 && <SampleTable caption={say.title} rows={samples} />}
            </>
          )
        }
      </Answer>
      {open === 'rapid' && <RecordRapid lot={lot.id} substances={plan?.rapid ?? []} onClose={close} />}
      {open === 'kin' && <ReleaseKin of={lot} onClose={close} />}
      {open === 'sample' && (
        <TakeSample
          among={[lot]}
          chosen={[lot.id]}
          commodity={lot.commodity}
          also={answer.data?.doubts}
          onClose={close}
        />
      )}
    </section>
  );
}

/** What only a laboratory, or two people, can clear. */
function StillOpen({ doubts, kin }: Pick<LotTests, 'doubts' | 'kin'>) {
  const { inspection } = useMessages();
  const say = inspection.tests;
  const county = useCountyCode();
  if (doubts.length + kin.length === 0) return null;
  return (
    <div class="panel-body">
      {doubts.length > 0 && <p class="low-mark">{say.doubts(inspection.joined(doubts))}</p>}
      {kin.map(({ lot, code, substances }) => (
        <p key={`${lot} ${substances.join()}`} class="low-mark">
          {say.kin(inspection.joined(substances))}{' '}
          <Link href={pathTo('desk', '/lots/:id', { county, id: lot })}>{code}</Link>
        </p>
      ))}
    </div>
  );
}

/** Lets a lot go that waits for what shares a source with it: another person confirms it. */
function ReleaseKin({ of, onClose }: { of: LotRow; onClose: () => void }) {
  const say = useMessages().inspection.tests;
  const form = useForm({
    name: `release-kin ${of.id}`,
    fields: {},
    commands: () => prepare('release-kin', { lot: of.id }),
    follows: onClose,
  });
  return (
    <FormDialog form={form} title={say.releaseKin} action={say.releaseKin} onClose={onClose}>
      <p class="note">{say.releaseKinHint}</p>
    </FormDialog>
  );
}

function RapidTests({ of }: { of: LotTests['rapid'] }) {
  const { inspection, words } = useMessages();
  const say = inspection.tests;
  if (of.length === 0) return null;
  return (
    <ul class="order-list">
      {of.map(({ id, at, byName, results }) => (
        <li key={id} class="lot-row">
          <div class="lot-what">
            <strong>{say.rapid}</strong>
            {results.map(({ substance, positive }) => (
              <span key={substance} class={positive ? 'low-mark' : 'note'}>
                {positive ? say.positive(substance) : say.negative(substance)}
              </span>
            ))}
            <span class="note">
              <Moment at={at} /> {byName ?? words.unknownPerson}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Writes down what a rapid test showed. */
function RecordRapid({
  lot,
  substances,
  onClose,
}: {
  lot: string;
  substances: readonly string[];
  onClose: () => void;
}) {
  const { inspection } = useMessages();
  const say = inspection.tests;
  const form = useForm({
    name: `record-rapid-test ${lot}`,
    fields: { results: text(inspection.joined(substances)), positive: free(z.array(z.string()), []) },
    commands: ({ results, positive }, test) =>
      prepare('record-rapid-test', {
        test,
        lot,
        results: listed(results).map((substance) => ({ substance, positive: positive.includes(substance) })),
      }),
    follows: onClose,
  });
  const positive = form.value('positive') ?? [];
  return (
    <FormDialog form={form} title={say.record} action={say.record} onClose={onClose}>
      <p class="note">{say.recordHint}</p>
      <FormLine of={form.at('results')} label={say.substances} />
      {listed(form.at('results').draft).map((substance) => (
        <CheckField
          key={substance}
          label={say.positive(substance)}
          checked={positive.includes(substance)}
          onChange={(on) =>
            form.put('positive', on ? [...positive, substance] : positive.filter((one) => one !== substance))
          }
        />
      ))}
    </FormDialog>
  );
}
