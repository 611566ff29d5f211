import { useState } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useVillagerName } from '../order-parts.tsx';
import { pathTo } from '../../paths.ts';
import { useVillagers } from '../../sync/orders.ts';
import { Button } from '../../ui/button.tsx';
import { SearchField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useSettled } from '../../ui/picker.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Listing } from '../../shell/listing.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import type { CounterScreenProps } from '../../counter/screens.ts';
import { VillagerFacts } from '../villager-facts.tsx';
import { RegisterDialog } from './register-dialog.tsx';

/** The people this station serves. */
export function Villagers({ station }: CounterScreenProps) {
  const { counter } = useMessages();
  const county = useCountyCode();
  const [, go] = useLocation();
  const [query, setQuery] = useFilter('query');
  const [registering, setRegistering] = useState(false);
  const [registered, setRegistered] = useState<string>();
  const villagers = useVillagers(county, { station: station.id, query: useSettled(query.trim()) });
  const nameOf = useVillagerName();
  const register = (
    <Button icon="plus" kind="primary" onClick={() => setRegistering(true)}>
      {counter.villagers.register}
    </Button>
  );
  return (
    <>
      <div class="counter-title">
        <h1>{counter.villagers.title}</h1>
        {register}
      </div>
      <SearchField label={counter.villagers.find} hideLabel value={query} onInput={setQuery} />
      {registered !== undefined && <Notice>{counter.villagers.registered(registered)}</Notice>}
      <Listing
        of={villagers}
        empty={
          query === '' ? (
            <EmptyState icon="villagers" title={counter.villagers.empty} next={counter.villagers.emptyNext} />
          ) : (
            <EmptyState icon="search" title={counter.villagers.notFound} next={counter.villagers.notFoundNext} />
          )
        }
      >
        {(rows) => (
          <ul class="panel order-list">
            {rows.map((one) => (
              <li key={one.id}>
                <Link href={pathTo('counter', '/villagers/:id', { county, id: one.id })} className="order-row">
                  <Icon name="account" size={26} />
                  <span class="order-who">
                    <strong>{nameOf(one.name)}</strong>
                    {!one.erased && <VillagerFacts of={one} />}
                  </span>
                  <span class="note">
                    {one.noticed || one.erased ? counter.villagers.openOrders(one.openOrders) : counter.notice.lacks}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Listing>
      {registering && (
        <RegisterDialog
          station={station.id}
          given={query}
          onClose={() => setRegistering(false)}
          onKnown={({ id }) => go(pathTo('counter', '/villagers/:id', { county, id }))}
          onDone={({ name }) => {
            setRegistering(false);
            setRegistered(name);
            setQuery('');
          }}
        />
      )}
    </>
  );
}
