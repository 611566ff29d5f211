import { useId } from 'preact/hooks';
import '../orders/orders.css';

/** One of a few, each a large target; by keyboard with the arrows. */
export function Choices<V extends string>(props: {
  legend: string;
  options: readonly { readonly value: V; readonly label: string }[];
  value: V | undefined;
  onChange: (value: V) => void;
}) {
  const group = useId();
  return (
    <fieldset class="choices">
      <legend>{props.legend}</legend>
      {props.options.map(({ value, label }) => (
        <label key={value} class={value === props.value ? 'choice is-chosen' : 'choice'}>
          <input type="radio" name={group} checked={value === props.value} onChange={() => props.onChange(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
