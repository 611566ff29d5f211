import { lazy } from 'preact/compat';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useConsignmentsWaiting } from '../../consignments/desk/waiting.ts';
import { useProduceWaiting } from '../../produce/desk/waiting.ts';
import { useCountyCode, useMay, useStanding } from '../../county.tsx';
import { useDevicesWaiting } from '../../devices/desk/waiting.ts';
import { useContestsWaiting } from '../../ledger/desk/contests-waiting.ts';
import { useEnquiriesWaiting } from '../../enquiries/desk/waiting.ts';
import { useMessages, withWords } from '../../i18n/index.tsx';
import { useMoneyWaiting } from '../../ledger/desk/waiting.ts';
import { useLoopCostsWaiting } from '../../loop-costs/desk/waiting.ts';
import { useLoopsWaiting } from '../../loops/desk/waiting.ts';
import { useNetworkWaiting } from '../../network/desk/waiting.ts';
import { useParcelsWaiting } from '../../parcels/desk/waiting.ts';
import { pathTo } from '../../paths.ts';
import { usePurchasingWaiting } from '../../purchasing/desk/waiting.ts';
import { useVansWaiting } from '../../road/desk/waiting.ts';
import { Answer } from '../../shell/answer.tsx';
import { daysBetween } from '../../i18n/moments.ts';
import { Money, useNow } from '../../shell/figures.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { useOverview, type Overview } from '../../sync/orders.ts';
import { useVillages } from '../../sync/stations.ts';
import { useProposalsWaiting } from '../../two-people/desk/waiting.ts';
import { Icon } from '../../ui/icon.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { CountyMap } from '../../map/county-map.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { closingsOf, isActedHere, todayRule, type Closing, type TodayItem } from '../../desk/today-items.ts';
import { dayOf, type Waiting } from '../../desk/waiting.ts';
import { FirstSteps } from './first-steps.tsx';
import { Later } from '../../shell/later.tsx';

/** It sends a command, and so brings all rules with it: fetched only where the clock is in doubt. */
const ClockNotice = lazy(async () => (await import('../../desk/clock-notice.tsx')).ClockNotice);

/** It sends commands as well. */
const TodayActs = lazy(async () => (await withWords(import('./today-acts.tsx'), ['cash'])).TodayActs);

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
            <FirstSteps />
            <Day overview={data} />
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

/** What each module says of the county, as far as it is this person's day. */
function useDay(overview: Overview, acted: ReadonlySet<TodayItem>) {
  const { county } = useStanding();
  const may = useMay();
  const waiting = [
    ...useLoopsWaiting(),
    ...useProposalsWaiting(overview),
    ...useDevicesWaiting(overview),
    ...usePurchasingWaiting(overview),
    ...useNetworkWaiting(overview),
    ...useEnquiriesWaiting(),
    ...useContestsWaiting(),
    ...useParcelsWaiting(),
    ...useVansWaiting(),
    ...useConsignmentsWaiting(),
    ...useProduceWaiting(),
    ...useMoneyWaiting(),
    ...useLoopCostsWaiting(),
  ];
  const roles = county.holdings.map(({ role }) => role);
  return { day: dayOf(waiting, { roles, may }, acted), closings: closingsOf(roles) };
}

function Day({ overview }: { overview: Overview }) {
  const { desk } = useMessages();
  const takesFirstSteps = useMay()('stations.plan');
  const [acted, setActed] = useState<ReadonlySet<TodayItem>>(new Set());
  const { day, closings } = useDay(overview, acted);
  // Where nothing was begun yet there is nothing to do but the first steps, for whoever takes one.
  if (overview.stations === 0 && day.length === 0 && takesFirstSteps) return null;
  return (
    <>
      {day.length === 0 && (
        <section class="panel" aria-label={desk.today.needsDoing}>
          <EmptyState title={desk.today.allDone} next={desk.today.allDoneNext} />
        </section>
      )}
      {day.map(({ section, waiting }) => (
        <section key={section} class={`panel today-${section}`} aria-label={desk.today.sections[section]}>
          <h2 class="today-head">{desk.today.sections[section]}</h2>
          <ul class="waits">
            {waiting.map((one) => (
              <li key={one.item}>
                <WaitingRow one={one} />
                {isActedHere(one.item) && (
                  <Later>
                    <TodayActs
                      item={one.item}
                      count={one.count}
                      onActed={() => setActed((before) => new Set([...before, one.item]))}
                    />
                  </Later>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <DayEnd waiting={day.flatMap(({ waiting }) => waiting).filter(({ count }) => count > 0)} closings={closings} />
    </>
  );
}

/** One thing that waits: what it is, where, since when, and what money stands behind it. */
function WaitingRow({ one }: { one: Waiting }) {
  const { desk } = useMessages();
  const now = useNow();
  const { icon, what, hint, href, place, oldest = null, amountFen } = one;
  return (
    <Link href={href} className="wait">
      <Icon name={icon} size={24} />
      <span class="wait-what">
        <strong>{what}</strong>
        <span class="note">{hint}</span>
      </span>
      <span class="wait-facts">
        <span>{place}</span>
        <span>{oldest !== null && desk.today.age(daysBetween(oldest, now))}</span>
        <span>{amountFen !== undefined && amountFen !== 0 && <Money fen={amountFen} />}</span>
      </span>
      <Icon name="forward" />
    </Link>
  );
}

/** The end of the day: what must be counted, signed for and sent before somebody of these roles goes home, and what is left. */
function DayEnd({ waiting, closings }: { waiting: readonly Waiting[]; closings: readonly Closing[] }) {
  const { today } = useMessages().desk;
  const due = closings.map((closing) => ({
    closing,
    waiting: waiting.filter(({ item }) => todayRule(item).close === closing),
  }));
  const left = waiting.filter(({ item }) => todayRule(item).section !== 'routine').length;
  if (due.every((one) => one.waiting.length === 0)) return <p class="note">{today.closed}</p>;
  return (
    <section class="panel" aria-label={today.close}>
      <h2 class="today-head">{today.close}</h2>
      <dl class="day-end">
        {due
          .filter((one) => one.waiting.length > 0)
          .map((one) => (
            <div key={one.closing}>
              <dt>{today.closings[one.closing]}</dt>
              <dd>
                {one.waiting.map(({ item, href, what }) => (
                  <Link key={item} href={href}>
                    {what}
                  </Link>
                ))}
              </dd>
            </div>
          ))}
        <div>
          <dt>{today.left}</dt>
          <dd>{today.leftOf(left)}</dd>
        </div>
      </dl>
    </section>
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
