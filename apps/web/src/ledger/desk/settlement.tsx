import { useState } from 'preact/hooks';
import { useCountyCode, useMay, useStanding } from '../../county.tsx';
import { useMessages, useSaid } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { prepare } from '../../sync/command.ts';
import { useSettlement, type PayoutRow, type SettlementPage } from '../../sync/money.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Moment, Money } from '../../shell/figures.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import { useInOrder } from '../../ui/sorting.tsx';
import { DeskPage } from '../../desk/page.tsx';
import type { DeskScreenProps } from '../../desk/screen.ts';
import { CarriedExport, PayoutsExport } from './exports.tsx';
import { HeadSheetDialog } from './head-sheet.tsx';
import { settlementLooks } from './money-looks.ts';
import { yuanText } from '../../ui/yuan.ts';
import { useMonth } from '../months.tsx';
import './money.css';
import { PayoutFiles } from './payout-files.tsx';
import { PayoutTable, payoutSorts } from './payout-table.tsx';
import { leftParts, Proposals } from './prepare-settlement.tsx';
import { LineOrders, RejectSettlement } from './settlement-dialogs.tsx';

/** One settlement: who gets what, who decided, what the bank made of it. */
export function SettlementScreen({ id }: DeskScreenProps) {
  const county = useCountyCode();
  const settlement = useSettlement(county, id);
  return <Answer of={settlement}>{(data) => <SettlementView settlement={data} />}</Answer>;
}

function SettlementView({ settlement }: { settlement: SettlementPage }) {
  const { money } = useMessages();
  const say = useSaid();
  const county = useCountyCode();
  const month = useMonth();
  const [shown, setShown] = useState<PayoutRow>();
  const [printing, setPrinting] = useState(false);
  const inOrder = useInOrder(Object.values(payoutSorts).map((sort) => ({ sort })));
  const { period, paysFor, stage, lines, carried, totalFen, withheldFen, people, reason } = settlement;
  const title = (
    <span class="title-with-badge">
      {say(paysFor)} · {month(period)} <Badge {...settlementLooks[stage]}>{money.settlementStages[stage]}</Badge>
    </span>
  );
  return (
    <DeskPage
      title={title}
      actions={
        <div class="row-actions">
          <Button icon="print" onClick={() => setPrinting(true)}>
            {money.settlements.headSheet}
          </Button>
          <PayoutsExport name={`${say(paysFor)} ${period}`} rows={inOrder(lines)} />
        </div>
      }
      up={{ href: pathTo('desk', '/settlements', { county }), label: money.settlements.title }}
    >
      <Deciders settlement={settlement} />
      {reason !== null && (
        <p class="note">
          {money.settlements.why}: {money.rejectionReasons[reason]}
        </p>
      )}
      {stage === 'prepared' && <Decide settlement={settlement} />}
      {stage === 'approved' && <PayoutFiles settlement={settlement} />}
      <section class="panel" aria-labelledby="payouts">
        <div class="panel-head">
          <h2 id="payouts">{money.settlements.people(people)}</h2>
          <strong>
            <Money fen={totalFen} />
          </strong>
        </div>
        {withheldFen > 0 && <p class="note panel-body">{money.settlements.withheldAll(yuanText(withheldFen))}</p>}
        <PayoutTable settlement={settlement.id} lines={lines} onOrders={setShown} />
      </section>
      {leftParts(carried).map(({ rows, title, hint }) => (
        <section key={title} class="panel" aria-labelledby={title}>
          <div class="panel-head">
            <h2 id={title}>{money.settlements[title]}</h2>
            <CarriedExport name={money.settlements[title]} rows={rows} />
          </div>
          {hint && <p class="note panel-body">{money.settlements.untypedHint(rows.length)}</p>}
          <Proposals rows={rows} caption={money.settlements[title]} />
        </section>
      ))}
      {shown && <LineOrders settlement={settlement.id} line={shown} onClose={() => setShown(undefined)} />}
      {printing && <HeadSheetDialog settlement={settlement} onClose={() => setPrinting(false)} />}
    </DeskPage>
  );
}

function Deciders({ settlement: { preparedBy, preparedAt, decidedBy, decidedAt } }: { settlement: SettlementPage }) {
  const { money } = useMessages();
  return (
    <div class="note deciders">
      <span>
        {money.settlements.by} {preparedBy.name} · <Moment at={preparedAt} />
      </span>
      {decidedBy !== null && decidedAt !== null && (
        <span>
          {money.settlements.decided} {decidedBy.name} · <Moment at={decidedAt} />
        </span>
      )}
    </div>
  );
}

/** For the second pair of eyes: approve, or send back. */
function Decide({ settlement }: { settlement: SettlementPage }) {
  const { money } = useMessages();
  const { me } = useStanding();
  const may = useMay();
  const sender = useSending(useCountyCode());
  const [rejecting, setRejecting] = useState(false);
  const reason = may('settlements.approve')
    ? settlement.preparedBy.id === me.person.id
      ? money.settlements.own
      : undefined
    : money.rights;
  return (
    <section class="panel panel-body fields" aria-label={money.settlements.decided}>
      <p>{money.settlements.approveHint}</p>
      <div class="row-actions">
        <Button
          kind="primary"
          icon="check"
          busy={sender.busy}
          reason={reason}
          onClick={() => sender.send([prepare('approve-settlement', { settlement: settlement.id })])}
        >
          {money.settlements.approve}
        </Button>
        <Button kind="danger" icon="undo" reason={reason} onClick={() => setRejecting(true)}>
          {money.settlements.reject}
        </Button>
      </div>
      <SendingNote sender={sender} />
      {rejecting && <RejectSettlement settlement={settlement} onClose={() => setRejecting(false)} />}
    </section>
  );
}
