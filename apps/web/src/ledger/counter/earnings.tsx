import { earningStages, shortCode } from '@yangui/domain';
import { Link } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useEarnings, type EarningLine, type EarningStage } from '../../sync/earnings.ts';
import { ProvisionalMark } from '../../shell/provisional-mark.tsx';
import { useEventWord } from '../../shell/record-words.ts';
import { Moment, Money } from '../../shell/figures.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Answer } from '../../shell/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Listing } from '../../shell/listing.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Payouts } from './payouts.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { yuanText } from '../../ui/yuan.ts';

/** The three heaps that a rebate goes through, in their order. */
const heaps = [
  { stage: 'rebate-accrued', word: 'accrued', sum: 'accruedFen' },
  { stage: 'rebate-pending', word: 'pending', sum: 'pendingFen' },
  { stage: 'rebate-payable', word: 'payable', sum: 'payableFen' },
] as const;

/** What takes a rebate back for good; every other minus is only its way into the next heap. */
const takenBack = new Set(['OrderReturned', 'OrderCancelled']);

/** What the partner has earned, as the ledger has it, each line opening to its order. */
export function Earnings() {
  const { counter, money, sync } = useMessages();
  const { earnings: say } = counter;
  const county = useCountyCode();
  const [filter, setFilter] = useFilter('stage');
  const chosen = earningStages.find((stage) => stage === filter);
  const earnings = useEarnings(county, { stage: chosen });
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
                  <button
                    key={stage}
                    type="button"
                    class={`heap heap-${word}${chosen === stage ? ' is-chosen' : ''}`}
                    aria-pressed={chosen === stage}
                    onClick={() => setFilter(chosen === stage ? '' : stage)}
                  >
                    <span class="heap-name">
                      {say[word]}
                      {index < 2 && <Icon name="forward" size={16} />}
                    </span>
                    <strong class="heap-sum">
                      <Money fen={first[sum]} />
                    </strong>
                    <span class="note">{say[`${word}Hint`]}</span>
                  </button>
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
      <p class="note">{say.explain}</p>
      <h2>
        {say.lines}
        {chosen && <span class="quiet"> · {say[wordOf(chosen)]}</span>}
      </h2>
      <Listing of={earnings} empty={<EmptyState icon="earnings" title={say.empty} next={say.emptyNext} />}>
        {(rows) => (
          <ul class="panel order-list">
            {rows.map((line) => (
              <li key={`${line.seq}${line.stage}${line.about.id}${line.reason}`}>
                <EarningRow line={line} county={county} />
              </li>
            ))}
          </ul>
        )}
      </Listing>
    </>
  );
}

function EarningRow({ line, county }: { line: EarningLine; county: string }) {
  const text = <EarningText line={line} />;
  const { kind, id } = line.about;
  if (kind !== 'order' && kind !== 'parcel') return <div class="order-row">{text}</div>;
  return (
    <Link href={pathTo('counter', `/${kind}s/:id`, { county, id })} className="order-row">
      {text}
    </Link>
  );
}

function EarningText({ line }: { line: EarningLine }) {
  const { counter } = useMessages();
  const eventWord = useEventWord();
  return (
    <>
      <span class="order-code figures">{line.about.kind !== 'settlement' && shortCode(line.about.id)}</span>
      <span class="order-who">
        <strong>{eventWord(line.reason)}</strong>
        <span class="note">
          {counter.earnings[wordOf(line.stage)]} · <Moment at={line.at} />
        </span>
        {line.provisional === true && <ProvisionalMark />}
      </span>
      <span class={`order-state${takenBack.has(line.reason) ? ' is-minus' : line.amountFen < 0 ? ' is-moved' : ''}`}>
        <Money fen={line.amountFen} signed />
      </span>
    </>
  );
}

function wordOf(stage: EarningStage) {
  return heaps.find((heap) => heap.stage === stage)?.word ?? 'accrued';
}
