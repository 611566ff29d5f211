import { useState } from 'preact/hooks';
import { ChangeDue } from './change-due.tsx';
import { useCountyCode } from '../../county.tsx';
import { FormChoices } from '../../forms/form-choices.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { choice, yuan } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import { useStationTabs, type TabRow } from '../../sync/money.ts';
import { Button } from '../../ui/button.tsx';
import { Money } from '../../shell/figures.tsx';
import { yuanText } from '../../ui/yuan.ts';

/** Who owes what on a tab, and taking their money. */
export function Tabs({ station, onDone }: { station: string; onDone: (text: string) => void }) {
  const { cash, words } = useMessages();
  const tabs = useStationTabs(useCountyCode(), station);
  const [paying, setPaying] = useState<TabRow>();
  const rows = tabs.data?.rows ?? [];
  return (
    <section class="money-section">
      <h2>{cash.tabs}</h2>
      {rows.length === 0 ? (
        <p class="note">{cash.noTabs}</p>
      ) : (
        <ul class="panel money-list">
          {rows.map((row) => (
            <li key={row.villager}>
              <strong>{row.name ?? words.erasedVillager}</strong>
              <span class="money-list-end">
                <Money fen={row.owesFen} />
                <Button label={cash.payTabOf(row.name ?? words.erasedVillager)} onClick={() => setPaying(row)}>
                  {cash.payTab}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      {paying && (
        <PayTab
          tab={paying}
          onClose={() => setPaying(undefined)}
          onDone={() => {
            setPaying(undefined);
            onDone(cash.payDone);
          }}
        />
      )}
    </section>
  );
}

/** Takes what a villager owes, on their own page. */
export function PayTabButton({ tab }: { tab: OwedTab }) {
  const { cash } = useMessages();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{cash.payTab}</Button>
      {open && <PayTab tab={tab} onClose={() => setOpen(false)} onDone={() => setOpen(false)} />}
    </>
  );
}

const tendersOfTab = ['cash', 'qr'] as const;

type OwedTab = Pick<TabRow, 'villager' | 'name' | 'owesFen'>;

function PayTab({ tab, onClose, onDone }: { tab: OwedTab; onClose: () => void; onDone: () => void }) {
  const { cash, money, words } = useMessages();
  const [given, setGiven] = useState('');
  const form = useForm({
    name: `pay-tab ${tab.villager}`,
    fields: { tender: choice(tendersOfTab, 'cash'), amountFen: yuan(tab.owesFen) },
    commands: (paid) => prepare('pay-tab', { villager: tab.villager, ...paid }),
    follows: onDone,
    blames: { 'tab-overpaid': 'amountFen', 'amount-too-large': 'amountFen', 'cash-over-limit': 'amountFen' },
  });
  return (
    <FormDialog
      form={form}
      title={cash.payTabOf(tab.name ?? words.erasedVillager)}
      action={cash.payTab}
      onClose={onClose}
    >
      <p class="note">{cash.owes(yuanText(tab.owesFen))}</p>
      <FormChoices
        of={form.at('tender')}
        legend={money.tender.title}
        options={tendersOfTab.map((value) => ({ value, label: money.tenders[value] }))}
      />
      <FormLine of={form.at('amountFen')} label={cash.amount} autoFocus />
      {form.value('tender') === 'cash' && (
        <ChangeDue owedFen={form.value('amountFen') ?? 0} given={given} onGiven={setGiven} />
      )}
    </FormDialog>
  );
}
