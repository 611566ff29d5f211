import type { Tender } from '@yangui/domain';
import { useMessages } from '../../i18n/index.tsx';
import '../../orders/orders.css';

/** How somebody pays: by thumb, or with the arrow keys. */
export function TenderChoice<T extends Tender>(props: {
  value: T;
  among: readonly T[];
  onChange: (tender: T) => void;
  hint?: string | undefined;
}) {
  const { money } = useMessages();
  return (
    <>
      <fieldset class="choices">
        <legend>{money.tender.title}</legend>
        {props.among.map((tender) => (
          <label key={tender} class={tender === props.value ? 'choice is-chosen' : 'choice'}>
            <input
              type="radio"
              name="tender"
              checked={tender === props.value}
              onChange={() => props.onChange(tender)}
            />
            {money.tenders[tender]}
          </label>
        ))}
      </fieldset>
      {props.hint !== undefined && <p class="note">{props.hint}</p>}
    </>
  );
}
