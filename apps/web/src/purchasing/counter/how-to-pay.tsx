import { tenders, type Tender } from '@yangui/domain';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useTab } from '../../sync/money.ts';
import { yuanText } from '../../ui/yuan.ts';
import type { Basket } from './basket.ts';
import { TenderChoice } from './tender-choice.tsx';

/** Asks how the villager pays, and says what they owe already. */
export function HowToPay({ basket, onTender }: { basket: Basket; onTender: (tender: Tender) => void }) {
  const { money } = useMessages();
  const { buyer, tender } = basket;
  const tab = useTab(useCountyCode(), buyer?.is === 'known' && tender === 'tab' ? buyer.id : undefined).data;
  const owes = tab?.rows[0]?.owesFen ?? 0;
  const tabHint = tab && money.tender.tabHint(yuanText(owes), yuanText(tab.limitFen));
  return (
    <TenderChoice
      value={tender}
      among={tenders}
      onChange={onTender}
      hint={tender === 'qr' ? money.tender.qrHint : tender === 'tab' ? tabHint : undefined}
    />
  );
}
