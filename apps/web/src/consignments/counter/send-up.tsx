import { consigneeNeeded, consignmentCode, doneConsignments } from '@yangui/domain';
import { Link } from 'wouter-preact';
import { ConsignmentBadge } from '../consignment-badge.tsx';
import { useContentText, useSenderText } from '../consignment-parts.tsx';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { sayMoment } from '../../i18n/moments.ts';
import { pathTo } from '../../paths.ts';
import { useConsignments, type ConsignmentRow } from '../../sync/consignments.ts';
import { ProvisionalMark } from '../../shell/provisional-mark.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Moment, useNow } from '../../shell/figures.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Listing } from '../../shell/listing.tsx';
import type { CounterScreenProps } from '../../counter/screens.ts';
import { passedOver } from './passed-over.ts';

/** How much of what this station sent is shown. */
const SHOWN = '200';

/** What goes up from here: what waits, what a driver took and what not, and where the rest has got to. */
export function SendUp({ station }: CounterScreenProps) {
  const { send: say } = useMessages().consignments;
  const county = useCountyCode();
  const read = useConsignments(county, { station: station.id, limit: SHOWN });
  return (
    <div class="counter-page">
      <div class="counter-title">
        <h1>{say.title}</h1>
        <ButtonLink kind="primary" large icon="plus" href={pathTo('counter', '/send/new', { county })}>
          {say.add}
        </ButtonLink>
      </div>
      <p class="note">{say.intro}</p>
      <Listing
        of={read}
        empty={
          <section class="panel">
            <EmptyState icon="upload" title={say.empty} next={say.emptyNext} />
          </section>
        }
      >
        {(rows) => <Stages rows={rows} />}
      </Listing>
    </div>
  );
}

function Stages({ rows }: { rows: readonly ConsignmentRow[] }) {
  const { send: say } = useMessages().consignments;
  const at = (...stages: ConsignmentRow['stage'][]) => rows.filter(({ stage }) => stages.includes(stage));
  const groups = [
    { title: say.missing, of: at('missing') },
    { title: say.waiting, of: at('at-station') },
    { title: say.onVan, of: at('on-van') },
    { title: say.arrived, of: at('at-centre') },
    { title: () => say.done, of: at(...doneConsignments) },
  ];
  return (
    <div class="counter-page">
      {groups
        .filter(({ of }) => of.length > 0)
        .map(({ title, of }) => (
          <section key={of[0]?.id} class="panel" aria-label={title(of.length)}>
            <div class="panel-head">
              <h2>{title(of.length)}</h2>
            </div>
            <ul class="order-list">
              {of.map((row) => (
                <li key={row.id}>
                  <Row row={row} leftAt={passedOver(row, rows)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}

function Row({ row, leftAt }: { row: ConsignmentRow; leftAt: number | null }) {
  const messages = useMessages();
  const { send: say } = messages.consignments;
  const county = useCountyCode();
  const now = useNow();
  const contentOf = useContentText();
  const senderOf = useSenderText();
  const { id, stage, vehicleName, registeredAt, collectedAt, closedAt, provisional } = row;
  return (
    <Link href={pathTo('counter', '/send/:id', { county, id })} className="order-row">
      <span class="order-code figures">{consignmentCode(id)}</span>
      <span class="order-who">
        <strong>{senderOf(row)}</strong>
        <span class="note">{contentOf(row)}</span>
        {stage === 'on-van' && vehicleName !== null && <span class="note">{say.takenBy(vehicleName)}</span>}
        {leftAt !== null && <span class="parcel-warning">{say.passedOver(sayMoment(leftAt, now, messages))}</span>}
      </span>
      <span class="order-state">
        {provisional === true && <ProvisionalMark />}
        {!consigneeNeeded(stage) && <ConsignmentBadge stage={stage} />}
        <span class="note">
          <Moment at={(stage === 'at-station' ? null : (closedAt ?? collectedAt)) ?? registeredAt} />
        </span>
      </span>
    </Link>
  );
}
