import { lazy } from 'preact/compat';
import { useEffect } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { SignInAgain } from '../account/sign-in-again.tsx';
import '../counter/counter.css';
import { Payouts } from '../ledger/counter/payouts.tsx';
import { useStanding } from '../county.tsx';
import { useMessages, useSaid, withWords } from '../i18n/index.tsx';
import { Missing } from '../missing.tsx';
import { ACCOUNT } from '../paths.ts';
import type { SurfaceProps } from '../routes.tsx';
import { useOwnPay, type OwnPayee } from '../sync/earnings.ts';
import { Moment, Money } from '../shell/figures.tsx';
import { Icon } from '../ui/icon.tsx';
import { Answer } from '../shell/answer.tsx';
import { SampleMark } from '../shell/sample-mark.tsx';
import { EmptyState } from '../ui/states.tsx';
import { Later } from '../shell/later.tsx';

// What is told of one's own account comes behind the screen; without it the screen opens all the same.
const AccountNotice = lazy(async () =>
  withWords(import('../two-people/account-notice.tsx'), ['proposals']).then(
    ({ AccountNotice: Told }) => Told,
    () => () => null,
  ),
);

/** What is somebody's own, outside of the desk: what the county owes them, and what became of it. */
export function Mine({ path }: SurfaceProps) {
  const { mine, shell, account } = useMessages();
  const { county, me } = useStanding();
  useEffect(() => {
    document.documentElement.dataset['surface'] = 'counter';
    return () => {
      delete document.documentElement.dataset['surface'];
    };
  }, []);
  if (path !== '/') return <Missing />;
  return (
    <div class="counter">
      <a class="skip" href="#main">
        {shell.skipToContent}
      </a>
      <div class="counter-top">
        <SignInAgain person={me.person} />
        <header class="counter-head">
          <span class="counter-station">
            <strong>{mine.title}</strong>
            {county.sample && <SampleMark />}
          </span>
          <Link
            href={ACCOUNT}
            className="button button-plain button-icon counter-account"
            aria-label={`${account.title}: ${me.person.name}`}
          >
            <Icon name="account" size={24} />
          </Link>
        </header>
      </div>
      <main id="main" class="counter-main" tabIndex={-1}>
        <Later>
          <AccountNotice />
        </Later>
        <Pay county={county.county} />
      </main>
    </div>
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
  const { mine, words } = useMessages();
  const title = useSaid()(payee.title);
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <p class="earning-sum">
        <span>{mine.payable}</span>
        <strong>
          <Money fen={payee.payableFen} />
        </strong>
      </p>
      <Payouts earnings={payee} />
      <h3>{mine.lines}</h3>
      <ul class="panel order-list">
        {payee.lines.map(({ seq, at, reason, amountFen }) => (
          <li key={`${seq} ${amountFen}`} class="order-row">
            <span class="order-who">
              <strong>{eventWord(words.events, reason)}</strong>
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
    </section>
  );
}

/** The word for an event; a newer server's event stands under its own name. */
function eventWord(words: Readonly<Record<string, string>>, type: string): string {
  return words[type] ?? type;
}
