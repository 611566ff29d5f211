import type { Envelope } from '@yangui/domain';
import { useEffect, useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import type { ProductRow } from '../../sync/orders.ts';
import { newId, prepare, type Outcome } from '../../sync/command.ts';
import { findByBarcode } from '../../sync/barcodes.ts';
import { useScan } from '../../scan/takers.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Money } from '../../shell/figures.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { FailureNote, SendingNote, UnansweredNote } from '../../shell/sending-note.tsx';
import { useWindowKeys } from '../../ui/use-window-keys.ts';
import type { CounterScreenProps } from '../../counter/screens.ts';
import { readAloudNow } from '../notice.tsx';
import { emptied, piecesOf, totalOf, useBasket, withOneMore, withSent, type Basket } from './basket.ts';
import { BasketList } from './basket-list.tsx';
import './buy.css';
import { ChooseBuyer } from './choose-buyer.tsx';
import { ChooseProducts } from './choose-products.tsx';
import { Placed } from './placed.tsx';
import { ReadBack } from './read-back.tsx';

/** What was ordered, for the confirmation. */
interface Done {
  readonly order: string;
  readonly basket: Basket;
  /** What was given in cash, as typed. */
  readonly given: string;
}

/** Refusals that are about the person, not the goods. */
const aboutBuyer = new Set([
  'villager-unknown',
  'villager-elsewhere',
  'villager-erased',
  'name-missing',
  'name-too-long',
  'name-unreadable',
]);

/** Assisted purchase: for whom, what, read it back, place it. */
export function Buy({ station }: CounterScreenProps) {
  const { counter, shell } = useMessages();
  const [basket, change] = useBasket();
  const county = useCountyCode();
  const sender = useSending(county);
  const [stray, setStray] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [readingBack, setReadingBack] = useState(false);
  const [given, setGiven] = useState('');
  const [done, setDone] = useState<Done>();
  const { problem } = sender;

  const unanswered = basket.sent.length > 0 && (sender.state.is === 'idle' || sender.state.is === 'unanswered');
  const lacking = unanswered
    ? shell.notKnownWhetherSent
    : basket.buyer === undefined
      ? counter.buy.needVillager
      : basket.lines.length === 0
        ? counter.buy.needProducts
        : undefined;
  const readBack = () => {
    sender.clear();
    // What somebody else gave, or gave for another basket, is no figure for this one.
    if (!unanswered) setGiven('');
    setReadingBack(true);
  };
  useWindowKeys((event) => {
    if (event.key === 'Enter' && event.ctrlKey && lacking === undefined && !readingBack) readBack();
  });

  const add = (product: ProductRow) => {
    sender.clear();
    setStray(undefined);
    change((before) => withOneMore(before, product));
  };
  const scan = async (text: string) => {
    setStray(undefined);
    const product = await findByBarcode(county, text);
    if (product === undefined) setStray(text);
    else add(product);
  };
  useScan({
    take: (text) =>
      unanswered || done !== undefined ? counter.buy.scanLater(text) : void scan(text).catch(setFailure),
  });

  const send = (envelopes: readonly Envelope[]) => {
    change((before) => withSent(before, envelopes));
    sender.send(envelopes, (outcomes) => {
      setReadingBack(false);
      const last = outcomes.at(-1);
      if (last?.status === 'accepted') {
        setDone({ order: last.id, basket, given: basket.tender === 'cash' ? given : '' });
        setGiven('');
        setStray(undefined);
        change(emptied);
      } else if (envelopes.length > 1) change((before) => registered(before, outcomes[0]));
    });
  };
  useEffect(() => {
    if (problem !== undefined) change((before) => withSent(before, []));
  }, [problem]);

  const place = () => {
    const { buyer } = basket;
    if (buyer === undefined) return;
    const lines = basket.lines.map(({ product, quantity, priceFen }) => ({ product: product.id, quantity, priceFen }));
    const order = prepare('place-order', { station: station.id, villager: buyer.id, tender: basket.tender, lines });
    const register =
      buyer.is === 'new'
        ? [
            prepare(
              'register-villager',
              { villager: buyer.id, station: station.id, consent: readAloudNow },
              { name: buyer.name },
            ),
          ]
        : [];
    send([...register, order]);
  };

  if (done !== undefined) return <Placed {...done} onNext={() => setDone(undefined)} />;
  const buyerProblem = problem !== undefined && aboutBuyer.has(problem.code) ? problem : undefined;
  const inBasket =
    problem !== undefined &&
    basket.lines.some(
      (line) => line.product.name === problem.details?.['name'] || line.product.id === problem.details?.['product'],
    );
  return (
    <div class={basket.lines.length === 0 ? 'buy' : 'buy has-lines'}>
      <h1 class="unseen">{counter.buy.title}</h1>
      <fieldset class="buy-choose" disabled={unanswered}>
        <ChooseBuyer
          station={station.id}
          buyer={basket.buyer}
          onChoose={(buyer) => change((before) => ({ ...before, buyer }))}
          onRegister={(name) => change((before) => ({ ...before, buyer: { is: 'new', id: newId(), name } }))}
        />
        {buyerProblem && <RefusalNote problem={buyerProblem} />}
        {stray !== undefined && (
          <p class="note is-out" role="alert">
            {counter.buy.noBarcode(stray)}
          </p>
        )}
        {failure !== undefined && <FailureNote error={failure} />}
        {basket.buyer !== undefined && !unanswered && <ChooseProducts basket={basket} onAdd={add} />}
      </fieldset>
      <div class={basket.lines.length === 0 ? 'buy-basket is-empty' : 'buy-basket'}>
        <fieldset disabled={unanswered}>
          <BasketList basket={basket} change={change} problem={problem} onSettled={sender.clear} />
        </fieldset>
        <div class="buy-total">
          {unanswered && !readingBack && <UnansweredNote again={() => send(basket.sent)} />}
          {buyerProblem === undefined && !inBasket && !readingBack && sender.state.is === 'refused' && (
            <SendingNote sender={sender} />
          )}
          <div class="buy-sum" role="status">
            <span class="note">{counter.buy.items(piecesOf(basket))}</span>
            <strong>
              <Money fen={totalOf(basket)} />
            </strong>
          </div>
          <Button kind="primary" large wide reason={lacking} onClick={readBack}>
            {counter.buy.readBack}
          </Button>
        </div>
      </div>
      {readingBack && (
        <ReadBack
          basket={basket}
          sender={sender}
          given={given}
          onGiven={setGiven}
          onTender={(tender) => change((before) => ({ ...before, tender }))}
          onPlace={place}
          onClose={() => {
            if (sender.state.is !== 'unanswered') sender.clear();
            setReadingBack(false);
          }}
        />
      )}
    </div>
  );
}

/** The order was refused but the person is registered by now: the next try must not register them again. */
function registered(basket: Basket, outcome: Outcome | undefined): Basket {
  if (outcome?.status !== 'accepted' || basket.buyer === undefined) return basket;
  return { ...basket, buyer: { ...basket.buyer, is: 'known' } };
}
