import type { ComponentChildren } from 'preact';
import { Link } from 'wouter-preact';
import { useCountyCode } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { Moment, Money } from '../shell/figures.tsx';
import { Listing } from '../shell/listing.tsx';
import { useVillagerMessages } from '../sync/messages.ts';
import { useVillagerTab } from '../sync/money.ts';
import type { VillagerData } from '../sync/villager-data.ts';
import { EmptyState, Skeleton } from '../ui/states.tsx';
import { useWaitingFor, type WaitingThing } from './waiting-for.ts';
import { WaitingSlipButton } from './waiting-slip.tsx';
import './villager-parts.css';

interface OfVillager {
  readonly villager: VillagerData['villager'];
}

interface WaitsForProps extends OfVillager {
  readonly hrefOf: (thing: WaitingThing) => string;
  readonly large?: boolean;
}

/** What waits for a villager at the station, by its codes, and the slip of it. */
export function WaitsFor({ villager, hrefOf, large = false }: WaitsForProps) {
  const { onHerPage: say } = useMessages().words;
  const things = useWaitingFor(useCountyCode(), villager.id);
  return (
    <section class="panel" aria-label={say.waits}>
      <div class="panel-head">
        <h2>{say.waits}</h2>
        {things !== undefined && things.length > 0 && (
          <WaitingSlipButton name={villager.name} things={things} large={large} />
        )}
      </div>
      {things === undefined ? (
        <Skeleton lines={2} />
      ) : things.length === 0 ? (
        <EmptyState icon="parcel" title={say.nothingWaits} next={say.nothingWaitsNext} />
      ) : (
        <ul class="of-villager">
          {things.map((thing) => (
            <li key={thing.id}>
              <Link href={hrefOf(thing)} className="code figures">
                {thing.code}
              </Link>
              <span>{thing.what}</span>
              <span class="note">{thing.since !== null && <Moment at={thing.since} />}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What a villager owes on the tab; what can be done about it stands beside it. */
export function OwesOnTab({ villager, children }: OfVillager & { children?: (owesFen: number) => ComponentChildren }) {
  const { onHerPage: say } = useMessages().words;
  const tab = useVillagerTab(useCountyCode(), villager.id);
  const owesFen = tab.data?.rows[0]?.owesFen ?? 0;
  return (
    <section class="panel" aria-label={say.tab}>
      <div class="panel-head">
        <h2>{say.tab}</h2>
        {tab.data !== undefined && owesFen !== 0 && <Money fen={owesFen} />}
        {owesFen !== 0 && children?.(owesFen)}
      </div>
      {tab.data === undefined ? (
        <Skeleton lines={1} />
      ) : (
        owesFen === 0 && <p class="panel-body note">{say.owesNothing}</p>
      )}
    </section>
  );
}

/** The household that a villager sells for, with the way to it. */
export function OfHousehold({ data, hrefOf }: { data: VillagerData; hrefOf: (household: string) => string }) {
  const { onHerPage: say } = useMessages().words;
  return (
    <section class="panel" aria-label={say.household}>
      <div class="panel-head">
        <h2>{say.household}</h2>
      </div>
      {data.households.length === 0 ? (
        <p class="panel-body note">{say.noHousehold}</p>
      ) : (
        <ul class="of-villager">
          {data.households.map(({ id, name }) => (
            <li key={id}>
              <Link href={hrefOf(id)}>{name}</Link>
              <span class="note">{say.sold(data.tickets.filter(({ stage }) => stage !== 'reversed').length)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What a villager was told, and how it came to them; only the centre keeps it. */
export function MessagesTo({ villager }: OfVillager) {
  const { notices, words } = useMessages();
  const { onHerPage: say } = words;
  const messages = useVillagerMessages(useCountyCode(), villager.id);
  return (
    <section class="panel" aria-label={say.messages}>
      <div class="panel-head">
        <h2>{say.messages}</h2>
      </div>
      <Listing
        of={messages}
        empty={<EmptyState icon="bell" title={say.noMessages} next={say.noMessagesNext} />}
        footless
      >
        {(rows) => (
          <ul class="of-villager">
            {rows.map(({ id, template, at, outcome, outcomeAt, channel }) => (
              <li key={id}>
                <span>{notices.toTell.templates[template]}</span>
                <span class="note">
                  <Moment at={at} />
                </span>
                <span class="note">
                  {say.outcomes[outcome]}
                  {channel !== null && outcome !== 'told' && ` · ${notices.costs.ways[channel]}`}
                  {outcomeAt !== null && (
                    <>
                      {' · '}
                      <Moment at={outcomeAt} />
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Listing>
    </section>
  );
}
