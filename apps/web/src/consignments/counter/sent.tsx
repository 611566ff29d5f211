import { consignmentCode } from '@yangui/domain';
import { ConsignmentBadge } from '../consignment-badge.tsx';
import { ConsignmentCustody, ConsignmentFacts } from '../consignment-parts.tsx';
import { SentActions } from '../sent-actions.tsx';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useConsignment } from '../../sync/consignments.ts';
import { ProvisionalMark } from '../../shell/provisional-mark.tsx';
import { Answer } from '../../shell/answer.tsx';
import type { CounterScreenProps } from '../../counter/screens.ts';

/** One thing that goes up from here: what it is, its label, and every hand it went through. */
export function SentScreen({ id }: CounterScreenProps) {
  const { consignments: say } = useMessages();
  const read = useConsignment(useCountyCode(), id);
  return (
    <Answer of={read}>
      {(one) => (
        <article class="counter-page">
          <div class="order-title">
            <h1 class="figures">
              <span class="unseen">{say.code} </span>
              {consignmentCode(one.id)}
            </h1>
            <ConsignmentBadge stage={one.stage} />
            {one.provisional === true && <ProvisionalMark />}
          </div>
          <p class="parcel-number">{one.label}</p>
          <section class="panel panel-body">
            <ConsignmentFacts of={one} />
          </section>
          <SentActions of={one} />
          <ConsignmentCustody of={one} />
        </article>
      )}
    </Answer>
  );
}
