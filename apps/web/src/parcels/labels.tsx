import { maskName, maskPhone } from '@yangui/domain';
import { createPortal } from 'preact/compat';
import { useEffect, useState } from 'preact/hooks';
import { useMessages } from '../i18n/index.tsx';
import type { ParcelRow } from '../sync/parcels.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { SelectField } from '../ui/field.tsx';
import { useCarrierName } from './parcel-parts.tsx';
import './labels.css';

const widths = ['58', '80'] as const;
const STORED = 'yangui.label-width';

/** Labels for parcels, as they will come out of a 58 or 80 mm printer: the code large, name and phone masked. */
export function LabelDialog({ parcels: rows, onClose }: { parcels: readonly ParcelRow[]; onClose: () => void }) {
  const { parcels, shell } = useMessages();
  const [width, setWidth] = useState<'58' | '80'>(localStorage.getItem(STORED) === '80' ? '80' : '58');
  usePaper(width);
  const choose = (chosen: '58' | '80' | '') => {
    if (chosen === '') return;
    localStorage.setItem(STORED, chosen);
    setWidth(chosen);
  };
  return (
    <Dialog title={`${parcels.labels.title} · ${parcels.labels.count(rows.length)}`} onClose={onClose}>
      <SelectField label={parcels.labels.width} value={width} onChange={choose} options={widths.map((value) => ({ value, label: parcels.labels.mm(Number(value)) }))} hint={parcels.labels.hint} />
      <div class="label-preview">{rows[0] && <Label parcel={rows[0]} width={width} />}</div>
      {createPortal(
        <div class="label-sheet" aria-hidden="true">
          {rows.map((row) => (
            <Label key={row.id} parcel={row} width={width} />
          ))}
        </div>,
        document.body,
      )}
      <DialogActions>
        <Button onClick={onClose}>{shell.close}</Button>
        <Button kind="primary" icon="print" onClick={() => window.print()}>
          {parcels.labels.print}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Label({ parcel, width }: { parcel: ParcelRow; width: '58' | '80' }) {
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

/** The paper's width, told to the printer while labels are being printed. */
function usePaper(width: string): void {
  useEffect(() => {
    const style = document.createElement('style');
    style.textContent = `@page { size: ${width}mm 40mm; margin: 0; }`;
    document.head.append(style);
    return () => style.remove();
  }, [width]);
}
