import { useEffect, useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { newId, prepare, type Outcome } from '../../sync/command.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Money } from '../../ui/figures.tsx';
import { RefusalNote, SendingNote } from '../../ui/refusal-note.tsx';
import type { CounterScreenProps } from '../index.tsx';
import { emptied, piecesOf, totalOf, useBasket, withOneMore, type Basket } from './basket.ts';
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
}

/** Refusals that are about the person, not the goods. */
const aboutBuyer = new Set(['villager-unknown', 'villager-elsewhere', 'villager-erased', 'name-missing', 'name-too-long', 'name-unreadable']);

/** Assisted purchase: for whom, what, read it back, place it. */
export function Buy({ station }: CounterScreenProps) {
  const { counter } = useMessages();
  const [basket, change] = useBasket();
  const sender = useSending(useCountyCode());
  const [readingBack, setReadingBack] = useState(false);
  const [done, setDone] = useState<Done>();
  const { problem } = sender;

  const lacking = basket.buyer === undefined ? counter.buy.needVillager : basket.lines.length === 0 ? counter.buy.needProducts : undefined;
  const readBack = () => {
    sender.clear();
    setReadingBack(true);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && event.ctrlKey && lacking === undefined && !readingBack) readBack();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [lacking, readingBack]);

  const place = () => {
    const { buyer } = basket;
    if (buyer === undefined) return;
    const lines = basket.lines.map(({ product, quantity, priceFen }) => ({ product: product.id, quantity, priceFen }));
    const order = prepare('place-order', { station: station.id, villager: buyer.id, lines });
    const register = buyer.is === 'new' ? [prepare('register-villager', { villager: buyer.id, station: station.id }, { name: buyer.name })] : [];
    sender.send([...register, order], (outcomes) => {
      setReadingBack(false);
      if (outcomes.at(-1)?.status === 'accepted') {
        setDone({ order: order.id, basket });
        change(emptied);
      } else if (register.length > 0) change((before) => registered(before, outcomes[0]));
    });
  };

  if (done !== undefined) return <Placed order={done.order} basket={done.basket} onNext={() => setDone(undefined)} />;
  const buyerProblem = problem !== undefined && aboutBuyer.has(problem.code) ? problem : undefined;
  const inBasket = problem !== undefined && basket.lines.some((line) => line.product.name === problem.details?.['name'] || line.product.id === problem.details?.['product']);
  return (
    <div class={basket.lines.length === 0 ? 'buy' : 'buy has-lines'}>
      <h1 class="unseen">{counter.buy.title}</h1>
      <div class="buy-choose">
        <ChooseBuyer
          station={station.id}
          buyer={basket.buyer}
          onChoose={(buyer) => change((before) => ({ ...before, buyer }))}
          onRegister={(name) => change((before) => ({ ...before, buyer: { is: 'new', id: newId(), name } }))}
        />
        {buyerProblem && <RefusalNote problem={buyerProblem} />}
        {basket.buyer !== undefined && (
          <ChooseProducts
            basket={basket}
            onAdd={(product) => {
              sender.clear();
              change((before) => withOneMore(before, product));
            }}
          />
        )}
      </div>
      <div class={basket.lines.length === 0 ? 'buy-basket is-empty' : 'buy-basket'}>
        <BasketList basket={basket} change={change} problem={problem} onSettled={sender.clear} />
        <div class="buy-total">
          {buyerProblem === undefined && !inBasket && !readingBack && <SendingNote sender={sender} />}
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
