import { useLocation } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useVillagerName } from '../order-parts.tsx';
import { pathTo } from '../../paths.ts';
import { useOrders } from '../../sync/orders.ts';
import { useVillagerData } from '../../sync/villager-data.ts';
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

/** One villager: how to reach them, and their orders. */
export function VillagerScreen({ id, station }: CounterScreenProps) {
  const { counter, words } = useMessages();
  const county = useCountyCode();
  const [, go] = useLocation();
  const nameOf = useVillagerName();
  const data = useVillagerData(county, id);
  const orders = useOrders(county, { villager: id, station: station.id });
  return (
    <Answer of={data}>
      {({ villager }) => (
        <article class="counter-page">
          <h1>{nameOf(villager.name)}</h1>
          <section class="panel panel-body">
            <Facts
              of={[
                {
                  label: words.phone,
                  value: villager.phone && (
                    <a class="figures" href={`tel:${villager.phone}`}>
                      {villager.phone}
                    </a>
                  ),
                },
                { label: words.address, value: villager.address },
                { label: counter.notice.given, value: <NoticeGivenText of={villager} /> },
              ]}
            />
          </section>
          {villager.name !== null && (
            <Button
              kind="primary"
              large
              icon="basket"
              onClick={() => {
                beginBasketFor({ is: 'known', id, name: villager.name ?? '' });
                go(pathTo('counter', '/buy', { county }));
              }}
            >
              {counter.villagers.buyFor}
            </Button>
          )}
          <VillagerActions villager={villager} />
          <h2>{counter.villagers.orders}</h2>
          <Listing
            of={orders}
            empty={<EmptyState icon="orders" title={counter.villagers.noOrders} next={counter.ordersEmptyNext} />}
          >
            {(rows) => <OrderList orders={rows} />}
          </Listing>
        </article>
      )}
    </Answer>
  );
}
