import { doubtsAbout, extraKinds, extraPayers, type ExtraKind, type ExtraPayer, type LoopExtra } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import type { LoopCostAnswer } from '../../sync/loop-costs.ts';
import { useSending, type Sender } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { CheckField, Form, SelectField, TextField } from '../../ui/field.tsx';
import { SendingNote } from '../../ui/refusal-note.tsx';
import { fenOf, yuanText } from '../../ui/yuan.ts';
import { Doubts, minutesOf } from '../loops/doubts.tsx';
import { kilometresText, metresOf } from './cost-words.ts';

/** One thing paid on the way, as it is being typed. */
interface TypedExtra {
  readonly key: number;
  readonly kind: ExtraKind;
  readonly amount: string;
  readonly receipt: string;
  readonly owedTo: ExtraPayer;
}

/** Asks for what the record does not have, and books the loop’s cost. */
export function SettleDialog({
  loop,
  onClose,
  onDone,
}: {
  loop: LoopCostAnswer;
  onClose: () => void;
  onDone: () => void;
}) {
  const { costs, loops, shell } = useMessages();
  const { settle } = costs;
  const sender = useSending(useCountyCode());
  const [kilometres, setKilometres] = useState('');
  const [minutes, setMinutes] = useState('');
  const [extras, setExtras] = useState<readonly TypedExtra[]>([]);
  const [wrong, setWrong] = useState<string>();
  const { cost } = loop;
  const typedFen = extras.reduce((sum, { amount }) => sum + (fenOf(amount) ?? 0), 0);
  const [looked, setLooked] = useState<string>();
  const told = { metres: metresOf(kilometres) ?? cost.metres, minutes: minutesOf(minutes) ?? cost.minutes };
  const doubts = doubtsAbout(told, loop.planned);
  // Of these figures, not of those before.
  const seen = doubts.map(({ kind, told: figure }) => `${kind} ${figure}`).join();
  const corrected = kilometres.trim() !== '' || minutes.trim() !== '';
  const typing = (set: (text: string) => void) => (text: string) => {
    set(text);
    setWrong(undefined);
  };
  const submit = () => {
    const read = readSettling(kilometres, minutes, extras);
    if ('wrong' in read) return setWrong(settle[read.wrong]);
    setWrong(undefined);
    sender.send([prepare('settle-loop', { loop: loop.loop, ...read })], ([outcome]) => {
      if (outcome?.status === 'accepted') onDone();
    });
  };
  return (
    <Dialog title={settle.title} onClose={onClose}>
      <Form onSubmit={submit} label={settle.title}>
        <p class="note">{settle.hint}</p>
        <div class="fields-pair">
          <TextField
            figures
            inputMode="decimal"
            label={settle.km}
            hint={settle.kmHint(kilometresText(cost.metres), costs.sources[cost.metresFrom])}
            value={kilometres}
            onInput={typing(setKilometres)}
          />
          <TextField
            figures
            inputMode="numeric"
            label={settle.minutes}
            hint={settle.minutesHint(cost.minutes, costs.sources[cost.minutesFrom])}
            value={minutes}
            onInput={typing(setMinutes)}
          />
        </div>
        <Doubts of={doubts} />
        {doubts.length > 0 && (
          <CheckField
            label={loops.doubts.looked}
            checked={looked === seen}
            onChange={(on) => setLooked(on ? seen : undefined)}
          />
        )}
        <Extras extras={extras} sender={sender} onChange={setExtras} />
        <p class="cost-total">
          <strong>{settle.total(yuanText(cost.totalFen + typedFen))}</strong>
          {corrected && <span class="note"> {settle.recounted}</span>}
        </p>
        {wrong !== undefined && (
          <p class="field-hint cost-wrong" role="alert">
            {wrong}
          </p>
        )}
        {sender.state.is !== 'refused' || sender.state.where === undefined || !sender.state.where.includes('extras') ? (
          <SendingNote sender={sender} />
        ) : null}
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button
            kind="primary"
            submit
            busy={sender.busy}
            reason={doubts.length > 0 && looked !== seen ? loops.doubts.lookFirst : undefined}
          >
            {settle.action}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function Extras({
  extras,
  sender,
  onChange,
}: {
  extras: readonly TypedExtra[];
  sender: Sender;
  onChange: (extras: readonly TypedExtra[]) => void;
}) {
  const { costs } = useMessages();
  const { settle } = costs;
  const change = (key: number, to: Partial<TypedExtra>) =>
    onChange(extras.map((one) => (one.key === key ? { ...one, ...to } : one)));
  const add = () =>
    onChange([
      ...extras,
      {
        key: Math.max(0, ...extras.map(({ key }) => key)) + 1,
        kind: 'toll',
        amount: '',
        receipt: '',
        owedTo: 'driver',
      },
    ]);
  const problemOf = (index: number) =>
    sender.state.is === 'refused' && sender.state.where?.startsWith(`payload.extras.${index}.`) === true
      ? sender.state.problem
      : undefined;
  return (
    <fieldset class="cost-extras">
      <legend>{settle.extras}</legend>
      <p class="field-hint">{settle.extrasHint}</p>
      {extras.map(({ key, kind, amount, receipt, owedTo }, index) => (
        <div class="cost-extra" key={key}>
          <SelectField
            label={settle.kind}
            value={kind}
            onChange={(value) => value !== '' && change(key, { kind: value })}
            options={extraKinds.map((value) => ({ value, label: costs.extraKinds[value] }))}
          />
          <TextField
            figures
            inputMode="decimal"
            label={settle.amount}
            value={amount}
            onInput={(value) => change(key, { amount: value })}
          />
          <TextField
            label={settle.receipt}
            value={receipt}
            onInput={(value) => change(key, { receipt: value })}
            maxLength={40}
            autoComplete="off"
            problem={problemOf(index)}
          />
          <SelectField
            label={settle.owedTo}
            value={owedTo}
            onChange={(value) => value !== '' && change(key, { owedTo: value })}
            options={extraPayers.map((value) => ({ value, label: costs.extraPayers[value] }))}
          />
          <Button kind="plain" icon="erase" onClick={() => onChange(extras.filter((one) => one.key !== key))}>
            {settle.remove}
          </Button>
        </div>
      ))}
      <Button icon="plus" onClick={add}>
        {settle.add}
      </Button>
    </fieldset>
  );
}

interface SettlingGiven {
  readonly metres: number | null;
  readonly minutes: number | null;
  readonly extras: readonly LoopExtra[];
}

/** What was typed; or the word for the first field that cannot be read. */
function readSettling(
  kilometres: string,
  minutesText: string,
  typed: readonly TypedExtra[],
): SettlingGiven | { readonly wrong: 'odd' | 'oddMinutes' | 'oddAmount' } {
  const metres = kilometres.trim() === '' ? null : metresOf(kilometres);
  if (metres === undefined) return { wrong: 'odd' };
  const minutes = minutesOf(minutesText);
  if (minutes === undefined) return { wrong: 'oddMinutes' };
  const extras: LoopExtra[] = [];
  for (const { kind, amount, receipt, owedTo } of typed) {
    const amountFen = fenOf(amount) ?? 0;
    if (amountFen === 0) return { wrong: 'oddAmount' };
    extras.push({ kind, amountFen, receipt: receipt.trim(), owedTo });
  }
  return { metres, minutes, extras };
}
