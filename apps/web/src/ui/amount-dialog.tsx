import { cashReasons, type CashReason, type Envelope } from '@yangui/domain';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { localProblem } from '../sync/problem.ts';
import { useSending } from '../sync/use-sending.ts';
import { Button } from './button.tsx';
import { Dialog, DialogActions } from './dialog.tsx';
import { Form, SelectField, TextField } from './field.tsx';
import { SendingNote } from './refusal-note.tsx';
import { fenOf } from './yuan.ts';

interface AmountDialogProps {
  readonly title: string;
  readonly hint: string;
  readonly label: string;
  readonly action: string;
  /** The amount it begins with, in fen. */
  readonly beginFen?: number;
  /** What the books say, where a difference from it needs its reason. */
  readonly expectedFen?: number;
  readonly children?: ComponentChildren;
  readonly commandOf: (amountFen: number, reason: CashReason | null) => Envelope;
  readonly onClose: () => void;
  /** It was accepted. */
  readonly onDone: () => void;
}

/** Asks for an amount of money, and for the reason where it differs from what the books say; sends what is to be done with it. */
export function AmountDialog({
  title,
  hint,
  label,
  action,
  beginFen,
  expectedFen,
  children,
  commandOf,
  onClose,
  onDone,
}: AmountDialogProps) {
  const { money, shell } = useMessages();
  const sender = useSending(useCountyCode());
  const [text, setText] = useState(beginFen === undefined ? '' : (beginFen / 100).toFixed(2));
  const [reason, setReason] = useState<CashReason | ''>('');
  const [unread, setUnread] = useState(false);
  const amountFen = fenOf(text);
  const differs = expectedFen !== undefined && amountFen !== undefined && amountFen !== expectedFen;
  const submit = () => {
    setUnread(amountFen === undefined);
    if (amountFen === undefined || (differs && reason === '')) return;
    sender.send([commandOf(amountFen, differs && reason !== '' ? reason : null)], ([outcome]) => {
      if (outcome?.status === 'accepted') onDone();
    });
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onSubmit={submit} label={title}>
        <p class="note">{hint}</p>
        {children}
        <TextField
          figures
          autoFocus
          inputMode="decimal"
          label={label}
          value={text}
          onInput={setText}
          problem={unread && amountFen === undefined ? localProblem('malformed-command', { where: label }) : undefined}
        />
        {differs && (
          <SelectField
            label={money.cash.why}
            value={reason}
            onChange={setReason}
            empty={money.choose}
            options={cashReasons.map((value) => ({ value, label: money.cashReasons[value] }))}
          />
        )}
        <SendingNote sender={sender} />
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button
            kind="primary"
            submit
            busy={sender.busy}
            reason={differs && reason === '' ? money.cash.why : undefined}
          >
            {action}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
