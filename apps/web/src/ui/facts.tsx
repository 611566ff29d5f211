import type { ComponentChildren } from 'preact';
import './facts.css';

/** One thing that is known: what it is, and how it stands. */
export interface Fact {
  readonly label: string;
  readonly value: ComponentChildren;
}

/** What is known of one thing, each under its name; what is not known (null, undefined, an empty text) is left out. */
export function Facts({ of }: { of: readonly Fact[] }) {
  return (
    <dl class="facts">
      {of
        .filter(({ value }) => value !== null && value !== undefined && value !== '')
        .map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
