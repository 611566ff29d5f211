import { maskName, platforms } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useStanding } from '../../county.tsx';
import { useMessages, useSpeech } from '../../i18n/index.tsx';
import { useGoodsName, useGoodsText } from '../order-parts.tsx';
import type { OrderRow } from '../../sync/orders.ts';
import { useSettings } from '../../sync/money.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/field.tsx';
import { PaperDialog, type PaperWidth } from '../../shell/paper.tsx';
import { ReadAloud } from '../../shell/read-aloud.tsx';
import { yuanText } from '../../ui/yuan.ts';
import './receipt.css';

const STORED = 'yangui.receipt-type';

/** Opens the receipt of an order; as often as it is wanted. */
export function ReceiptButton({ order, large = true }: { order: OrderRow | undefined; large?: boolean }) {
  const { counter, shell } = useMessages();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        icon="print"
        large={large}
        reason={order === undefined ? shell.loading : undefined}
        onClick={() => setOpen(true)}
      >
        {counter.receipt.print}
      </Button>
      {open && order && <ReceiptDialog order={order} onClose={() => setOpen(false)} />}
    </>
  );
}

function ReceiptDialog({ order, onClose }: { order: OrderRow; onClose: () => void }) {
  const { counter } = useMessages();
  const [large, setLarge] = useState(localStorage.getItem(STORED) !== 'plain');
  const choose = (wanted: boolean) => {
    localStorage.setItem(STORED, wanted ? 'large' : 'plain');
    setLarge(wanted);
  };
  return (
    <PaperDialog
      title={counter.receipt.title}
      preview={(width) => <Receipt order={order} width={width} large={large} />}
      onClose={onClose}
    >
      <CheckField role="switch" label={counter.receipt.large} checked={large} onChange={choose} />
      <ReadAloud text={useAloud(order)} />
    </PaperDialog>
  );
}

/** The receipt as it comes out: code and total large, the name masked, because paper gets lost. */
function Receipt({ order, width, large }: { order: OrderRow; width: PaperWidth; large: boolean }) {
  const { counter, money, shell, words } = useMessages();
  const { receipt } = counter;
  const nameOf = useGoodsName();
  const { county } = useStanding();
  const undone = order.stage === 'cancelled' || order.stage === 'returned';
  return (
    <div class={`receipt receipt-${width}${large ? ' is-large' : ''}`}>
      {county.sample && <p class="receipt-sample">{shell.sample}</p>}
      <p class="receipt-station">{order.stationName}</p>
      <p>{receipt.title}</p>
      <p>{stamp(order.placedAt)}</p>
      <p class="receipt-code">
        <span>{order.visitCode === null ? receipt.number : receipt.code}</span>
        <strong>{order.visitCode ?? order.code}</strong>
      </p>
      {order.visitCode === null && !undone && <p>{receipt.codeLater}</p>}
      {undone && <p class="receipt-undone">{words.stages[order.stage]}</p>}
      {order.villagerName !== null && <p>{receipt.forWhom(maskName(order.villagerName))}</p>}
      {order.partnerName !== null && <p>{receipt.by(order.partnerName)}</p>}
      <ul>
        {order.lines.map((line, index) => (
          <li key={index}>
            <span>{nameOf(line.name)}</span>
            <span class="receipt-figures">
              <span>
                {line.quantity} × {yuanText(line.priceFen)}
              </span>
              <span>{yuanText(line.quantity * line.priceFen)}</span>
            </span>
            {line.returned > 0 && <span>{money.returns.returned(line.returned)}</span>}
          </li>
        ))}
      </ul>
      <p class="receipt-total">
        <span>{words.total}</span>
        <strong>{receipt.yuan(yuanText(order.amountFen))}</strong>
      </p>
      {order.refundedFen > 0 && (
        <p class="receipt-figures">
          <span>{money.returns.refunded}</span>
          <span>−{yuanText(order.refundedFen)}</span>
        </p>
      )}
      <p class="receipt-figures">
        <span>{money.tender.paidBy}</span>
        <span>{useTenderText(order)}</span>
      </p>
      <p class="receipt-words">{useReturnText(order)}</p>
      <p class="receipt-words">{receipt.free}</p>
    </div>
  );
}

/** How it was paid; what was bought outside was paid there. */
function useTenderText({ outside, tender }: OrderRow): string {
  const { counter, money } = useMessages();
  const { language } = useSpeech();
  if (outside === null) return money.tenders[tender];
  return counter.receipt.paidAt(platforms.find(({ code }) => code === outside.platform)?.[language] ?? '');
}

/** Until when goods come back: the day itself once they were collected, the number of days before. */
function useReturnText({ outside, returnUntil, stage }: OrderRow): string {
  const { receipt } = useMessages().counter;
  const days = useSettings(useCountyCode()).data?.returnWindowDays;
  if (stage === 'cancelled' || stage === 'returned') return '';
  if (outside !== null) return receipt.returnByPlatform;
  if (returnUntil !== null) return receipt.returnUntil(stamp(returnUntil - 1).slice(0, 10));
  return days === undefined ? '' : receipt.returnWithin(days);
}

/** The receipt in one breath, for those who do not read. */
function useAloud(order: OrderRow): string {
  const { counter } = useMessages();
  const goods = useGoodsText()(order);
  // Figure by figure, with a breath between shelf, place and number.
  const spelt = order.visitCode?.split('-').map((group) => group.split('').join(' '));
  return counter.receipt.aloud({
    name: order.villagerName ?? '',
    goods,
    yuan: yuanText(order.amountFen),
    tender: useTenderText(order),
    code: spelt === undefined ? null : counter.receipt.breaths(spelt),
    back: useReturnText(order),
  });
}

/** A moment as papers bear it: the day and the minute, in Shanghai. */
function stamp(at: number): string {
  return new Date(at).toLocaleString('sv', { timeZone: 'Asia/Shanghai' }).slice(0, 16);
}
