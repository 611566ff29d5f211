import { bounceReasons } from '@yangui/domain';
import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { free } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages, useSaid } from '../../i18n/index.tsx';
import { Money } from '../../shell/figures.tsx';
import { prepare } from '../../sync/command.ts';
import type { PayoutRow, SettlementPage } from '../../sync/money.ts';
import { SearchField, SelectField } from '../../ui/field.tsx';
import { yuanText } from '../../ui/yuan.ts';
import './money.css';

/** From how many lines on a run can be searched. */
const MANY = 8;

interface RecordRunProps {
  readonly settlement: SettlementPage;
  readonly file: number;
  readonly onClose: () => void;
}

/** The lines of a payout file that the bank has not answered for yet. */
export function withBank({ lines }: Pick<SettlementPage, 'lines'>, file: number): readonly PayoutRow[] {
  return lines.filter((line) => line.file === file && line.stage === 'instructed');
}

/** What the bank made of a whole file: paid, but for the lines that came back, each with its reason. */
export function RecordRun({ settlement, file, onClose }: RecordRunProps) {
  const { money, words } = useMessages();
  const say = useSaid();
  const [sought, setSought] = useState('');
  const lines = withBank(settlement, file);
  const paidFenBut = (bounced: Readonly<Record<string, unknown>>) =>
    sumOf(lines.filter(({ serial }) => !(serial in bounced)));
  const form = useForm({
    name: `record-payout-run ${settlement.id} ${file}`,
    fields: { bounced: free(z.record(z.string(), z.enum(bounceReasons)), {}) },
    commands: ({ bounced }) =>
      prepare('record-payout-run', {
        settlement: settlement.id,
        file,
        paidFen: paidFenBut(bounced),
        bounced: Object.entries(bounced).map(([serial, reason]) => ({ serial: Number(serial), reason })),
      }),
    follows: onClose,
  });
  const bounced = form.value('bounced') ?? {};
  const back = lines.filter(({ serial }) => serial in bounced);
  const shown = lines.filter(({ partner }) => (partner.name ?? '').includes(sought.trim()));
  return (
    <FormDialog
      form={form}
      title={money.settlements.run(file)}
      action={money.settlements.runSave(lines.length - back.length, back.length)}
      onClose={onClose}
    >
      <p class="note">{money.settlements.runHint(lines.length, yuanText(sumOf(lines)))}</p>
      {lines.length > MANY && <SearchField label={money.settlements.runFind} value={sought} onInput={setSought} />}
      {shown.length === 0 && <p>{money.settlements.runNobody}</p>}
      <ul class="run-lines">
        {shown.map(({ serial, partner, role, amountFen }) => (
          <li key={serial}>
            <SelectField
              label={money.settlements.runResult(serial, partner.name ?? words.unknownPerson, say(role))}
              value={bounced[serial] ?? ''}
              empty={money.settlements.paid}
              options={bounceReasons.map((value) => ({
                value,
                label: `${money.settlements.bounced} · ${money.bounceReasons[value]}`,
              }))}
              onChange={(reason) => {
                const { [serial]: _, ...others } = bounced;
                form.put('bounced', reason === '' ? others : { ...others, [serial]: reason });
              }}
            />
            <Money fen={amountFen} />
          </li>
        ))}
      </ul>
      <p class="ledger-sum">
        <span>{money.settlements.runPaid(lines.length - back.length)}</span>
        <strong>
          <Money fen={paidFenBut(bounced)} />
        </strong>
      </p>
      {back.length > 0 && (
        <p class="ledger-sum">
          <span>{money.settlements.runBack(back.length)}</span>
          <Money fen={sumOf(back)} />
        </p>
      )}
    </FormDialog>
  );
}

function sumOf(lines: readonly PayoutRow[]): number {
  return lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
}
