import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { SignInAgain } from '../account/sign-in-again.tsx';
import { useStanding } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { ACCOUNT, type Surface } from '../paths.ts';
import { BellLater } from '../notices/bell-later.tsx';
import { SampleMark } from '../shell/sample-mark.tsx';
import { Icon } from '../ui/icon.tsx';
import './counter.css';

interface HandFrameProps {
  readonly surface: Exclude<Surface, 'desk'>;
  /** What surface it is, beside the counter. */
  readonly class?: string;
  /** How the line to the server stands. */
  readonly line?: ComponentChildren;
  /** Where the arrow leads back to; none on the first screen. */
  readonly back?: string | undefined;
  readonly title: string;
  /** Where the title leads, if anywhere. */
  readonly home?: string;
  /** What stands between the title and the account. */
  readonly middle?: ComponentChildren;
  /** What stands under the page. */
  readonly below?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** What stands around each screen of a surface for the hand: the counter, the driver’s phone, what is one’s own. */
export function HandFrame(props: HandFrameProps) {
  const { shell, account } = useMessages();
  const { me } = useStanding();
  const { back, home } = props;
  useEffect(() => {
    document.documentElement.dataset['surface'] = 'counter';
    return () => {
      delete document.documentElement.dataset['surface'];
    };
  }, []);
  return (
    <div class={props.class === undefined ? 'counter' : `counter ${props.class}`}>
      <a class="skip" href="#main">
        {shell.skipToContent}
      </a>
      <div class="counter-top">
        {props.line}
        <SignInAgain person={me.person} />
        <header class="counter-head">
          {back !== undefined && (
            <Link href={back} className="button button-plain button-icon" aria-label={shell.back}>
              <Icon name="back" size={24} />
            </Link>
          )}
          {home === undefined ? (
            <span class="counter-station">
              <Title title={props.title} />
            </span>
          ) : (
            <Link href={home} className="counter-station">
              <Title title={props.title} />
            </Link>
          )}
          {props.middle}
          <BellLater surface={props.surface} />
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
        {props.children}
      </main>
      {props.below}
    </div>
  );
}

function Title({ title }: { title: string }) {
  const { county } = useStanding();
  return (
    <>
      <strong>{title}</strong>
      {county.sample && <SampleMark />}
    </>
  );
}
