import { shortCode } from '@yangui/domain';
import { Link } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useContests, useEarnings, usePaySlip } from '../../sync/earnings.ts';
import { Money } from '../../shell/figures.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Answer } from '../../shell/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { MonthFilter, useShownMonth } from '../months.tsx';
import type { Contesting } from '../contest-line.tsx';
import { SlipByDay, SlipSum, type SlipRow } from '../slip.tsx';
import { heaps } from './heaps.ts';
import { Payouts } from './payouts.tsx';
import { yuanText } from '../../ui/yuan.ts';

/** What the partner has earned: the heaps and what was settled, then a month's slip by days; the ledger is one click below. */
export function Earnings() {
  const { counter, money, sync } = useMessages();
  const { earnings: say } = counter;
  const county = useCountyCode();
  const earnings = useEarnings(county, {});
  const ledger = pathTo('counter', '/earnings/ledger', { county });
  return (
    <>
      <div class="order-title">
        <h1>{say.title}</h1>
        <ButtonLink href={pathTo('counter', '/cash', { county })}>{money.earnings.cash}</ButtonLink>
      </div>
      <Answer of={earnings} lines={3}>
        {({ pages: [first] }) =>
          first && (
            <>
              <div class="heaps" role="group" aria-label={say.title}>
                {heaps.map(({ stage, word, sum }, index) => (
                  <Link key={stage} href={`${ledger}?stage=${stage}`} className={`heap heap-${word}`}>
                    <span class="heap-name">
                      {say[word]}
                      {index < 2 && <Icon name="forward" size={16} />}
                    </span>
                    <strong class="heap-sum">
                      <Money fen={first[sum]} />
                    </strong>
                    <span class="note">{say[`${word}Hint`]}</span>
                  </Link>
                ))}
              </div>
              <p class="earning-sum">
                <span>{say.sum}</span>
                <strong>
                  <Money fen={first.accruedFen + first.pendingFen + first.payableFen} />
                </strong>
              </p>
              {first.provisionalFen !== undefined && first.provisionalFen !== 0 && (
                <p class="note">{sync.provisionalSum(yuanText(first.provisionalFen))}</p>
              )}
              <Payouts earnings={first} />
            </>
          )
        }
      </Answer>
      <MonthsSlip county={county} />
      <p class="note">{say.explain}</p>
      <ButtonLink kind="plain" icon="forward" href={ledger}>
        {money.slip.ledger}
      </ButtonLink>
    </>
  );
}

/** One month: what it came to, day by day. */
function MonthsSlip({ county }: { county: string }) {
  const { counter, money } = useMessages();
  const month = useShownMonth();
  const slip = usePaySlip(county, { month });
  const [first] = slip.data?.pages ?? [];
  const contesting = useContesting(county);
  return (
    <section class="money-section" aria-label={money.slip.title}>
      <div class="slip-month">
        <h2>{money.slip.title}</h2>
        <MonthFilter label={money.slip.month} />
      </div>
      {first && first.rows.length > 0 && <SlipSum of={first.month} fen={first.amountFen} />}
      <Listing
        of={slip}
        empty={<EmptyState icon="earnings" title={money.slip.none} next={counter.earnings.emptyNext} />}
      >
        {(rows) => (
          <SlipByDay
            rows={rows}
            hrefOf={({ about: { kind, id } }) =>
              kind === 'order' || kind === 'parcel' ? pathTo('counter', `/${kind}s/:id`, { county, id }) : undefined
            }
            codeOf={codeOf}
            contesting={contesting}
          />
        )}
      </Listing>
    </section>
  );
}

/** Whose slip it is, and what they contest of it. */
function useContesting(county: string): Contesting | undefined {
  const partner = useEarnings(county, {}).data?.pages[0]?.partner.id;
  const rows = rowsOf(useContests(county, {}));
  return partner === undefined || rows === undefined ? undefined : { payee: { kind: 'member', id: partner }, rows };
}

/** What it went out by; an order that has not come yet goes by its number. */
function codeOf({ about: { kind, id }, code }: SlipRow): string | undefined {
  return code ?? (kind === 'order' ? shortCode(id) : undefined);
}
