import { inspectionProblems } from '@yangui/domain';
import * as z from 'zod/mini';
import { useCountyCode } from '../../county.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormChoice, FormLine } from '../../forms/form-fields.tsx';
import { choice, free, maybe, text, yuan } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { Answer } from '../../shell/answer.tsx';
import { prepare } from '../../sync/command.ts';
import { useLabs, useTestPlans, type LabRow } from '../../sync/inspection.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField } from '../../ui/field.tsx';
import { whyNot } from '../../sync/problem.ts';
import { content } from '../content.ts';
import { listed } from './listed.ts';

interface TakeSampleProps {
  /** The lots that it may be taken of, and which of them are chosen first. */
  readonly among: readonly { readonly id: string; readonly code: string }[];
  readonly chosen: readonly string[];
  /** Of what they are, where that is one. */
  readonly commodity: string | undefined;
  /** What must be tested for beside the plan: what rapid tests found. */
  readonly also?: readonly string[] | undefined;
  readonly onClose: () => void;
}

/** Takes a sample of a lot, or of several together, for a laboratory. */
export function TakeSample(props: TakeSampleProps) {
  const say = useMessages().inspection.tests;
  const county = useCountyCode();
  const plan = useTestPlans(county).data?.rows.find(({ commodity }) => commodity === props.commodity);
  return (
    <Answer of={useLabs(county)}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Dialog title={say.take} onClose={props.onClose}>
            <p>{say.noLab}</p>
          </Dialog>
        ) : (
          <SampleForm
            key={`${plan === undefined} ${props.also?.join()}`}
            {...props}
            labs={rows}
            substances={[...new Set([...(props.also ?? []), ...(plan?.lab ?? [])])]}
          />
        )
      }
    </Answer>
  );
}

interface SampleFormProps extends TakeSampleProps {
  readonly labs: readonly LabRow[];
  readonly substances: readonly string[];
}

function SampleForm({ among, chosen, labs, substances, onClose }: SampleFormProps) {
  const { inspection, shell } = useMessages();
  const say = inspection.tests;
  const [only] = labs;
  const form = useForm({
    name: `take-sample ${chosen.join(' ')}`,
    fields: {
      lots: free(z.array(z.string()), [...chosen]),
      lab: choice(
        labs.map(({ id }) => id),
        labs.length === 1 && only ? only.id : '',
      ),
      tests: text(inspection.joined(substances)),
      detectsNgPerKg: maybe(content()),
      feeFen: maybe(yuan()),
    },
    misfit: ({ lots }) =>
      lots.length === 0 ? { field: 'lots', why: whyNot(inspectionProblems, 'pool-size') } : undefined,
    commands: ({ lots, lab, tests, detectsNgPerKg, feeFen }, sample) =>
      prepare('take-sample', {
        sample,
        lots,
        lab,
        tests: listed(tests).map((substance) => ({ substance, detectsNgPerKg })),
        feeFen,
      }),
    follows: onClose,
  });
  const lots = form.value('lots') ?? [];
  return (
    <FormDialog form={form} title={say.take} action={say.take} onClose={onClose}>
      <p class="note">{say.takeHint}</p>
      {among.length > 1 && (
        <fieldset class="lot-choices">
          <legend>{say.which}</legend>
          <p class="note">{say.poolHint}</p>
          {among.map(({ id, code }) => (
            <CheckField
              key={id}
              label={code}
              checked={lots.includes(id)}
              onChange={(on) => form.put('lots', on ? [...lots, id] : lots.filter((one) => one !== id))}
            />
          ))}
        </fieldset>
      )}
      <FormChoice
        of={form.at('lab')}
        label={say.lab}
        empty={shell.choose}
        options={labs.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FormLine of={form.at('tests')} label={say.substances} />
      {lots.length > 1 && <FormLine of={form.at('detectsNgPerKg')} label={say.detects} />}
      <FormLine of={form.at('feeFen')} label={say.fee} />
    </FormDialog>
  );
}
