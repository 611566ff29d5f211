import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { text } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import type { SamplePage } from '../../sync/inspection.ts';
import { measuredIn, misfitIn, ResultLines, resultsOf } from '../report-fields.tsx';

/** Writes down what a laboratory that does not sign in reported on paper; a second person holds it against that. */
export function EnterReport({ of: { sample, reports }, onClose }: { of: SamplePage; onClose: () => void }) {
  const { inspection } = useMessages();
  const say = inspection.own;
  const before = reports.find(({ id }) => id === sample.report);
  const form = useForm({
    name: `enter-report ${sample.id}`,
    fields: { results: resultsOf(sample.substances, before?.results), validUntil: text(before?.validUntil) },
    misfit: ({ results }) => misfitIn(results),
    commands: ({ results, validUntil }, report) =>
      prepare('enter-report', {
        sample: sample.id,
        report,
        amends: sample.report,
        results: measuredIn(results),
        validUntil,
      }),
    follows: onClose,
  });
  return (
    <FormDialog form={form} title={say.reportTitle(sample.code)} action={say.send} onClose={onClose}>
      <p class="note">{inspection.samples.enterHint}</p>
      {before && <p class="note">{say.amendHint}</p>}
      <ResultLines of={form.value('results') ?? []} put={(results) => form.put('results', results)} />
      <FormLine of={form.at('validUntil')} label={say.validUntil} type="date" />
    </FormDialog>
  );
}
