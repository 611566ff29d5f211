import { maskName, maskPhone } from '@yangui/domain';
import { useMessages } from '../i18n/index.tsx';
import type { ParcelRow } from '../sync/parcels.ts';
import { PaperDialog, type PaperWidth } from '../shell/paper.tsx';
import { useCarrierName } from './parcel-parts.tsx';
import './labels.css';

const LENGTH_MILLIMETRES = 40;

/** Labels for parcels, as they will come out of a 58 or 80 mm printer: the code large, name and phone masked. */
export function LabelDialog({ parcels: rows, onClose }: { parcels: readonly ParcelRow[]; onClose: () => void }) {
  const { parcels } = useMessages();
  return (
    <PaperDialog
      title={`${parcels.labels.title} · ${parcels.labels.count(rows.length)}`}
      hint={parcels.labels.hint}
      lengthMillimetres={LENGTH_MILLIMETRES}
      preview={(width) => rows[0] && <Label parcel={rows[0]} width={width} />}
      sheets={(width) => rows.map((row) => <Label key={row.id} parcel={row} width={width} />)}
      onClose={onClose}
    />
  );
}

function Label({ parcel, width }: { parcel: ParcelRow; width: PaperWidth }) {
  const { parcels } = useMessages();
  const carrierName = useCarrierName();
  const { recipientName, recipientPhone } = parcel;
  return (
    <div class={`parcel-label parcel-label-${width}`}>
      <strong class="parcel-label-code">{parcel.code}</strong>
      <span class="parcel-label-station">{parcel.stationName}</span>
      <span class="parcel-label-who">
        {recipientName === null ? parcels.noName : maskName(recipientName)}
        {recipientPhone !== null && ` ${maskPhone(recipientPhone)}`}
      </span>
      <span class="parcel-label-number">
        {carrierName(parcel.carrier)} {parcel.number}
      </span>
    </div>
  );
}
