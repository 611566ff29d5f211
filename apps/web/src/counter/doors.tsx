import { lazy } from 'preact/compat';
import { useCountyCode, useStanding } from '../county.tsx';
import { useMessages, type Messages } from '../i18n/index.tsx';
import { hourOf } from '../i18n/moments.ts';
import { pathTo } from '../paths.ts';
import { useConsignmentSummary } from '../sync/consignments.ts';
import { useParcelSummary } from '../sync/parcel-summary.ts';
import { useOrders, useOverview } from '../sync/orders.ts';
import { ButtonLink } from '../ui/button.tsx';
import type { CounterScreenProps } from './screens.ts';
import { DoorCards } from './door-cards.tsx';
import type { Door } from './keys.ts';
import { TellLink } from '../notices/counter/tell-link.tsx';
import { Later } from '../shell/later.tsx';

// An offer, not work: the first screen does not wait for it.
const OfflineOffer = lazy(async () => (await import('../devices/counter/offline-offer.tsx')).OfflineOffer);

// Most stations are not new.
const FirstSteps = lazy(async () => (await import('./first-steps.tsx')).FirstSteps);

// Drawn once its rows are there: the doors do not wait for what draws it.
const WhatWaits = lazy(async () => (await import('./what-waits.tsx')).WhatWaits);

const SHOWN = 6;

/** The counter's first screen: its doors, then what waits. */
export function Doors({ station }: CounterScreenProps) {
  const messages = useMessages();
  const { counter } = messages;
  const { me } = useStanding();
  const county = useCountyCode();
  const overview = useOverview(county);
  const toCollect = useOrders(county, { stage: 'received', station: station.id, limit: String(SHOWN) });
  const toArrive = useOrders(county, { stage: 'coming', station: station.id, limit: String(SHOWN) });
  const undelivered = useOrders(county, { stage: 'undelivered', station: station.id, limit: String(SHOWN) });
  const { atStation = 0 } = useParcelSummary(county, station.id).data ?? {};
  const goingUp = useConsignmentSummary(county, station.id).data?.atStation ?? 0;
  const waits: Readonly<Partial<Record<Door, number>>> = {
    collect: Math.max(atStation, overview.data?.toCollect.count ?? 0),
    send: goingUp,
  };
  return (
    <div class="doors-screen">
      <h1>{greet(me.person.name, messages)}</h1>
      <DoorCards
        county={county}
        noteOf={(door) => {
          const waiting = waits[door] ?? 0;
          if (waiting === 0) return undefined;
          return door === 'send' ? counter.sendUp(waiting) : counter.collect.waiting(waiting);
        }}
      />
      <Later>
        <OfflineOffer />
      </Later>
      <Later>
        <FirstSteps station={station.id} />
      </Later>
      <Later>
        <WhatWaits toCollect={toCollect} toArrive={toArrive} undelivered={undelivered} />
      </Later>
      <TellLink station={station.id} />
      <ButtonLink kind="plain" icon="basket" href={pathTo('counter', '/outside', { county })}>
        {counter.outside}
      </ButtonLink>
      <ButtonLink kind="plain" icon="orders" href={pathTo('counter', '/orders', { county })}>
        {counter.allOrders}
      </ButtonLink>
    </div>
  );
}

function greet(name: string, { counter: { greeting } }: Messages): string {
  const hour = hourOf(Date.now());
  if (hour >= 4 && hour < 11) return greeting.morning(name);
  if (hour >= 11 && hour < 13) return greeting.noon(name);
  return hour >= 13 && hour < 18 ? greeting.afternoon(name) : greeting.evening(name);
}
