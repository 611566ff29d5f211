import { useMay } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import type { OrderRow } from '../sync/orders.ts';
import { Moment, Money, Quantity } from '../shell/figures.tsx';
import './orders.css';
import { Facts } from '../ui/facts.tsx';

/** A villager by name; by a word where the name is erased, or not for this person's eyes. */
export function useVillagerName(): (name: string | null) => string {
  const { words } = useMessages();
  const may = useMay();
  const unnamed = may('villagers.read') ? words.erasedVillager : words.nameHidden;
  return (name) => name ?? unnamed;
}

/** The name of goods; by a word where it was somebody's own words and went with the villager, or is not for this person's eyes. */
export function useGoodsName(): (name: string | null) => string {
  const { words } = useMessages();
  const may = useMay();
  const unnamed = may('villagers.read') ? words.erasedGoods : words.goodsHidden;
  return (name) => name ?? unnamed;
}

/** What an order is about in one line: the first thing, and how many more. */
export function useGoodsText(): (order: Pick<OrderRow, 'lines'>) => string {
  const { words } = useMessages();
  const nameOf = useGoodsName();
  return ({ lines }) => words.lines(lines[0] === undefined ? '' : nameOf(lines[0].name), lines.length);
}

/** The goods of an order, with the total. */
export function OrderLines({ order, rebates = false }: { order: OrderRow; rebates?: boolean }) {
  const { money, words } = useMessages();
  const nameOf = useGoodsName();
  return (
    <table class="lines">
      <caption class="unseen">{words.products}</caption>
      <thead>
        <tr>
          <th scope="col">{words.product}</th>
          <th scope="col" class="is-figure">
            {words.price}
          </th>
          <th scope="col" class="is-figure">
            {words.quantity}
          </th>
          <th scope="col" class="is-figure">
            {words.amount}
          </th>
          {rebates && (
            <th scope="col" class="is-figure lines-rebate">
              {words.rebate}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {order.lines.map((line, index) => (
          <tr key={index}>
            <td>
              {nameOf(line.name)}
              {line.returned > 0 && <span class="note"> · {money.returns.returned(line.returned)}</span>}
              {line.unfit !== undefined && <span class="note"> · {money.returns.keptOff(line.unfit)}</span>}
            </td>
            <td class="is-figure">
              <Money fen={line.priceFen} />
            </td>
            <td class="is-figure">
              <Quantity count={line.quantity} />
            </td>
            <td class="is-figure">
              <Money fen={line.priceFen * line.quantity} />
            </td>
            {rebates && (
              <td class="is-figure lines-rebate">
                <Money fen={line.rebateFen} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.total}</th>
          <td />
          <td class="is-figure">
            <Quantity count={order.lines.reduce((sum, line) => sum + line.quantity, 0)} />
          </td>
          <td class="is-figure">
            <strong>
              <Money fen={order.amountFen} />
            </strong>
          </td>
          {rebates && (
            <td class="is-figure lines-rebate">
              <Money fen={order.rebateFen} />
            </td>
          )}
        </tr>
        {order.refundedFen > 0 && (
          <tr>
            <th scope="row">{money.returns.refunded}</th>
            <td />
            <td />
            <td class="is-figure">
              <Money fen={-order.refundedFen} />
            </td>
            {rebates && (
              <td class="is-figure lines-rebate">
                <Money fen={-order.rebateBackFen} />
              </td>
            )}
          </tr>
        )}
        {order.outside === null && (
          <tr>
            <th scope="row">{money.tender.paidBy}</th>
            <td />
            <td />
            <td class="is-figure">{money.tenders[order.tender]}</td>
            {rebates && <td />}
          </tr>
        )}
      </tfoot>
    </table>
  );
}

/** When an order was placed, came, was collected, can be returned until, was closed. */
export function OrderDates({ order }: { order: OrderRow }) {
  const { counter } = useMessages();
  const dates = (['placedAt', 'receivedAt', 'collectedAt', 'returnUntil', 'closedAt'] as const).flatMap((key) => {
    const at = order[key];
    // The window's end is the first moment after its last day; people name the day.
    return at === null
      ? []
      : [{ label: counter.order[key], value: <Moment at={key === 'returnUntil' ? at - 1 : at} /> }];
  });
  return <Facts of={dates} />;
}
