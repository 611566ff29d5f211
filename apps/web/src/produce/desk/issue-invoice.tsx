import { businessMonth } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { ConfirmDialog } from '../../forms/confirm-dialog.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { newId, prepare } from '../../sync/command.ts';
import type { HouseholdStatement, StatementRow } from '../../sync/produce.ts';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { yuanText } from '../../ui/yuan.ts';
import { useMonthName, useStatementWords } from '../statement.tsx';

/** The tickets of a statement that stand and are on no invoice yet, by the month in which they were taken. */
export function invoiceable({ lines }: HouseholdStatement): ReadonlyMap<string, readonly StatementRow[]> {
  const reversed = new Set(lines.flatMap(({ what, about }) => (what === 'reversed' ? [about.id] : [])));
  const months = new Map<string, StatementRow[]>();
  for (const line of lines) {
    if (line.what !== 'taken' || line.ticket?.invoice !== null || reversed.has(line.about.id)) continue;
    const month = businessMonth(line.at);
    months.set(month, [...(months.get(month) ?? []), line]);
  }
  return months;
}

interface IssueInvoiceProps {
  readonly of: HouseholdStatement;
  readonly onClose: () => void;
}

/** Asks for the month and the tickets that go on a purchase invoice. */
export function IssueInvoice({ of, onClose }: IssueInvoiceProps) {
  const { invoices: say, produce } = useMessages();
  const monthOf = useMonthName();
  const words = useStatementWords();
  const months = invoiceable(of);
  const choices = [...months.keys()].toReversed();
  const [invoice] = useState(newId);
  const [month, setMonth] = useState(choices[0] ?? '');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const rows = months.get(month) ?? [];
  const chosen = rows.filter(({ about }) => !left.has(about.id));
  const toggle = (id: string, on: boolean) =>
    setLeft((before) => new Set(on ? [...before].filter((one) => one !== id) : [...before, id]));
  return (
    <ConfirmDialog
      name={`issue-purchase-invoice ${of.id}`}
      title={say.issueFor(of.name)}
      action={say.issueOf(yuanText(chosen.reduce((sum, { broughtFen }) => sum + broughtFen, 0)))}
      kind="primary"
      reason={chosen.length === 0 ? say.chooseTickets : undefined}
      command={() =>
        prepare('issue-purchase-invoice', {
          invoice,
          household: of.id,
          month,
          tickets: chosen.map(({ about }) => about.id),
        })
      }
      onClose={onClose}
    >
      <p class="note">{say.issueHint}</p>
      <SelectField<string>
        label={say.month}
        value={month}
        onChange={setMonth}
        options={choices.map((value) => ({ value, label: monthOf(value) }))}
      />
      {rows.map((row) => (
        <CheckField
          key={row.about.id}
          label={[
            words.what(row),
            words.goods(row),
            words.weight(row),
            produce.statement.yuan(yuanText(row.broughtFen)),
          ].join(' · ')}
          checked={!left.has(row.about.id)}
          onChange={(on) => toggle(row.about.id, on)}
        />
      ))}
    </ConfirmDialog>
  );
}
