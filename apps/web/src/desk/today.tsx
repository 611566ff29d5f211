import { lazy, Suspense } from 'preact/compat';
import { Link } from 'wouter-preact';
import { useCountyCode, useMay } from '../county.tsx';
import { useMessages, type Messages } from '../i18n/index.tsx';
import { daysBetween } from '../i18n/moments.ts';
import { pathTo } from '../paths.ts';
import type { Overview } from '../sync/answers.ts';
import { useConsignmentSummary, type ConsignmentSummary } from '../sync/consignments.ts';
import { useEnquiries } from '../sync/enquiries.ts';
import { useLoopCostSummary, type LoopCostSummary } from '../sync/loop-costs.ts';
import { useLoopAttention, type LoopAttention } from '../sync/loops.ts';
import { useMoneySummary } from '../sync/money.ts';
import { useParcelSummary, type ParcelSummary } from '../sync/parcels.ts';
import { useOverview } from '../sync/reads.ts';
import { useVillages } from '../sync/desk-reads.ts';
import { useVansToUnload, type VanToUnload } from '../sync/unloading.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Money, useNow } from '../shell/figures.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { Answer } from '../shell/answer.tsx';
import { EmptyState } from '../ui/states.tsx';
import { rowsOf } from '../shell/listing.tsx';
import { yuanText } from '../ui/yuan.ts';
import { CountyMap } from './map/county-map.tsx';
import { waitingMoney } from './money/waiting-money.ts';
import { DeskPage } from './page.tsx';

/** It sends a command, and so brings all rules with it: fetched only where the clock is in doubt. */
const ClockNotice = lazy(async () => (await import('./clock-notice.tsx')).ClockNotice);

/** One thing that waits, and the list it leads to. */
export interface Waiting {
  readonly icon: IconName;
  readonly what: string;
  readonly hint: string;
  readonly href: string;
  readonly count: number;
}

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
              <Suspense fallback={null}>
                <ClockNotice stopped={data.clockStopped} />
              </Suspense>
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
  const messages = useMessages();
  const { desk } = messages;
  const county = useCountyCode();
  const may = useMay();
  const parcels = useParcelSummary(county).data;
  const money = useMoneySummary(county, may('cash.read')).data;
  const costs = useLoopCostSummary(county, may('loop-costs.read')).data;
  const sentUp = useConsignmentSummary(county).data;
  const vans = rowsOf(useVansToUnload(county, may('loops.unload'))) ?? [];
  const enquiries = rowsOf(useEnquiries(county, { stage: 'open' }, may('enquiries.read'))) ?? [];
  const attention = useLoopAttention(county, may('loops.plan')).data;
  const waiting = [
    ...waitingOnLoops(attention, county, messages),
    ...waitingOf(overview, county, useNow(), messages, may('people.read')),
    {
      icon: 'speak',
      what: messages.enquiries.waits(enquiries.length),
      hint: messages.enquiries.waitsHint,
      count: enquiries.length,
      href: pathTo('desk', '/enquiries', { county }, { stage: 'open' }),
    } as const,
    ...waitingParcels(parcels, county, messages),
    ...waitingVans(vans, county, messages),
    ...waitingSentUp(sentUp, county, useNow(), messages),
    ...waitingMoney(money, county, messages),
    ...waitingCosts(costs, county, messages),
  ].filter(({ count }) => count > 0);
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

function waitingOf(
  overview: Overview,
  county: string,
  now: number,
  { desk: { today }, late, proposals, shell }: Messages,
  seesDevices: boolean,
): readonly Waiting[] {
  const since = (oldest: number | null, hint: string) =>
    oldest === null ? hint : `${shell.moments.waitingDays(daysBetween(oldest, now))} · ${hint}`;
  const {
    toConfirm,
    toReceive,
    toCollect,
    undelivered,
    toRelease,
    toSecond,
    toReview,
    stationsWithoutPartner,
    devicesInTrouble,
    driversInTrouble,
    productsLow,
  } = overview;
  return [
    {
      icon: 'check',
      what: proposals.waits(toSecond.count),
      hint: since(toSecond.oldest, proposals.waitsHint),
      count: toSecond.count,
      href: pathTo('desk', '/proposals', { county }),
    },
    {
      icon: 'clock',
      what: late.waits(toReview.count),
      hint: since(toReview.oldest, late.waitsHint),
      count: toReview.count,
      href: pathTo('desk', '/late', { county }),
    },
    {
      icon: 'orders',
      what: today.toConfirm(toConfirm.count),
      hint: since(toConfirm.oldest, today.toConfirmHint),
      count: toConfirm.count,
      href: pathTo('desk', '/orders', { county }, { stage: 'to-confirm' }),
    },
    {
      icon: 'alert',
      what: today.undelivered(undelivered.count),
      hint: since(undelivered.oldest, today.undeliveredHint),
      count: undelivered.count,
      href: pathTo('desk', '/orders', { county }, { stage: 'undelivered' }),
    },
    {
      icon: 'truck',
      what: today.toReceive(toReceive.count),
      hint: since(toReceive.oldest, today.toReceiveHint),
      count: toReceive.count,
      href: pathTo('desk', '/orders', { county }, { stage: 'coming' }),
    },
    {
      icon: 'parcel',
      what: today.toCollect(toCollect.count),
      hint: since(toCollect.oldest, today.toCollectHint),
      count: toCollect.count,
      href: pathTo('desk', '/orders', { county }, { stage: 'received' }),
    },
    {
      icon: 'earnings',
      what: today.toRelease(toRelease.count),
      hint: today.toReleaseHint,
      count: toRelease.count,
      href: pathTo('desk', '/orders', { county }, { due: '1' }),
    },
    {
      icon: 'stations',
      what: today.withoutPartner(stationsWithoutPartner),
      hint: today.withoutPartnerHint,
      count: stationsWithoutPartner,
      href: pathTo('desk', '/stations', { county }, { without: '1' }),
    },
    {
      icon: 'alert',
      what: today.devices(devicesInTrouble),
      hint: today.devicesHint,
      count: seesDevices ? devicesInTrouble : 0,
      href: pathTo('desk', '/devices', { county }, { wrong: '1' }),
    },
    {
      icon: 'alert',
      what: today.phones(driversInTrouble),
      hint: today.phonesHint,
      count: seesDevices ? driversInTrouble : 0,
      href: pathTo('desk', '/fleet', { county }, { open: 'phones' }),
    },
    {
      icon: 'products',
      what: today.low(productsLow),
      hint: today.lowHint,
      count: productsLow,
      href: pathTo('desk', '/products', { county }, { low: '1' }),
    },
  ];
}

/** What went wrong on the road: vans that stand with their load first. */
function waitingOnLoops(
  attention: LoopAttention | undefined,
  county: string,
  { loops: { exceptions: say } }: Messages,
): readonly Waiting[] {
  const { troubles, stuck, unsigned } = attention ?? { troubles: [], stuck: [], unsigned: [] };
  const [van, trouble, short] = [stuck[0], troubles[0], unsigned[0]];
  const on = (day = '') => pathTo('desk', '/loops', { county }, { day });
  return [
    {
      icon: 'truck',
      what: say.stuck(stuck.length),
      hint: van === undefined ? '' : say.stuckHint(van.vehicleName, van.driverName ?? ''),
      count: stuck.length,
      href: on(van?.day),
    },
    {
      icon: 'alert',
      what: say.today(troubles.length),
      hint:
        trouble === undefined
          ? ''
          : say.todayHint(trouble.vehicleName, trouble.stationName, say.troubles[trouble.trouble]),
      count: troubles.length,
      href: on(trouble?.day),
    },
    {
      icon: 'parcel',
      what: say.unsigned(unsigned.reduce((sum, { bags }) => sum + bags, 0)),
      hint: short === undefined ? '' : say.unsignedHint(short.vehicleName, short.driverName ?? ''),
      count: unsigned.length,
      href: on(short?.day),
    },
  ];
}

/** What waits among the parcels. Complaints in time are told only where none is late. */
function waitingParcels(
  summary: ParcelSummary | undefined,
  county: string,
  { parcels: { today } }: Messages,
): readonly Waiting[] {
  if (summary === undefined) return [];
  const { atCentre, troubles, complaints, complaintsLate, waited } = summary;
  const at = (filters: Readonly<Record<string, string>>) => pathTo('desk', '/parcels', { county }, filters);
  return [
    {
      icon: 'truck',
      what: today.atCentre(atCentre),
      hint: today.atCentreHint,
      count: atCentre,
      href: pathTo('desk', '/parcels/load', { county }),
    },
    {
      icon: 'alert',
      what: today.troubles(troubles),
      hint: today.troublesHint,
      count: troubles,
      href: at({ attention: 'trouble' }),
    },
    {
      icon: 'alert',
      what: today.complaintsLate(complaintsLate),
      hint: today.complaintsLateHint,
      count: complaintsLate,
      href: at({ attention: 'late' }),
    },
    {
      icon: 'clock',
      what: today.complaints(complaints),
      hint: today.complaintsHint,
      count: complaintsLate > 0 ? 0 : complaints,
      href: at({ attention: 'complaint' }),
    },
    {
      icon: 'clock',
      what: today.unclaimed15(waited['15']),
      hint: today.unclaimed15Hint,
      count: waited['15'],
      href: at({ waited: '15' }),
    },
    {
      icon: 'clock',
      what: today.unclaimed7(waited['7']),
      hint: today.unclaimed7Hint,
      count: waited['7'],
      href: at({ waited: '7' }),
    },
    {
      icon: 'clock',
      what: today.unclaimed3(waited['3']),
      hint: today.unclaimed3Hint,
      count: waited['3'],
      href: at({ waited: '3' }),
    },
  ];
}

/** The vans that came back with something nobody has signed for. */
function waitingVans(
  vans: readonly VanToUnload[],
  county: string,
  { consignments: { today } }: Messages,
): readonly Waiting[] {
  const back = vans.filter(({ stage }) => stage === 'finished');
  return [
    {
      icon: 'truck',
      what: today.toUnload(back.length),
      hint: today.toUnloadHint,
      count: back.length,
      href: pathTo('desk', '/unload', { county }),
    },
  ];
}

/** What waits among what was sent up: missing, or at the centre for a carrier. */
function waitingSentUp(
  summary: ConsignmentSummary | undefined,
  county: string,
  now: number,
  { consignments: { today }, shell }: Messages,
): readonly Waiting[] {
  if (summary === undefined) return [];
  const { missing, atCentre, oldestAtCentre } = summary;
  const since = oldestAtCentre === null ? '' : `${shell.moments.waitingDays(daysBetween(oldestAtCentre, now))} · `;
  return [
    {
      icon: 'alert',
      what: today.missing(missing),
      hint: today.missingHint,
      count: missing,
      href: pathTo('desk', '/consignments', { county }, { stage: 'missing' }),
    },
    {
      icon: 'forward',
      what: today.toHandOn(atCentre),
      hint: since + today.toHandOnHint,
      count: atCentre,
      href: pathTo('desk', '/consignments/hand-on', { county }),
    },
  ];
}

/** What waits about the cost of loops, and where a parcel costs too much. */
function waitingCosts(
  summary: LoopCostSummary | undefined,
  county: string,
  { costs: { today } }: Messages,
): readonly Waiting[] {
  if (summary === undefined) return [];
  const { unsettled, stationsOver, alertFenPerParcel } = summary;
  return [
    {
      icon: 'bars',
      what: today.unsettled(unsettled),
      hint: today.unsettledHint,
      count: unsettled,
      href: pathTo('desk', '/loop-costs', { county }, { unsettled: '1' }),
    },
    {
      icon: 'alert',
      what: today.over(stationsOver),
      hint: today.overHint(yuanText(alertFenPerParcel)),
      count: stationsOver,
      href: pathTo('desk', '/loop-costs', { county }),
    },
  ];
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
