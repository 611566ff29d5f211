import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { AddressParcel } from '../address-parcel.tsx';
import { ForgetRecipient } from '../forget-recipient.tsx';
import { LabelDialog } from '../labels.tsx';
import { ParcelActionBar } from '../parcel-action-bar.tsx';
import { ParcelBadge, ParcelMarks } from '../parcel-parts.tsx';
import { Custody, ParcelFacts } from '../parcel-view.tsx';
import { TroublePhotos } from '../trouble-photos.tsx';
import { pathTo } from '../../paths.ts';
import { useParcel } from '../../sync/parcels.ts';
import { Button } from '../../ui/button.tsx';
import { Answer } from '../../shell/answer.tsx';
import type { DeskScreenProps } from '../../desk/screen.ts';
import { DeskPage } from '../../desk/page.tsx';

/** One parcel: where it is, what can be done, and every hand it went through. */
export function ParcelScreen({ id }: DeskScreenProps) {
  const { parcels } = useMessages();
  const county = useCountyCode();
  const parcel = useParcel(county, id);
  const [printing, setPrinting] = useState(false);
  return (
    <Answer of={parcel}>
      {(one) => (
        <DeskPage
          up={{ href: pathTo('desk', '/parcels', { county }), label: parcels.title }}
          title={
            <span class="title-with-badge">
              {parcels.parcel} <span class="figures parcel-number">{one.number}</span> <ParcelBadge stage={one.stage} />
            </span>
          }
          actions={
            <Button icon="print" onClick={() => setPrinting(true)}>
              {parcels.actions.print}
            </Button>
          }
        >
          <span class="parcel-marks">
            <ParcelMarks parcel={one} />
          </span>
          <ParcelFacts parcel={one} surface="desk" />
          <ParcelActionBar parcel={one} actions={['resolve', 'answer', 'report', 'take-back', 'return', 'complain']} />
          <AddressParcel parcel={one} />
          <ForgetRecipient parcel={one} />
          <TroublePhotos parcel={one.id} erasable />
          <Custody parcel={one} />
          {printing && <LabelDialog parcels={[one]} onClose={() => setPrinting(false)} />}
        </DeskPage>
      )}
    </Answer>
  );
}
