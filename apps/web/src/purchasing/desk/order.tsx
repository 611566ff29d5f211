import { SYSTEM_ID } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { OrderActionBar } from '../order-action-bar.tsx';
import { OrderLines, useVillagerName } from '../order-parts.tsx';
import { pathTo } from '../../paths.ts';
import { useOrder, type OrderPage } from '../../sync/orders.ts';
import { Badge } from '../../ui/badge.tsx';
import { StageBadge } from '../stage-badge.tsx';
import { Moment, Money } from '../../shell/figures.tsx';
import { Answer } from '../../shell/answer.tsx';
import { Table } from '../../ui/table.tsx';
import { useEventWord } from '../../shell/record-words.ts';
import { useAccountName } from '../../desk/account-words.ts';
import type { DeskScreenProps } from '../../desk/screen.ts';
import { DeskPage } from '../../desk/page.tsx';
import { ConfirmOrders } from './confirm-orders.tsx';
import { Facts } from '../../ui/facts.tsx';

/** One order: what, for whom, how far, what can be done, and what it booked. */
export function OrderScreen({ id }: DeskScreenProps) {
  const { desk, words } = useMessages();
  const county = useCountyCode();
  const order = useOrder(county, id);
  const [confirming, setConfirming] = useState(false);
  return (
    <Answer of={order}>
      {(one) => (
        <DeskPage
          up={{ href: pathTo('desk', '/orders', { county }), label: desk.orders.title }}
          title={
            <span class="title-with-badge">
              {words.order} <span class="figures code-title">{one.code}</span> <StageBadge stage={one.stage} />
            </span>
          }
        >
          <Parties order={one} />
          <OrderActionBar
            order={one}
            actions={['confirm', 'receive', 'collect', 'return', 'cancel', 'release']}
            onConfirm={() => setConfirming(true)}
          />
          {confirming && (
            <ConfirmOrders orders={[one.id]} onDone={() => setConfirming(false)} onClose={() => setConfirming(false)} />
          )}
          <div class="desk-columns">
            <div class="desk-column">
              <section class="panel" aria-label={desk.orders.lines}>
                <div class="panel-head">
                  <h2>{desk.orders.lines}</h2>
                </div>
                <div class="panel-body">
                  <OrderLines order={one} rebates />
                </div>
              </section>
              <Postings order={one} />
            </div>
            <History order={one} />
          </div>
        </DeskPage>
      )}
    </Answer>
  );
}

function Parties({ order }: { order: OrderPage }) {
  const { words, counter, desk } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  const name = useVillagerName()(order.villagerName);
  const figures = (text: string | null) => text && <span class="figures">{text}</span>;
  return (
    <Facts
      of={[
        {
          label: words.villager,
          value: may('villagers.export') ? (
            <Link href={pathTo('desk', '/villagers/:id', { county, id: order.villager })}>{name}</Link>
          ) : (
            name
          ),
        },
        {
          label: words.station,
          value: <Link href={pathTo('desk', '/stations/:id', { county, id: order.station })}>{order.stationName}</Link>,
        },
        { label: words.partner, value: order.partnerName ?? words.unknownPerson },
        { label: desk.orders.visitCode, value: figures(order.visitCode) },
        { label: desk.orders.supplierRef, value: figures(order.supplierRef) },
        {
          label: counter.order.returnUntil,
          value: order.returnUntil && <Moment at={order.returnUntil - 1} />,
        },
      ]}
    />
  );
}

function History({ order }: { order: OrderPage }) {
  const { desk, money, words } = useMessages();
  return (
    <section class="panel" aria-label={desk.orders.history}>
      <div class="panel-head">
        <h2>{desk.orders.history}</h2>
      </div>
      <ol class="history">
        {order.history.toReversed().map((step) => (
          <li key={step.seq}>
            {step.stage === 'part-returned' ? (
              <Badge icon="undo" tone="returned">
                {money.returns.partReturned}
              </Badge>
            ) : (
              <StageBadge stage={step.stage} />
            )}
            <span class="note">
              <Moment at={step.at} /> · {step.by === SYSTEM_ID ? words.system : (step.byName ?? words.unknownPerson)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Postings({ order }: { order: OrderPage }) {
  const { desk } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  const accountName = useAccountName();
  const eventWord = useEventWord();
  const side = (wanted: 1 | -1) => (row: { amountFen: number }) =>
    Math.sign(row.amountFen) === wanted ? <Money fen={Math.abs(row.amountFen)} /> : null;
  return (
    <section class="panel" aria-label={desk.orders.postings}>
      <div class="panel-head">
        <h2>{desk.orders.postings}</h2>
      </div>
      <Table
        caption={desk.orders.postings}
        rows={order.postings.map((posting, index) => ({ ...posting, index }))}
        keyOf={({ index }) => index}
        {...(may('ledger.read')
          ? { hrefOf: ({ account }: { account: string }) => pathTo('desk', '/ledger/:id', { county, id: account }) }
          : {})}
        columns={[
          { title: desk.orders.account, cell: ({ account }) => accountName(account) },
          { title: desk.orders.event, cell: ({ reason }) => <span class="note">{eventWord(reason)}</span> },
          { title: desk.orders.debit, figure: true, labelled: true, cell: side(1) },
          { title: desk.orders.credit, figure: true, labelled: true, cell: side(-1) },
        ]}
      />
    </section>
  );
}
