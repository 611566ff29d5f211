import type { ComponentChildren } from 'preact';
import './bars.css';

/** One bar: what it is of, how long it is, and the figure that stands at its end. */
export interface Bar {
  readonly key: string;
  readonly name: ComponentChildren;
  /** What the bar measures; nothing to measure draws none, and less than nothing draws it in the colour of what to look at. */
  readonly value: number | null;
  readonly figure: ComponentChildren;
  /** To be looked at: told by a mark as well as by the colour. */
  readonly mark?: string | undefined;
}

interface BarsProps {
  readonly label: string;
  readonly bars: readonly Bar[];
  /** A line that bars can pass, with what it is called. */
  readonly line?: { readonly at: number; readonly text: string } | undefined;
}

/** Lying bars with their names before and their figures behind them: nothing to decode, and read aloud as a list. */
export function Bars({ label, bars, line }: BarsProps) {
  const longest = Math.max(1, line?.at ?? 0, ...bars.map(({ value }) => Math.abs(value ?? 0)));
  const part = (value: number) => `${((100 * Math.abs(value)) / longest).toFixed(2)}%`;
  return (
    <figure class="bars" aria-label={label}>
      <ul
        style={line === undefined ? undefined : { '--line': part(line.at) }}
        class={line === undefined ? undefined : 'has-line'}
      >
        {bars.map(({ key, name, value, figure, mark }) => (
          <li key={key}>
            <span class="bars-name">{name}</span>
            <span class="bars-track">
              {value !== null && value !== 0 && (
                <span
                  class={mark !== undefined || value < 0 ? 'bars-bar is-marked' : 'bars-bar'}
                  style={{ inlineSize: part(value) }}
                />
              )}
            </span>
            <span class="bars-figure">
              {figure}
              {mark !== undefined && <span class="bars-mark">{mark}</span>}
            </span>
          </li>
        ))}
      </ul>
      {line !== undefined && (
        <p class="bars-line" style={{ '--line': part(line.at) }} aria-hidden="true">
          <span class="bars-name" />
          <span class="bars-track">
            <span class="bars-line-text">{line.text}</span>
          </span>
          <span class="bars-figure" />
        </p>
      )}
    </figure>
  );
}
