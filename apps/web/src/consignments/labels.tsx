import { consignmentCode, maskName } from '@yangui/domain';
import { encodeQR } from 'qr';
import { useMemo } from 'preact/hooks';
import { useMessages } from '../i18n/index.tsx';
import '../parcels/labels.css';
import type { ConsignmentRow } from '../sync/consignments.ts';
import { PaperDialog, type PaperWidth } from '../shell/paper.tsx';
import './labels.css';

const LENGTH_MILLIMETRES = 40;

/** Labels for what goes up, one a piece, for a 58 or 80 mm printer: the code large, its square for the scanner, the name masked. */
export function ConsignmentLabelDialog({ of, onClose }: { of: ConsignmentRow; onClose: () => void }) {
  const { consignments } = useMessages();
  const pieces = Array.from({ length: of.pieces }, (_, index) => index + 1);
  return (
    <PaperDialog
      title={consignments.send.labels}
      hint={consignments.send.labelsHint}
      lengthMillimetres={LENGTH_MILLIMETRES}
      preview={(width) => <Label of={of} piece={1} width={width} />}
      sheets={(width) => pieces.map((piece) => <Label key={piece} of={of} piece={piece} width={width} />)}
      onClose={onClose}
    />
  );
}

function Label({ of, piece, width }: { of: ConsignmentRow; piece: number; width: PaperWidth }) {
  const { consignments: say } = useMessages();
  const square = useMemo(
    () =>
      `data:image/svg+xml,${encodeURIComponent(encodeQR(of.label, 'svg', { ecc: 'medium', encoding: 'alphanumeric', border: 1 }))}`,
    [of.label],
  );
  const name = of.recipient?.name ?? null;
  return (
    <div class={`parcel-label consignment-label parcel-label-${width}`}>
      <img src={square} alt="" />
      <div class="consignment-label-side">
        <strong class="consignment-label-code">{consignmentCode(of.id)}</strong>
        <span class="parcel-label-station">{of.stationName}</span>
        <span class="parcel-label-who">
          {name === null ? '' : `→ ${maskName(name)} `}
          {of.cold ? say.cold : ''}
        </span>
        <span class="parcel-label-number">{say.send.pieceOf(piece, of.pieces)}</span>
      </div>
      <span class="parcel-label-number">{of.label}</span>
    </div>
  );
}
