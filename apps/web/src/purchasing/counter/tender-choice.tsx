import type { Tender } from '@yangui/domain';
import { useMessages } from '../../i18n/index.tsx';
import { Choices } from '../../ui/choices.tsx';

/** How somebody pays: by thumb, or with the arrow keys. */
export function TenderChoice<T extends Tender>(props: {
  value: T;
  among: readonly T[];
  onChange: (tender: T) => void;
  hint?: string | undefined;
}) {
  const { money } = useMessages();
  const options = props.among.map((tender) => ({ value: tender, label: money.tenders[tender] }));
  return (
    <>
      <Choices legend={money.tender.title} options={options} value={props.value} onChange={props.onChange} />
      {props.hint !== undefined && <p class="note">{props.hint}</p>}
    </>
  );
}
