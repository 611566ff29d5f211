import { createPortal } from 'preact/compat';
import { useLayoutEffect, useState } from 'preact/hooks';
import { businessDay } from '@yangui/domain';
import { useStanding } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { Money } from '../../shell/figures.tsx';
import '../../shell/paper.css';
import type { PurchaseInvoicePage } from '../../sync/produce.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { invoiceNumber } from '../invoice-number.ts';
import { useCommodityName, useGradeName, usePriceText, useWeightText } from '../produce-parts.tsx';
import './invoice-sheet.css';

type Line = PurchaseInvoicePage['lines'][number];

/** The lines of an invoice: goods, weight, price, amount. */
export function useInvoiceColumns(): readonly Column<Line>[] {
  const { produce, words } = useMessages();
  const nameOf = useCommodityName();
  const gradeOf = useGradeName();
  const weightOf = useWeightText();
  const priceOf = usePriceText();
  return [
    { title: produce.ticket, tight: true, cell: ({ code }) => <span class="code figures">{code}</span> },
    {
      title: produce.goods,
      wide: true,
      cell: ({ commodityName: name, commodityNameEn: nameEn, gradeName: zh, gradeNameEn: en }) =>
        `${nameOf({ name, nameEn })} · ${gradeOf({ zh, en })}`,
    },
    { title: produce.net, figure: true, labelled: true, cell: ({ netGrams, unit }) => weightOf(netGrams, unit) },
    {
      title: words.price,
      figure: true,
      labelled: true,
      cell: ({ priceFenPerKg, unit }) => priceOf(priceFenPerKg, unit),
    },
    { title: words.amount, figure: true, labelled: true, cell: ({ amountFen }) => <Money fen={amountFen} /> },
  ];
}

/** Opens an invoice as an A4 sheet, to be printed for the folder and the household. */
export function InvoiceSheetButton({ of }: { of: PurchaseInvoicePage }) {
  const { invoices: say, shell } = useMessages();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="print" onClick={() => setOpen(true)}>
        {say.print}
      </Button>
      {open && (
        <Dialog title={say.print} onClose={() => setOpen(false)}>
          <A4 />
          <div class="paper-preview">
            <Sheet of={of} />
          </div>
          {createPortal(
            <div class="paper-sheet" aria-hidden="true">
              <Sheet of={of} />
            </div>,
            document.body,
          )}
          <DialogActions>
            <Button onClick={() => setOpen(false)}>{shell.close}</Button>
            <Button kind="primary" icon="print" first onClick={() => window.print()}>
              {shell.print}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}

/** Tells the printer the size of the sheet while it is open. */
function A4() {
  useLayoutEffect(() => {
    const style = document.createElement('style');
    style.textContent = '@page { size: A4; margin: 15mm; }';
    document.head.append(style);
    return () => style.remove();
  }, []);
  return null;
}

function Sheet({ of }: { of: PurchaseInvoicePage }) {
  const { invoices: say, produce, shell, words } = useMessages();
  const { county } = useStanding();
  const columns = useInvoiceColumns();
  const line = (name: string, value: string) => (
    <p>
      {name}：{value}
    </p>
  );
  return (
    <div class="invoice-sheet">
      {county.sample && <p>{shell.sample}</p>}
      <h2>{say.sheetTitle}</h2>
      {of.stage === 'void' && <p class="invoice-void">{say.stages.void}</p>}
      {line(say.number, invoiceNumber(of))}
      {line(say.issued, businessDay(of.issuedAt))}
      {line(say.buyer, county.name)}
      {line(say.seller, of.called.length === 0 ? of.householdName : `${produce.joined(of.called)} ${of.householdName}`)}
      {line(words.station, of.stationName)}
      {line(say.idNumber, '')}
      <Table caption={say.lines} columns={columns} rows={of.lines} keyOf={({ ticket }) => ticket} sortedTogether />
      <p class="invoice-total">
        {words.total} <Money fen={of.amountFen} />
      </p>
      <p>{say.rule}</p>
      <p>{say.notOfficial}</p>
      <p class="invoice-signs">
        <span>{say.signSeller}</span>
        <span>{say.signBuyer}</span>
      </p>
    </div>
  );
}
