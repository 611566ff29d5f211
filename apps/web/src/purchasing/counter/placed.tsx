import { shortCode } from '@yangui/domain';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useOrder } from '../../sync/orders.ts';
import { ProvisionalMark } from '../../shell/provisional-mark.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Money } from '../../shell/figures.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useFocusOnce } from '../../ui/use-focus-once.ts';
import { ChangeLine } from './change-due.tsx';
import { ReceiptButton } from './receipt.tsx';
import { totalOf, type Basket } from './basket.ts';

interface PlacedProps {
  readonly order: string;
  readonly basket: Basket;
  /** What was given in cash, as typed. */
  readonly given: string;
  readonly onNext: () => void;
}

/** The order stands: its code to tell the villager, and on to the next. */
export function Placed({ order, basket, given, onNext }: PlacedProps) {
  const { counter } = useMessages();
  const county = useCountyCode();
  const placed = useOrder(county, order).data;
  const heading = useFocusOnce<HTMLHeadingElement>();
  return (
    <section class="placed">
      <Icon name="check" size={48} />
      <h1 ref={heading} tabIndex={-1}>
        {counter.buy.placed}
      </h1>
      <p>
        {basket.buyer?.name} · <Money fen={totalOf(basket)} />
      </p>
      <ChangeLine owedFen={totalOf(basket)} given={given} />
      {placed?.provisional === true && <ProvisionalMark />}
      <p class="note">{counter.buy.tellCode}</p>
      <strong class="placed-code figures" data-testid="order-code">
        {shortCode(order)}
      </strong>
      <div class="placed-next">
        <Button kind="primary" large icon="basket" onClick={onNext}>
          {counter.buy.another}
        </Button>
        <ReceiptButton order={placed} />
        <ButtonLink large href={pathTo('counter', '/orders/:id', { county, id: order })}>
          {counter.buy.openOrder}
        </ButtonLink>
      </div>
    </section>
  );
}
