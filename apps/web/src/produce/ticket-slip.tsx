import { maskName } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useStanding } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import '../purchasing/counter/receipt.css';
import { PaperDialog, type PaperWidth } from '../shell/paper.tsx';
import { ReadAloud } from '../shell/read-aloud.tsx';
import type { TicketRow } from '../sync/produce.ts';
import { Button } from '../ui/button.tsx';
import { yuanText } from '../ui/yuan.ts';
import { useGoods, useMarketText, usePriceText, useWeightText } from './produce-parts.tsx';

/** Opens the slip of a ticket, to be printed for the household and read aloud. */
export function SlipButton({ ticket, large = true }: { ticket: TicketRow; large?: boolean }) {
  const { produce } = useMessages();
  const [open, setOpen] = useState(false);
  const aloud = useAloud(ticket);
  return (
    <>
      <Button icon="print" large={large} onClick={() => setOpen(true)}>
        {produce.slip.print}
      </Button>
      {open && (
        <PaperDialog
          title={produce.slip.title}
          preview={(width) => <Slip ticket={ticket} width={width} />}
          onClose={() => setOpen(false)}
        >
          <ReadAloud text={aloud} />
        </PaperDialog>
      )}
    </>
  );
}

/** The slip in large type: what was weighed, what goes off, what it comes to. The name is masked, because paper gets lost. */
function Slip({ ticket, width }: { ticket: TicketRow; width: PaperWidth }) {
  const { produce, shell, words } = useMessages();
  const { slip } = produce;
  const { county } = useStanding();
  const goodsOf = useGoods();
  const weightOf = useWeightText();
  const priceOf = usePriceText();
  const marketOf = useMarketText();
  const { unit } = ticket;
  const line = (name: string, figure: string) => (
    <p class="receipt-figures">
      <span>{name}</span>
      <span>{figure}</span>
    </p>
  );
  return (
    <div class={`receipt receipt-${width} is-large`}>
      {county.sample && <p class="receipt-sample">{shell.sample}</p>}
      <p class="receipt-station">{ticket.stationName}</p>
      <p>{slip.title}</p>
      <p>{new Date(ticket.takenAt).toLocaleString('sv', { timeZone: 'Asia/Shanghai' }).slice(0, 16)}</p>
      {line(slip.number, ticket.code)}
      {ticket.stage === 'reversed' && <p class="receipt-undone">{produce.stages.reversed}</p>}
      {line(produce.household, ticket.householdName)}
      {ticket.sellerName !== null && line(produce.seller, maskName(ticket.sellerName))}
      {ticket.partnerName !== null && line(produce.takenBy, ticket.partnerName)}
      <p>{goodsOf(ticket)}</p>
      {line(produce.gross, weightOf(ticket.grossGrams, unit))}
      {line(produce.tare, `−${weightOf(ticket.tareGrams, unit)}`)}
      {ticket.moistureGrams > 0 && line(produce.moisture, `−${weightOf(ticket.moistureGrams, unit)}`)}
      {ticket.dirtGrams > 0 && line(produce.dirt, `−${weightOf(ticket.dirtGrams, unit)}`)}
      {line(produce.net, weightOf(ticket.netGrams, unit))}
      {line(words.price, priceOf(ticket.priceFenPerKg, unit))}
      {ticket.market !== null && <p class="receipt-words">{marketOf(ticket.market, unit)}</p>}
      <p class="receipt-total">
        <span>{words.total}</span>
        <strong>{slip.yuan(yuanText(ticket.amountFen))}</strong>
      </p>
      {line(produce.payment, produce.payments[ticket.payment])}
      {ticket.implausible !== null && <p class="receipt-words">{slip.implausible}</p>}
      <p class="receipt-words">{slip.agreed}</p>
    </div>
  );
}

/** The slip in one breath. */
function useAloud(ticket: TicketRow): string {
  const { produce } = useMessages();
  const goodsOf = useGoods();
  const weightOf = useWeightText();
  const priceOf = usePriceText();
  return produce.slip.aloud({
    goods: goodsOf(ticket),
    net: weightOf(ticket.netGrams, ticket.unit),
    price: priceOf(ticket.priceFenPerKg, ticket.unit),
    yuan: yuanText(ticket.amountFen),
    payment: produce.payments[ticket.payment],
  });
}
