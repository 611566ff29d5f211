import { orderStages } from '@yangui/domain';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useOrders } from '../../sync/orders.ts';
import { SearchField, SelectField } from '../../ui/field.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Listing } from '../../shell/listing.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { useSettled } from '../../ui/picker.tsx';
import type { CounterScreenProps } from '../../counter/screens.ts';
import { OrderList } from './order-list.tsx';

/** All of the station's orders, newest first. */
export function Orders({ station }: CounterScreenProps) {
  const { counter, desk, words } = useMessages();
  const county = useCountyCode();
  const [stage, setStage] = useFilter('stage');
  const [query, setQuery] = useFilter('query');
  const orders = useOrders(county, { station: station.id, stage, query: useSettled(query) });
  const filtered = stage !== '' || query !== '';
  return (
    <>
      <h1>{counter.orders}</h1>
      <div class="counter-filters">
        <SearchField label={desk.orders.find} hideLabel value={query} onInput={setQuery} />
        <SelectField
          label={words.stage}
          value={orderStages.find((one) => one === stage) ?? ''}
          onChange={setStage}
          empty={desk.orders.allStages}
          options={orderStages.map((value) => ({ value, label: words.stages[value] }))}
        />
      </div>
      <Listing
        of={orders}
        empty={
          filtered ? (
            <EmptyState icon="search" title={desk.orders.notFound} next={desk.filters.widen} />
          ) : (
            <EmptyState icon="orders" title={counter.ordersEmpty} next={counter.ordersEmptyNext} />
          )
        }
      >
        {(rows) => <OrderList orders={rows} />}
      </Listing>
    </>
  );
}
