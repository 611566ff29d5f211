import { consignmentCode } from '@yangui/domain';
import { Link } from 'wouter-preact';
import { ConsignmentBadge } from '../consignment-badge.tsx';
import { ConsignmentCustody, ConsignmentFacts, useSenderText } from '../consignment-parts.tsx';
import { SentActions } from '../sent-actions.tsx';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useConsignment, type ConsignmentPage } from '../../sync/consignments.ts';
import { Answer } from '../../shell/answer.tsx';
import type { DeskScreenProps } from '../../desk/screen.ts';
import { DeskPage } from '../../desk/page.tsx';
import { CentreActions } from './centre-actions.tsx';

/** One thing that was sent up: where it is, what can be done, and every hand it went through. */
export function ConsignmentScreen({ id }: DeskScreenProps) {
  const { consignments: say } = useMessages();
  const county = useCountyCode();
  const read = useConsignment(county, id);
  return (
    <Answer of={read}>
      {(one) => (
        <DeskPage
          up={{ href: pathTo('desk', '/consignments', { county }), label: say.list.title }}
          title={
            <span class="title-with-badge">
              {say.code} <span class="figures">{consignmentCode(one.id)}</span> <ConsignmentBadge stage={one.stage} />
            </span>
          }
          intro={one.label}
        >
          <Facts of={one} />
          <CentreActions of={one} />
          <SentActions of={one} />
          <ConsignmentCustody of={one} />
        </DeskPage>
      )}
    </Answer>
  );
}

function Facts({ of }: { of: ConsignmentPage }) {
  const county = useCountyCode();
  const may = useMay();
  const senderOf = useSenderText();
  const { loop, vehicleName } = of;
  return (
    <ConsignmentFacts
      of={of}
      linked={{
        station: <Link href={pathTo('desk', '/stations/:id', { county, id: of.station })}>{of.stationName}</Link>,
        sender:
          of.sender !== null && may('villagers.export') ? (
            <Link href={pathTo('desk', '/villagers/:id', { county, id: of.sender })}>{senderOf(of)}</Link>
          ) : undefined,
        loop:
          loop !== null && may('loops.unload') ? (
            <Link href={pathTo('desk', '/unload/:id', { county, id: loop })}>{vehicleName}</Link>
          ) : undefined,
      }}
    />
  );
}
