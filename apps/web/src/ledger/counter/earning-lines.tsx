import { earningStages, shortCode } from '@yangui/domain';
import { Link } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useEarnings, type EarningLine, type EarningStage } from '../../sync/earnings.ts';
import { ProvisionalMark } from '../../shell/provisional-mark.tsx';
import { useEventWord } from '../../shell/record-words.ts';
import { Moment, Money } from '../../shell/figures.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Listing } from '../../shell/listing.tsx';
import { SelectField } from '../../ui/field.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { heaps } from './heaps.ts';

/** What takes a rebate back for good; every other minus is only its way into the next heap. */
const takenBack = new Set(['OrderReturned', 'OrderCancelled']);

/** The ledger below the pay slip: every booking to the partner's own accounts, each opening to its order. */
export function EarningLines() {
  const { counter, money } = useMessages();
  const { earnings: say } = counter;
  const county = useCountyCode();
  const [filter, setFilter] = useFilter('stage');
  const chosen = earningStages.find((stage) => stage === filter);
  const earnings = useEarnings(county, { stage: chosen });
  return (
    <>
      <h1>{money.slip.ledger}</h1>
      <p class="note">{money.slip.ledgerHint}</p>
      <SelectField
        label={money.slip.heap}
        value={chosen ?? ''}
        onChange={setFilter}
        options={[
          { value: '', label: say.sum },
          ...heaps.map(({ stage, word }) => ({ value: stage, label: say[word] })),
        ]}
      />
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
      <span class="order-code figures">
        {line.about.kind !== 'settlement' && (line.code ?? shortCode(line.about.id))}
      </span>
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
