import { doubtsAbout, extraKinds, extraPayers, type LoopExtra } from '@yangui/domain';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { free, kilometres, maybe, text, wholeNumber } from '../../forms/kinds.ts';
import { useForm, type FieldState } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import type { LoopCostAnswer } from '../../sync/loop-costs.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import * as z from 'zod/mini';
import { calledBy } from '../../forms/blame.ts';
import { fenOf } from '../../forms/typed-figures.ts';
import type { WireProblem } from '../../sync/refused.ts';
import { yuanText } from '../../ui/yuan.ts';
import { Doubts } from '../../loops/doubts.tsx';
import { kilometresText } from './cost-words.ts';

/** One thing paid on the way, as it is being typed. */
const typedExtra = z.object({
  key: z.number(),
  kind: z.enum(extraKinds),
  amount: z.string(),
  receipt: z.string(),
  owedTo: z.enum(extraPayers),
});
type TypedExtra = z.infer<typeof typedExtra>;

interface SettleDialogProps {
  readonly loop: LoopCostAnswer;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks for what the record does not have, and books the loop’s cost. */
export function SettleDialog({ loop: { loop, cost, planned }, onClose, onDone }: SettleDialogProps) {
  const { costs, loops } = useMessages();
  const { settle } = costs;
  const form = useForm({
    name: `settle-loop ${loop}`,
    fields: {
      metres: maybe(kilometres()),
      minutes: maybe(wholeNumber()),
      extras: free(z.array(typedExtra), []),
      looked: text(),
    },
    misfit: ({ extras }) =>
      extras.some(({ amount }) => (fenOf(amount) ?? 0) === 0) ? ({ field: 'extras' } as const) : undefined,
    commands: ({ metres, minutes, extras }) =>
      prepare('settle-loop', { loop, metres, minutes, extras: extras.map(extraOf) }),
    follows: onDone,
  });
  const extras = form.value('extras') ?? [];
  const typedFen = extras.reduce((sum, { amount }) => sum + (fenOf(amount) ?? 0), 0);
  const told = { metres: form.value('metres') ?? cost.metres, minutes: form.value('minutes') ?? cost.minutes };
  const doubts = doubtsAbout(told, planned);
  // Of these figures, not of those before.
  const seen = doubts.map(({ kind, told: figure }) => `${kind} ${figure}`).join();
  const looked = form.at('looked');
  const corrected = form.at('metres').draft.trim() !== '' || form.at('minutes').draft.trim() !== '';
  return (
    <FormDialog
      form={form}
      title={settle.title}
      action={settle.action}
      reason={doubts.length > 0 && looked.draft !== seen ? loops.doubts.lookFirst : undefined}
      onClose={onClose}
    >
      <p class="note">{settle.hint}</p>
      <div class="fields-pair">
        <FormLine
          of={form.at('metres')}
          label={settle.km}
          hint={settle.kmHint(kilometresText(cost.metres), costs.sources[cost.metresFrom])}
        />
        <FormLine
          of={form.at('minutes')}
          label={settle.minutes}
          hint={settle.minutesHint(cost.minutes, costs.sources[cost.minutesFrom])}
        />
      </div>
      <Doubts of={doubts} />
      {doubts.length > 0 && (
        <CheckField
          label={loops.doubts.looked}
          checked={looked.draft === seen}
          onChange={(on) => looked.type(on ? seen : '')}
        />
      )}
      <Extras extras={extras} field={form.at('extras')} onChange={(next) => form.put('extras', next)} />
      <p class="cost-total">
        <strong>{settle.total(yuanText(cost.totalFen + typedFen))}</strong>
        {corrected && <span class="note"> {settle.recounted}</span>}
      </p>
    </FormDialog>
  );
}

function extraOf({ kind, amount, receipt, owedTo }: TypedExtra): LoopExtra {
  return { kind, amountFen: fenOf(amount) ?? 0, receipt: receipt.trim(), owedTo };
}

function Extras(props: { extras: readonly TypedExtra[]; field: FieldState; onChange: (extras: TypedExtra[]) => void }) {
  const { settle } = useMessages().costs;
  const { extras, field, onChange } = props;
  const add = () => {
    const key = Math.max(0, ...extras.map((one) => one.key)) + 1;
    onChange([...extras, { key, kind: 'toll', amount: '', receipt: '', owedTo: 'driver' }]);
  };
  return (
    <fieldset class="cost-extras">
      <legend>{settle.extras}</legend>
      <p class="field-hint">{settle.extrasHint}</p>
      {extras.map((extra, index) => (
        <Extra
          key={extra.key}
          of={extra}
          problem={extraProblem(field.problem, extra, index)}
          onChange={(to) => onChange(extras.map((one) => (one === extra ? to : one)))}
          onRemove={() => onChange(extras.filter((one) => one !== extra))}
        />
      ))}
      <Button icon="plus" onClick={add}>
        {settle.add}
      </Button>
    </fieldset>
  );
}

/** What of a refusal is about one extra: its own field, or its amount where that cannot be read. */
function extraProblem(problem: WireProblem | undefined, { amount }: TypedExtra, index: number) {
  const where = String(problem?.details?.['where'] ?? '');
  const unread = where === 'extras' && (fenOf(amount) ?? 0) === 0;
  return {
    amount: unread || where.startsWith(`payload.extras.${index}.amount`) ? problem : undefined,
    receipt: where.startsWith(`payload.extras.${index}.receipt`) ? problem : undefined,
  };
}

function Extra(props: {
  of: TypedExtra;
  problem: { readonly amount: WireProblem | undefined; readonly receipt: WireProblem | undefined };
  onChange: (to: TypedExtra) => void;
  onRemove: () => void;
}) {
  const { costs } = useMessages();
  const { settle } = costs;
  const { of, problem, onChange } = props;
  return (
    <div class="cost-extra">
      <SelectField
        label={settle.kind}
        value={of.kind}
        onChange={(kind) => kind !== '' && onChange({ ...of, kind })}
        options={extraKinds.map((value) => ({ value, label: costs.extraKinds[value] }))}
      />
      <TextField
        figures
        inputMode="decimal"
        label={settle.amount}
        value={of.amount}
        onInput={(amount) => onChange({ ...of, amount })}
        problem={calledBy(settle.amount, problem.amount)}
      />
      <TextField
        label={settle.receipt}
        value={of.receipt}
        onInput={(receipt) => onChange({ ...of, receipt })}
        maxLength={40}
        autoComplete="off"
        problem={calledBy(settle.receipt, problem.receipt)}
      />
      <SelectField
        label={settle.owedTo}
        value={of.owedTo}
        onChange={(owedTo) => owedTo !== '' && onChange({ ...of, owedTo })}
        options={extraPayers.map((value) => ({ value, label: costs.extraPayers[value] }))}
      />
      <Button kind="plain" icon="erase" onClick={props.onRemove}>
        {settle.remove}
      </Button>
    </div>
  );
}
