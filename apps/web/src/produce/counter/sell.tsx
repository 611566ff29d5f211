import { businessDay } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import type { CounterScreenProps } from '../../counter/screens.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useNow } from '../../shell/figures.tsx';
import { Listing } from '../../shell/listing.tsx';
import { ProvisionalMark } from '../../shell/provisional-mark.tsx';
import { useCommodities, useHouseholds, useTickets, type HouseholdRow, type TicketRow } from '../../sync/produce.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { SearchField } from '../../ui/field.tsx';
import { useSettled } from '../../ui/picker.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { yuanText } from '../../ui/yuan.ts';
import { HouseholdForm } from '../household-form.tsx';
import { useCommodityName, useHouseholdTitle, useWeightText } from '../produce-parts.tsx';
import { TicketList } from './ticket-list.tsx';

const SHOWN = '8';
/** More tickets than a counter writes in a day. */
const OF_TODAY = '200';

/** The counter's door for what households bring: who sells, and what was taken in today. */
export function Sell({ station }: CounterScreenProps) {
  const { produce } = useMessages();
  const say = produce.sell;
  const county = useCountyCode();
  const [, go] = useLocation();
  const [query, setQuery] = useState('');
  const [registering, setRegistering] = useState(false);
  const asked = useSettled(query.trim());
  const households = useHouseholds(county, { station: station.id, stage: 'active', query: asked, limit: SHOWN });
  const tickets = useTickets(county, { station: station.id, limit: OF_TODAY });
  return (
    <div class="counter-page">
      <div class="counter-title">
        <h1>{say.title}</h1>
        <div class="row-actions lot-acts">
          <ButtonLink large icon="basket" href={pathTo('counter', '/lots', { county })}>
            {say.lots}
          </ButtonLink>
          <Button large icon="plus" onClick={() => setRegistering(true)}>
            {produce.households.add}
          </Button>
        </div>
      </div>
      <p class="note">{say.intro}</p>
      <SearchField label={say.find} value={query} onInput={setQuery} />
      <section class="panel" aria-label={say.households}>
        <div class="panel-head">
          <h2>{say.households}</h2>
        </div>
        <Listing
          of={households}
          empty={
            asked === '' ? (
              <EmptyState icon="people" title={say.none} next={say.noneNext} />
            ) : (
              <EmptyState icon="search" title={say.notFound} next={say.notFoundNext} />
            )
          }
        >
          {(rows) => (
            <ul class="order-list">
              {rows.map((row) => (
                <li key={row.id}>
                  <HouseholdLink of={row} />
                </li>
              ))}
            </ul>
          )}
        </Listing>
      </section>
      <Listing of={tickets} footless empty={<p class="note">{say.noneToday}</p>}>
        {(rows) => <Today rows={rows} />}
      </Listing>
      {registering && (
        <HouseholdForm
          station={station.id}
          onClose={() => setRegistering(false)}
          onDone={(id) => go(pathTo('counter', '/sell/:id', { county, id }))}
        />
      )}
    </div>
  );
}

function HouseholdLink({ of }: { of: HouseholdRow }) {
  const { produce } = useMessages();
  const county = useCountyCode();
  const titleOf = useHouseholdTitle();
  const nameOf = useCommodityName();
  const commodities = useCommodities(county).data?.rows ?? [];
  const last = commodities.find(({ id }) => id === of.last?.commodity);
  return (
    <Link href={pathTo('counter', '/sell/:id', { county, id: of.id })} className="order-row">
      <span class="order-who">
        <strong>{titleOf(of)}</strong>
        <span class="note">
          {of.name}
          {last !== undefined && ` · ${produce.sell.last(nameOf(last))}`}
        </span>
      </span>
      <span class="order-state">{of.provisional === true && <ProvisionalMark />}</span>
    </Link>
  );
}

/** What was taken in today, and what it comes to; what was reversed counts for nothing. */
function Today({ rows }: { rows: readonly TicketRow[] }) {
  const { produce } = useMessages();
  const say = produce.sell;
  const weightOf = useWeightText();
  const day = businessDay(useNow());
  const today = rows.filter(({ takenAt }) => businessDay(takenAt) === day);
  const stands = today.filter(({ stage }) => stage === 'taken');
  const sum = (of: (row: TicketRow) => number) => stands.reduce((all, row) => all + of(row), 0);
  if (today.length === 0) return <p class="note">{say.noneToday}</p>;
  return (
    <section class="panel" aria-label={say.today(today.length)}>
      <div class="panel-head">
        <h2>{say.today(today.length)}</h2>
        <span class="note figures">
          {say.todaySum(weightOf(sum(({ netGrams }) => netGrams)), yuanText(sum(({ amountFen }) => amountFen)))}
        </span>
      </div>
      <TicketList rows={today} />
    </section>
  );
}
