import type { ComponentChildren } from 'preact';
import { Link } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import { useGoodsText, useVillagerName } from '../order-parts.tsx';
import { pathTo } from '../../paths.ts';
import type { OrderRow } from '../../sync/orders.ts';
import { ProvisionalMark } from '../../shell/provisional-mark.tsx';
import { StageBadge } from '../stage-badge.tsx';
import { Moment, Money } from '../../shell/figures.tsx';

/** Orders as a short list to tap on: who, what, how much, where it stands. */
export function OrderList(props: {
  title?: string;
  orders: readonly OrderRow[];
  /** What is drawn around a row that is to be done something with; else it leads to the order. */
  draw?: (inside: ComponentChildren, order: OrderRow) => ComponentChildren;
}) {
  return (
    <section class="panel" aria-label={props.title}>
      {props.title !== undefined && (
        <div class="panel-head">
          <h2>{props.title}</h2>
        </div>
      )}
      <ul class="order-list">
        {props.orders.map((order) => (
          <li key={order.id}>
            <OrderListRow order={order} draw={props.draw} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OrderListRowProps {
  readonly order: OrderRow;
  readonly draw: ((inside: ComponentChildren, order: OrderRow) => ComponentChildren) | undefined;
}

function OrderListRow({ order, draw }: OrderListRowProps) {
  const county = useCountyCode();
  const nameOf = useVillagerName();
  const goodsOf = useGoodsText();
  const inside = (
    <>
      <span class="order-code figures">{order.visitCode ?? order.code}</span>
      <span class="order-who">
        <strong>{nameOf(order.villagerName)}</strong>
        <span class="note">{goodsOf(order)}</span>
      </span>
      <span class="order-state">
        <Money fen={order.amountFen} />
        <span class="order-stage">
          {order.provisional === true && <ProvisionalMark />}
          <StageBadge stage={order.stage} />
          <span class="note">
            <Moment at={order.closedAt ?? order.collectedAt ?? order.receivedAt ?? order.placedAt} />
          </span>
        </span>
      </span>
    </>
  );
  if (draw !== undefined) return <>{draw(inside, order)}</>;
  return (
    <Link href={pathTo('counter', '/orders/:id', { county, id: order.id })} className="order-row">
      {inside}
    </Link>
  );
}
