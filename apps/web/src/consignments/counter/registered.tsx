import { consignmentCode, consignmentLabel } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useContentText, useSenderText } from '../consignment-parts.tsx';
import { ConsignmentLabelDialog } from '../labels.tsx';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useConsignment } from '../../sync/consignments.ts';
import { ProvisionalMark } from '../../shell/provisional-mark.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useFocusOnce } from '../../ui/use-focus-once.ts';

/** It is taken in: its code to write on it, its label to print, and on to the next. */
export function Registered({ consignment, onNext }: { consignment: string; onNext: () => void }) {
  const { send: say } = useMessages().consignments;
  const county = useCountyCode();
  const row = useConsignment(county, consignment).data;
  const contentOf = useContentText();
  const senderOf = useSenderText();
  const heading = useFocusOnce<HTMLHeadingElement>();
  const [printing, setPrinting] = useState(false);
  return (
    <section class="placed">
      <Icon name="check" size={48} />
      <h1 ref={heading} tabIndex={-1}>
        {say.new.saved}
      </h1>
      {row !== undefined && (
        <p>
          {senderOf(row)} · {contentOf(row)}
        </p>
      )}
      {row?.provisional === true && <ProvisionalMark />}
      <p class="note">{say.new.tell}</p>
      <strong class="placed-code figures">{consignmentCode(consignment)}</strong>
      <span class="note parcel-number">{consignmentLabel(consignment)}</span>
      <div class="placed-next">
        <Button kind="primary" large icon="plus" onClick={onNext}>
          {say.new.another}
        </Button>
        {row !== undefined && (
          <Button large icon="print" onClick={() => setPrinting(true)}>
            {say.print}
          </Button>
        )}
        <ButtonLink large href={pathTo('counter', '/send/:id', { county, id: consignment })}>
          {say.new.open}
        </ButtonLink>
      </div>
      {printing && row !== undefined && <ConsignmentLabelDialog of={row} onClose={() => setPrinting(false)} />}
    </section>
  );
}
