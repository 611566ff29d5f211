import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import { useStationTabs, type TabRow } from '../../sync/money.ts';
import { AmountDialog } from '../../ui/amount-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { Money } from '../../ui/figures.tsx';
import { yuanText } from '../../ui/yuan.ts';
import { TenderChoice } from './tender-choice.tsx';

/** Who owes what on a tab, and taking their money. */
export function Tabs({ station, onDone }: { station: string; onDone: (text: string) => void }) {
  const { money, words } = useMessages();
  const tabs = useStationTabs(useCountyCode(), station);
  const [paying, setPaying] = useState<TabRow>();
  const rows = tabs.data?.rows ?? [];
  return (
    <section class="money-section">
      <h2>{money.cash.tabs}</h2>
      {rows.length === 0 ? (
        <p class="note">{money.cash.noTabs}</p>
      ) : (
        <ul class="panel money-list">
          {rows.map((row) => (
            <li key={row.villager}>
              <strong>{row.name ?? words.erasedVillager}</strong>
              <span class="money-list-end">
                <Money fen={row.owesFen} />
                <Button label={money.cash.payTabOf(row.name ?? words.erasedVillager)} onClick={() => setPaying(row)}>
                  {money.cash.payTab}
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
            onDone(money.cash.payDone);
          }}
        />
      )}
    </section>
  );
}

function PayTab({ tab, onClose, onDone }: { tab: TabRow; onClose: () => void; onDone: () => void }) {
  const { money, words } = useMessages();
  const [tender, setTender] = useState<'cash' | 'qr'>('cash');
  return (
    <AmountDialog
      title={money.cash.payTabOf(tab.name ?? words.erasedVillager)}
      hint={money.cash.owes(yuanText(tab.owesFen))}
      label={money.cash.amount}
      action={money.cash.payTab}
      beginFen={tab.owesFen}
      commandOf={(amountFen) => prepare('pay-tab', { villager: tab.villager, tender, amountFen })}
      onClose={onClose}
      onDone={onDone}
    >
      <TenderChoice value={tender} among={['cash', 'qr']} onChange={setTender} />
    </AmountDialog>
  );
}
