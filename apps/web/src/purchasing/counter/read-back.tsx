import { shareOf, type Tender } from '@yangui/domain';
import { useMessages } from '../../i18n/index.tsx';
import type { Sender } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Money } from '../../shell/figures.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { useWindowKeys } from '../../ui/use-window-keys.ts';
import { ChangeDue } from './change-due.tsx';
import { HowToPay } from './how-to-pay.tsx';
import { totalOf, type Basket } from './basket.ts';

/** What is read aloud before anything is ordered: name, goods, and the total in large figures. */
export function ReadBack(props: {
  basket: Basket;
  sender: Sender;
  /** What was given in cash, as typed. */
  given: string;
  onGiven: (given: string) => void;
  onTender: (tender: Tender) => void;
  onPlace: () => void;
  onClose: () => void;
}) {
  const { counter, words } = useMessages();
  const { basket, sender } = props;
  const rebateFen = basket.lines.reduce(
    (sum, line) => sum + shareOf(line.priceFen * line.quantity, line.product.rebateBasisPoints),
    0,
  );
  const unanswered = sender.state.is === 'unanswered';
  // Keys held down would have placed it before a word was read.
  useWindowKeys((event) => {
    if (event.key === 'Enter' && event.ctrlKey && !event.repeat && !sender.busy && !unanswered) props.onPlace();
  });
  return (
    <Dialog title={counter.buy.confirmTitle} onClose={props.onClose}>
      <div class="read-back">
        <strong class="name-large">{basket.buyer?.name}</strong>
        <ul>
          {basket.lines.map((line) => (
            <li key={line.product.id}>
              <span>{line.product.name}</span>
              <span class="figures">
                {line.quantity} {line.product.unit}
              </span>
              <Money fen={line.priceFen * line.quantity} />
            </li>
          ))}
        </ul>
        <p class="read-total">
          <span>{words.total}</span>
          <strong>
            <Money fen={totalOf(basket)} />
          </strong>
        </p>
        {!unanswered && <HowToPay basket={basket} onTender={props.onTender} />}
        {basket.tender === 'cash' && (
          <ChangeDue owedFen={totalOf(basket)} given={props.given} onGiven={props.onGiven} />
        )}
        <p class="note">
          {counter.buy.willEarn} <Money fen={rebateFen} />
        </p>
      </div>
      <SendingNote sender={sender} />
      <DialogActions>
        <Button large onClick={props.onClose}>
          {counter.buy.change}
        </Button>
        {!unanswered && (
          <Button kind="primary" large first busy={sender.busy} onClick={props.onPlace}>
            {sender.busy ? counter.buy.placing : counter.buy.place}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
