import { useState } from 'preact/hooks';
import { useMessages } from '../../i18n/index.tsx';
import { sayMoment } from '../../i18n/moments.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../shell/figures.tsx';

/** What a new sign-in's card says. The password is in no other place. */
export interface SignInCardContent {
  readonly name: string;
  readonly signInName: string;
  readonly password: string;
  /** Until when the password is good. */
  readonly oneTimeUntil: number;
}

/** The card to hand to somebody who got a sign-in: to copy or to print, shown this once. */
export function SignInCard({ name, signInName, password, oneTimeUntil }: SignInCardContent) {
  const messages = useMessages();
  const { desk, account, shell } = messages;
  const [copied, setCopied] = useState(false);
  const lines = [
    [desk.stations.signInAt, location.origin],
    [account.nameOrPhone, signInName],
    [desk.stations.oneTimePassword, password],
    [desk.stations.goodUntil, sayMoment(oneTimeUntil, useNow(), messages)],
  ] as const;
  const copy = () => {
    const text = [name, ...lines.map(([label, value]) => `${label}: ${value}`)].join('\n');
    void navigator.clipboard.writeText(text).then(() => setCopied(true));
  };
  return (
    <>
      <div class="sign-in-card" aria-label={desk.stations.cardTitle} role="group">
        <strong>{name}</strong>
        <dl>
          {lines.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd class="figures">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p class="note">{desk.stations.oneTime}</p>
      <div class="row-actions">
        <Button icon="copy" onClick={copy}>
          {copied ? shell.copied : shell.copy}
        </Button>
        <Button icon="print" onClick={() => print()}>
          {shell.print}
        </Button>
      </div>
    </>
  );
}
