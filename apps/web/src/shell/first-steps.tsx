import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useStanding } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import './first-steps.css';

/** One first step: what it is, where it is done, and whether it is, by what is there. */
export interface FirstStep {
  readonly key: string;
  readonly what: string;
  readonly hint: string;
  readonly href: string;
  readonly done: boolean;
}

/** What to do first, each ticked by itself; nothing once all of it is done, or for whoever put it away on this device. */
export function FirstStepsList({ of, steps }: { of: string; steps: readonly FirstStep[] }) {
  const { firstSteps: say } = useMessages().words;
  const { county, me } = useStanding();
  const key = `yangui.first-steps-away.${county.county}.${of}.${me.person.id}`;
  const [away, setAway] = useState<'before' | 'now' | undefined>(() =>
    localStorage.getItem(key) === null ? undefined : 'before',
  );
  const next = steps.find(({ done }) => !done);
  if (next === undefined || away === 'before') return null;
  if (away === 'now') {
    return (
      <p class="note first-steps-away" role="status">
        {say.away}
        <Button
          kind="plain"
          icon="undo"
          onClick={() => {
            localStorage.removeItem(key);
            setAway(undefined);
          }}
        >
          {say.back}
        </Button>
      </p>
    );
  }
  return (
    <section class="panel first-steps" aria-labelledby="first-steps">
      <div class="panel-head">
        <h2 id="first-steps">{say.title}</h2>
        <span class="note">{say.doneOf(steps.filter(({ done }) => done).length, steps.length)}</span>
        <Button
          kind="plain"
          onClick={() => {
            localStorage.setItem(key, '1');
            setAway('now');
          }}
        >
          {say.putAway}
        </Button>
      </div>
      <ol>
        {steps.map((step) => (
          <li key={step.key} class={step.done ? 'is-done' : step === next ? 'is-next' : ''}>
            <Icon name={step.done ? 'check' : 'forward'} size={20} />
            {step.done ? (
              <span>
                {step.what}
                <span class="unseen"> {say.done}</span>
              </span>
            ) : (
              <span class="stacked">
                <Link href={step.href}>{step.what}</Link>
                <span class="note">{step.hint}</span>
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
