import { openParcelStages } from '@yangui/domain';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { AddressParcel } from '../address-parcel.tsx';
import { ParcelActionBar } from '../parcel-action-bar.tsx';
import { ParcelBadge, ParcelMarks } from '../parcel-parts.tsx';
import { Custody, ParcelFacts } from '../parcel-view.tsx';
import { TroublePhotos } from '../trouble-photos.tsx';
import { useParcel } from '../../sync/parcels.ts';
import { Answer } from '../../shell/answer.tsx';
import { ShelfPlace } from './shelf-place.tsx';
import type { CounterScreenProps } from '../../counter/screens.ts';

/** One parcel at the counter: what it is, and every hand it went through. */
export function ParcelScreen({ id }: CounterScreenProps) {
  const { parcels } = useMessages();
  const parcel = useParcel(useCountyCode(), id);
  return (
    <Answer of={parcel}>
      {(one) => (
        <article class="counter-page">
          <div class="order-title">
            <h1 class="figures">
              <span class="unseen">{parcels.code} </span>
              {one.code}
            </h1>
            <ParcelBadge stage={one.stage} />
          </div>
          <p class="parcel-number">{one.number}</p>
          <span class="parcel-marks">
            <ParcelMarks parcel={one} />
          </span>
          <section class="panel panel-body">
            <ParcelFacts parcel={one} surface="counter" />
          </section>
          {openParcelStages.includes(one.stage) && <ShelfPlace visit={one.visit} code={one.code} />}
          <AddressParcel parcel={one} />
          <ParcelActionBar
            parcel={one}
            actions={[
              ...(one.stage === 'at-station' ? (['undo-receipt'] as const) : []),
              'report',
              'return',
              'complain',
            ]}
          />
          <TroublePhotos parcel={one.id} />
          <Custody parcel={one} />
        </article>
      )}
    </Answer>
  );
}
