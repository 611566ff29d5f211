import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './choices.css';

/** One of a few, each a large target; by keyboard with the arrows. */
export function Choices<V extends string>(props: {
  legend: string;
  options: readonly { readonly value: V; readonly label: string }[];
  value: V | undefined;
  onChange: (value: V) => void;
  /** What was refused about it, below the choices. */
  problem?: ComponentChildren;
}) {
  const group = useId();
  const about = `${group}-about`;
  const refused = props.problem !== undefined;
  return (
    <fieldset class="choices" aria-describedby={refused ? about : undefined}>
      <legend>{props.legend}</legend>
      {props.options.map(({ value, label }) => (
        <label key={value} class={value === props.value ? 'choice is-chosen' : 'choice'}>
          <input
            type="radio"
            name={group}
            checked={value === props.value}
            aria-invalid={refused}
            onChange={() => props.onChange(value)}
          />
          {label}
        </label>
      ))}
      {refused && (
        <div id={about} class="choices-about">
          {props.problem}
        </div>
      )}
    </fieldset>
  );
}
