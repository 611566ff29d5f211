import { shortCode } from '@yangui/domain';
import { Link } from 'wouter-preact';
import type { CounterScreenProps } from '../../counter/screens.ts';
import type { CounterAddress } from '../../counter/addresses.ts';
import { useCountyCode } from '../../county.tsx';
import { daysMeant, dayWords } from '../../desk/days.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { Moment, Money, useNow } from '../../shell/figures.tsx';
import { Listing } from '../../shell/listing.tsx';
import { useEventWord } from '../../shell/record-words.ts';
import { useMovements, useMovementsSums, type MovementRow } from '../../sync/money.ts';
import { SelectField } from '../../ui/field.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import './drawer.css';

/** What came into the station's drawer and went out of it, each with what it held then. The server alone has all of it. */
export function CounterMovements({ station }: CounterScreenProps) {
  const { cash, desk } = useMessages();
  const say = cash.movements;
  const county = useCountyCode();
  const [chosen, choose] = useFilter('days');
  const filters = { drawer: station.id, ...daysMeant(chosen, useNow()) };
  const sums = useMovementsSums(county, filters).data?.sums;
  return (
    <article class="counter-page">
      <h1>{say.title}</h1>
      <p class="note">{say.intro}</p>
      <SelectField<string>
        label={say.day}
        value={chosen}
        onChange={choose}
        empty={desk.filters.allDays}
        options={dayWords.map((value) => ({ value, label: desk.filters.days[value] }))}
      />
      {sums && (
        <p class="movement-sums">
          <span>
            <span class="note">{say.cameIn}</span> <Money fen={sums.inFen} />
          </span>
          <span>
            <span class="note">{say.wentOut}</span> <Money fen={sums.outFen} />
          </span>
        </p>
      )}
      <Listing
        of={useMovements(county, filters)}
        empty={
          chosen === '' ? (
            <EmptyState icon="earnings" title={say.empty} next={say.emptyNext} />
          ) : (
            <EmptyState icon="search" title={say.notFound} next={desk.filters.widen} />
          )
        }
      >
        {(rows) => (
          <ul class="panel order-list">
            {rows.map((row) => (
              <li key={`${row.seq}-${row.line}`}>
                <MovementLine of={row} />
              </li>
            ))}
          </ul>
        )}
      </Listing>
    </article>
  );
}

/** Where the counter shows what a movement is about. */
const screens: ReadonlyMap<string, CounterAddress> = new Map<string, CounterAddress>([
  ['order', '/orders/:id'],
  ['parcel', '/parcels/:id'],
  ['intakeTicket', '/tickets/:id'],
  ['villager', '/villagers/:id'],
]);

function MovementLine({ of }: { of: MovementRow }) {
  const county = useCountyCode();
  const screen = screens.get(of.about.kind);
  const text = <MovementText of={of} />;
  if (screen === undefined) return <div class="order-row">{text}</div>;
  return (
    <Link href={pathTo('counter', screen, { county, id: of.about.id })} className="order-row">
      {text}
    </Link>
  );
}

function MovementText({
  of: { reason, at, about, number, amountFen, balanceAfterFen, byName, lateFor },
}: {
  of: MovementRow;
}) {
  const { closes, movements } = useMessages().cash;
  const eventWord = useEventWord();
  return (
    <>
      {screens.has(about.kind) ? <span class="order-code figures">{number ?? shortCode(about.id)}</span> : <span />}
      <span class="order-who">
        <strong>{eventWord(reason)}</strong>
        <span class="note">
          <Moment at={at} />
          {byName !== null && ` · ${byName}`}
        </span>
        {lateFor !== null && <span class="note">{closes.lateMark(lateFor)}</span>}
      </span>
      <span class="order-state">
        <Money fen={amountFen} signed />
        <span class="note">
          {movements.after} <Money fen={balanceAfterFen} />
        </span>
      </span>
    </>
  );
}
