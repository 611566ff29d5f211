import { Link } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { Money, Moment } from '../../shell/figures.tsx';
import { ProvisionalMark } from '../../shell/provisional-mark.tsx';
import type { TicketRow } from '../../sync/produce.ts';
import { TicketMarks, useGoods } from '../produce-parts.tsx';
import { weightSaid } from '../weights.ts';

/** Tickets at the counter: each opens to its own page. */
export function TicketList({ rows }: { rows: readonly TicketRow[] }) {
  return (
    <ul class="order-list">
      {rows.map((row) => (
        <li key={row.id}>
          <TicketLink of={row} />
        </li>
      ))}
    </ul>
  );
}

function TicketLink({ of }: { of: TicketRow }) {
  const county = useCountyCode();
  const goodsOf = useGoods();
  const { produce } = useMessages();
  const amount = <Money fen={of.amountFen} />;
  return (
    <Link href={pathTo('counter', '/tickets/:id', { county, id: of.id })} className="order-row">
      <span class="order-code figures">{of.code}</span>
      <span class="order-who">
        <strong>{of.sellerName ?? of.householdName}</strong>
        <span class="note">{goodsOf(of)}</span>
        <span class="note figures">{produce.weight[of.unit](weightSaid(of.netGrams, of.unit))}</span>
      </span>
      <span class="order-state">
        {of.provisional === true && <ProvisionalMark />}
        {of.stage === 'reversed' ? <s>{amount}</s> : amount}
        <TicketMarks of={of} />
        <span class="note">
          <Moment at={of.takenAt} />
        </span>
      </span>
    </Link>
  );
}
