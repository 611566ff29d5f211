import { lazy } from 'preact/compat';
import { HandFrame } from '../counter/hand-frame.tsx';
import { Payouts } from '../ledger/counter/payouts.tsx';
import { SlipByMonth } from '../ledger/slip.tsx';
import { useCountyCode, useStanding } from '../county.tsx';
import { useMessages, useSaid, withWords } from '../i18n/index.tsx';
import { Later } from '../shell/later.tsx';
import { Missing } from '../missing.tsx';
import type { SurfaceProps } from '../routes.tsx';
import { useOwnContests, useOwnPay, type OwnPayee } from '../sync/earnings.ts';
import { useEventWord } from '../shell/record-words.ts';
import { Moment, Money } from '../shell/figures.tsx';
import { Answer } from '../shell/answer.tsx';
import { rowsOf } from '../shell/listing.tsx';
import { AccountNoticeLater } from '../two-people/account-notice-later.tsx';
import { EmptyState } from '../ui/states.tsx';

const OwnSamples = lazy(
  async () => (await withWords(import('../inspection/mine/own-samples.tsx'), ['inspection'])).OwnSamples,
);

/** What is somebody's own, outside of the desk: what the county owes them, or the samples of their laboratory. */
export function Mine({ path }: SurfaceProps) {
  const { mine } = useMessages();
  const { county } = useStanding();
  if (path !== '/') return <Missing />;
  const isLab = county.own?.includes('own-samples.read') === true;
  return (
    <HandFrame surface="mine" title={isLab ? mine.lab : mine.title}>
      <AccountNoticeLater />
      {isLab ? (
        <Later page>
          <OwnSamples />
        </Later>
      ) : (
        <Pay county={county.county} />
      )}
    </HandFrame>
  );
}

function Pay({ county }: { county: string }) {
  const { mine } = useMessages();
  const pay = useOwnPay(county);
  return (
    <>
      <h1>{mine.title}</h1>
      <p class="note">{mine.intro}</p>
      <Answer of={pay}>
        {({ payees }) =>
          payees.length === 0 ? (
            <EmptyState icon="earnings" title={mine.empty} next={mine.emptyNext} />
          ) : (
            payees.map((payee) => <PayOf key={`${payee.as} ${payee.id}`} payee={payee} />)
          )
        }
      </Answer>
    </>
  );
}

function PayOf({ payee }: { payee: OwnPayee }) {
  const { mine, money } = useMessages();
  const contests = rowsOf(useOwnContests(useCountyCode()));
  const eventWord = useEventWord();
  const title = useSaid()(payee.title);
  return (
    <section class="counter-page" aria-label={title}>
      <h2>{title}</h2>
      <p class="panel panel-body earning-sum">
        <span>{mine.payable}</span>
        <strong>
          <Money fen={payee.payableFen} />
        </strong>
      </p>
      <Payouts earnings={payee} />
      {payee.slip.length > 0 && <h3>{money.slip.title}</h3>}
      <SlipByMonth
        rows={payee.slip}
        contesting={contests && { payee: { kind: payee.to, id: payee.id }, rows: contests }}
      />
      <details class="slip-ledger">
        <summary>{money.slip.ledger}</summary>
        <ul class="panel order-list">
          {payee.lines.map(({ seq, at, reason, amountFen }) => (
            <li key={`${seq} ${amountFen}`} class="order-row">
              <span class="order-who">
                <strong>{eventWord(reason)}</strong>
                <span class="note">
                  <Moment at={at} />
                </span>
              </span>
              <span class={amountFen < 0 ? 'order-state is-moved' : 'order-state'}>
                <Money fen={amountFen} signed />
              </span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
