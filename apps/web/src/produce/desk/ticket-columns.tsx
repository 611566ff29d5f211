import { useMessages } from '../../i18n/index.tsx';
import { Money, Moment } from '../../shell/figures.tsx';
import type { TicketRow } from '../../sync/produce.ts';
import type { Column } from '../../ui/table.tsx';
import { TicketMarks, useGoods, usePriceText, useWeightText } from '../produce-parts.tsx';

/** A list of tickets, wherever it stands. What was reversed stands struck through, and counts for nothing. */
export function useTicketColumns(): readonly Column<TicketRow>[] {
  const { produce, words } = useMessages();
  const goodsOf = useGoods();
  const weightOf = useWeightText();
  const priceOf = usePriceText();
  return [
    { title: produce.ticket, tight: true, cell: ({ code }) => <span class="code figures">{code}</span> },
    {
      title: produce.takenAt,
      tight: true,
      labelled: true,
      sort: { name: 'taken' },
      cell: ({ takenAt }) => <Moment at={takenAt} />,
    },
    {
      title: produce.household,
      wide: true,
      cell: ({ householdName, sellerName, stationName }) => (
        <span class="stacked">
          <span>{sellerName ?? householdName}</span>
          <span class="note">{stationName}</span>
        </span>
      ),
    },
    { title: produce.goods, wide: true, cell: (row) => goodsOf(row) },
    {
      title: produce.net,
      figure: true,
      labelled: true,
      cell: ({ netGrams, priceFenPerKg, unit }) => (
        <span class="stacked">
          <span>{weightOf(netGrams, unit)}</span>
          <span class="note">{priceOf(priceFenPerKg, unit)}</span>
        </span>
      ),
    },
    {
      title: words.amount,
      figure: true,
      labelled: true,
      sort: { name: 'amount' },
      cell: ({ amountFen, stage }) =>
        stage === 'reversed' ? (
          <s>
            <Money fen={amountFen} />
          </s>
        ) : (
          <Money fen={amountFen} />
        ),
    },
    {
      title: words.stage,
      tight: true,
      cell: (row) => (
        <span class="stacked">
          <TicketMarks of={row} />
        </span>
      ),
    },
  ];
}
