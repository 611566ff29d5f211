import { Link, useLocation } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useVillagerName } from '../order-parts.tsx';
import { pathTo } from '../../paths.ts';
import { useOrders } from '../../sync/orders.ts';
import { useVillagerData, type VillagerData } from '../../sync/villager-data.ts';
import { Button } from '../../ui/button.tsx';
import { Answer } from '../../shell/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Listing } from '../../shell/listing.tsx';
import { NoticeGivenText } from '../notice-given.tsx';
import { VillagerActions } from '../villager-actions.tsx';
import { beginBasketFor } from './basket.ts';
import type { CounterScreenProps } from '../../counter/screens.ts';
import { OrderList } from './order-list.tsx';
import { Facts } from '../../ui/facts.tsx';
import { ParcelBadge, useCarrierName } from '../../parcels/parcel-parts.tsx';
import { useParcels } from '../../sync/parcels.ts';
import { MessagesTo, OfHousehold, OwesOnTab, WaitsFor } from '../villager-parts.tsx';
import { PayTabButton } from './tabs.tsx';

/** One villager: how to reach them, what waits for them, their tab, household, orders, parcels and messages. */
export function VillagerScreen({ id, station }: CounterScreenProps) {
  const { counter, words } = useMessages();
  const county = useCountyCode();
  const nameOf = useVillagerName();
  const data = useVillagerData(county, id);
  const orders = useOrders(county, { villager: id, station: station.id });
  return (
    <Answer of={data}>
      {(held) => (
        <article class="counter-page">
          <h1>{nameOf(held.villager.name)}</h1>
          <HowToReach villager={held.villager} />
          <VillagerActions villager={held.villager} />
          <WaitsFor
            villager={held.villager}
            large
            hrefOf={({ kind, id: thing }) =>
              kind === 'order'
                ? pathTo('counter', '/orders/:id', { county, id: thing })
                : pathTo('counter', '/parcels/:id', { county, id: thing })
            }
          />
          <OwesOnTab villager={held.villager}>
            {(owesFen) => <PayTabButton tab={{ villager: id, name: held.villager.name, owesFen }} />}
          </OwesOnTab>
          <OfHousehold data={held} hrefOf={(one) => pathTo('counter', '/sell/:id', { county, id: one })} />
          <h2>{counter.villagers.orders}</h2>
          <Listing
            of={orders}
            empty={<EmptyState icon="orders" title={counter.villagers.noOrders} next={counter.ordersEmptyNext} />}
          >
            {(rows) => <OrderList orders={rows} />}
          </Listing>
          <h2>{words.onHerPage.parcels}</h2>
          <VillagerParcels villager={id} station={station.id} />
          <MessagesTo villager={held.villager} />
        </article>
      )}
    </Answer>
  );
}

/** Where somebody lives and by which number they are reached, and ordering for them. */
function HowToReach({ villager }: { villager: VillagerData['villager'] }) {
  const { counter, words } = useMessages();
  const county = useCountyCode();
  const [, go] = useLocation();
  const { id, name, phone, address } = villager;
  return (
    <>
      <section class="panel panel-body">
        <Facts
          of={[
            {
              label: words.phone,
              value: phone && (
                <a class="figures" href={`tel:${phone}`}>
                  {phone}
                </a>
              ),
            },
            { label: words.address, value: address },
            { label: counter.notice.given, value: <NoticeGivenText of={villager} /> },
          ]}
        />
      </section>
      {name !== null && (
        <Button
          kind="primary"
          large
          icon="basket"
          onClick={() => {
            beginBasketFor({ is: 'known', id, name });
            go(pathTo('counter', '/buy', { county }));
          }}
        >
          {counter.villagers.buyFor}
        </Button>
      )}
    </>
  );
}

/** All parcels of a villager that this station has or had. */
function VillagerParcels({ villager, station }: { villager: string; station: string }) {
  const { onHerPage: say } = useMessages().words;
  const county = useCountyCode();
  const carrierName = useCarrierName();
  return (
    <Listing
      of={useParcels(county, { villager, station })}
      empty={<EmptyState icon="parcel" title={say.noParcels} next={say.noParcelsNext} />}
    >
      {(rows) => (
        <ul class="panel of-villager">
          {rows.map(({ id, carrier, number, stage }) => (
            <li key={id}>
              <Link href={pathTo('counter', '/parcels/:id', { county, id })}>
                {carrierName(carrier)} <span class="parcel-number">{number}</span>
              </Link>
              <ParcelBadge stage={stage} />
            </li>
          ))}
        </ul>
      )}
    </Listing>
  );
}
