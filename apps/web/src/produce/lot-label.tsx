import { lotLabel } from '@yangui/domain';
import { encodeQR } from 'qr';
import { useMemo, useState } from 'preact/hooks';
import '../consignments/labels.css';
import { useMessages } from '../i18n/index.tsx';
import '../parcels/labels.css';
import { PaperDialog, type PaperWidth } from '../shell/paper.tsx';
import type { LotRow } from '../sync/produce.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { useLotGoods } from './lot-parts.tsx';
import { useWeightText } from './produce-parts.tsx';

const LENGTH_MILLIMETRES = 40;
/** No lot lies in more baskets or boxes than are printed at once. */
const MOST_LABELS = 500;

/** Prints the labels of a lot: one a piece; of what is not packed, as many as there are baskets. */
export function LotLabelButton({ of }: { of: LotRow }) {
  const { lots } = useMessages();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="print" onClick={() => setOpen(true)}>
        {lots.labels.print}
      </Button>
      {open && <LotLabelDialog of={of} onClose={() => setOpen(false)} />}
    </>
  );
}

function LotLabelDialog({ of, onClose }: { of: LotRow; onClose: () => void }) {
  const { lots } = useMessages();
  const [typed, setTyped] = useState(String(of.pieces ?? 1));
  const count = Number(typed);
  const pieces = Number.isInteger(count) && count >= 1 ? Math.min(count, MOST_LABELS) : 1;
  const label = (width: PaperWidth, piece: number) => (
    <LotLabel key={piece} of={of} piece={piece} pieces={pieces} width={width} />
  );
  return (
    <PaperDialog
      title={lots.labels.title(of.code)}
      hint={lots.labels.hint}
      lengthMillimetres={LENGTH_MILLIMETRES}
      preview={(width) => label(width, 1)}
      sheets={(width) => Array.from({ length: pieces }, (_, place) => label(width, place + 1))}
      onClose={onClose}
    >
      <TextField
        label={lots.labels.count}
        value={typed}
        onInput={setTyped}
        inputMode="numeric"
        figures
        autoComplete="off"
      />
    </PaperDialog>
  );
}

/** One piece's label: what it is of, how heavy, when it was brought, which lot, and which piece; nobody's name. */
function LotLabel({ of, piece, pieces, width }: { of: LotRow; piece: number; pieces: number; width: PaperWidth }) {
  const { lots } = useMessages();
  const goodsOf = useLotGoods();
  const weightOf = useWeightText();
  const text = lotLabel(of.id, pieces === 1 ? undefined : piece);
  const square = useMemo(
    () =>
      `data:image/svg+xml,${encodeURIComponent(encodeQR(text, 'svg', { ecc: 'medium', encoding: 'alphanumeric', border: 1 }))}`,
    [text],
  );
  const weight = weightOf(of.leftGrams, of.unit);
  return (
    <div class={`parcel-label consignment-label parcel-label-${width}`}>
      <img src={square} alt="" />
      <div class="consignment-label-side">
        <strong class="consignment-label-code">{of.code}</strong>
        <span class="parcel-label-station">{goodsOf(of)}</span>
        <span class="parcel-label-who">{pieces === 1 ? weight : lots.labels.whole(weight)}</span>
        <span class="parcel-label-number">
          {lots.labels.brought(of.takenOn)} {pieces > 1 && lots.labels.pieceOf(piece, pieces)}
        </span>
      </div>
      <span class="parcel-label-number">{text}</span>
    </div>
  );
}
