import { lazy } from 'preact/compat';
import { Link } from 'wouter-preact';
import { useConsignmentsWaiting } from '../../consignments/desk/waiting.ts';
import { useCountyCode, useMay } from '../../county.tsx';
import { useDevicesWaiting } from '../../devices/desk/waiting.ts';
import { useEnquiriesWaiting } from '../../enquiries/desk/waiting.ts';
import { useMessages } from '../../i18n/index.tsx';
import { useMoneyWaiting } from '../../ledger/desk/waiting.ts';
import { useLoopCostsWaiting } from '../../loop-costs/desk/waiting.ts';
import { useLoopsWaiting } from '../../loops/desk/waiting.ts';
import { useNetworkWaiting } from '../../network/desk/waiting.ts';
import { useParcelsWaiting } from '../../parcels/desk/waiting.ts';
import { pathTo } from '../../paths.ts';
import { usePurchasingWaiting } from '../../purchasing/desk/waiting.ts';
import { useVansWaiting } from '../../road/desk/waiting.ts';
import { Answer } from '../../shell/answer.tsx';
import { Money } from '../../shell/figures.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { useOverview, type Overview } from '../../sync/orders.ts';
import { useVillages } from '../../sync/stations.ts';
import { useProposalsWaiting } from '../../two-people/desk/waiting.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { CountyMap } from '../../map/county-map.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { mostPressingFirst } from '../../desk/waiting.ts';
import { Later } from '../../shell/later.tsx';

/** It sends a command, and so brings all rules with it: fetched only where the clock is in doubt. */
const ClockNotice = lazy(async () => (await import('../../desk/clock-notice.tsx')).ClockNotice);

/** What waits first; the figures after. */
export function Today() {
  const { desk } = useMessages();
  const overview = useOverview(useCountyCode());
  return (
    <DeskPage title={desk.today.title}>
      <Answer of={overview}>
        {(data) => (
          <>
            {data.clockStopped !== null && (
              <Later>
                <ClockNotice stopped={data.clockStopped} />
              </Later>
            )}
            <section class="panel" aria-label={desk.today.needsDoing}>
              <WaitingList overview={data} />
            </section>
            <Figures overview={data} />
            <TodayMap />
          </>
        )}
      </Answer>
    </DeskPage>
  );
}

/** The county on a map, where any of it has been placed; its table is one click away. */
function TodayMap() {
  const { network } = useMessages();
  const county = useCountyCode();
  const villages = useVillages(county);
  const rows = rowsOf(villages) ?? [];
  if (!rows.some(({ position }) => position !== null)) return null;
  return (
    <section class="panel" aria-label={network.asMap}>
      <CountyMap villages={rows} />
      <div class="table-foot">
        <Link href={pathTo('desk', '/stations', { county })}>{network.asTable}</Link>
      </div>
    </section>
  );
}

function WaitingList({ overview }: { overview: Overview }) {
  const { desk } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  const waiting = mostPressingFirst([
    ...useLoopsWaiting(),
    ...useProposalsWaiting(overview),
    ...useDevicesWaiting(overview),
    ...usePurchasingWaiting(overview),
    ...useNetworkWaiting(overview),
    ...useEnquiriesWaiting(),
    ...useParcelsWaiting(),
    ...useVansWaiting(),
    ...useConsignmentsWaiting(),
    ...useMoneyWaiting(),
    ...useLoopCostsWaiting(),
  ]);
  if (overview.stations === 0) {
    return (
      <EmptyState icon="stations" title={desk.today.begin} next={desk.today.beginNext}>
        {may('stations.open') && (
          <ButtonLink kind="primary" href={pathTo('desk', '/stations', { county })}>
            {desk.stations.open}
          </ButtonLink>
        )}
      </EmptyState>
    );
  }
  if (waiting.length === 0) return <EmptyState title={desk.today.allDone} next={desk.today.allDoneNext} />;
  return (
    <ul class="waits">
      {waiting.map((one) => (
        <li key={`${one.href} ${one.what}`}>
          <Link href={one.href} className="wait">
            <Icon name={one.icon} size={24} />
            <span class="wait-what">
              <strong>{one.what}</strong>
              <span class="note">{one.hint}</span>
            </span>
            <Icon name="forward" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Figures({ overview }: { overview: Overview }) {
  const { desk } = useMessages();
  return (
    <section aria-label={desk.today.figures}>
      <dl class="figure-row">
        <div>
          <dt>{desk.today.ordersToday}</dt>
          <dd class="figures">{overview.ordersToday}</dd>
        </div>
        <div>
          <dt>{desk.today.amountToday}</dt>
          <dd>
            <Money fen={overview.amountTodayFen} />
          </dd>
        </div>
        <div>
          <dt>{desk.today.openOrders}</dt>
          <dd class="figures">{overview.openOrders}</dd>
        </div>
        <div>
          <dt>{desk.today.stations}</dt>
          <dd class="figures">{desk.today.stationsOf(overview.stations, overview.villages)}</dd>
        </div>
      </dl>
    </section>
  );
}
