import { businessDay } from '@yangui/domain';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormChoice, FormLine } from '../../forms/form-fields.tsx';
import { choice, text } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { useNow } from '../../shell/figures.tsx';
import { prepare } from '../../sync/command.ts';
import { usePayeeCalled } from '../payee-called.ts';
import type { PayeeRow } from '../../sync/money.ts';

/** As what a payee is taxed, and since when. */
export function PayeeTypeCell({ row: { type, typeFrom } }: { row: Pick<PayeeRow, 'type' | 'typeFrom'> }) {
  const { payees, payeeTypes } = useMessages().money;
  if (type === null) return <span class="low-mark">{payees.typeMissing}</span>;
  return (
    <span class="stacked">
      <span>{payeeTypes[type]}</span>
      <span class="note">{typeFrom === null ? payees.typeUsual : payees.typeFrom(typeFrom)}</span>
    </span>
  );
}

interface SetPayeeTypeProps {
  readonly row: PayeeRow;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks as what a payee is taxed from a day on. */
export function SetPayeeType({ row, onClose, onDone }: SetPayeeTypeProps) {
  const { money, shell } = useMessages();
  const say = money.payees;
  const nameOf = usePayeeCalled();
  const form = useForm({
    name: `set-payee-type ${row.person.id}`,
    fields: { type: choice(row.mayBe, row.type ?? ''), from: text(businessDay(useNow())) },
    commands: (said) => prepare('set-payee-type', { payee: row.person.id, ...said }),
    follows: onDone,
    blames: { 'payee-type-not-theirs': 'type', 'payee-type-day-far': 'from' },
  });
  return (
    <FormDialog form={form} title={say.typeOf(nameOf(row))} action={money.settings.save} onClose={onClose}>
      <p class="note">{say.typeHint}</p>
      <FormChoice
        of={form.at('type')}
        label={say.type}
        empty={shell.choose}
        options={row.mayBe.map((value) => ({ value, label: money.payeeTypes[value] }))}
      />
      <FormLine of={form.at('from')} label={say.typeFromDay} type="date" />
    </FormDialog>
  );
}
