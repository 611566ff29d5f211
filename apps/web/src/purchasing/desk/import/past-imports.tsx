import type { Envelope } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../../county.tsx';
import { useMessages, useProblemText } from '../../../i18n/index.tsx';
import { sayMoment } from '../../../i18n/moments.ts';
import { ExportList, momentText, type ExportColumn } from '../../../sheets/export-list.tsx';
import { prepare } from '../../../sync/command.ts';
import { productsOfImport, useImports, type ImportedProduct, type ImportRow } from '../../../sync/imports.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { Moment, useNow } from '../../../shell/figures.tsx';
import { FailureNote } from '../../../shell/sending-note.tsx';
import { Notice } from '../../../ui/refusal-note.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { asSorted } from '../../../shell/as-sorted.ts';
import { useInOrder } from '../../../ui/sorting.tsx';
import { Listing, rowsOf } from '../../../shell/listing.tsx';
import { Table, type Column } from '../../../ui/table.tsx';
import { useMany } from '../../../sheets/use-many.ts';
import { StillWaiting } from '../../../sheets/still-waiting.tsx';

/** The imports there were, each with the way to undo it. */
export function PastImports() {
  const { sheets } = useMessages();
  const imports = useImports(useCountyCode());
  const [undoing, setUndoing] = useState<ImportRow>();
  const columns: readonly Column<ImportRow>[] = [
    { title: sheets.when, sort: { name: 'at', by: ({ at }) => at }, cell: ({ at }) => <Moment at={at} /> },
    { title: sheets.by, sort: { name: 'by', by: ({ byName }) => asSorted(byName) }, cell: ({ byName }) => byName },
    {
      title: sheets.products,
      figure: true,
      labelled: true,
      sort: { name: 'products', by: ({ products }) => products },
      cell: ({ products }) => products,
    },
    {
      title: sheets.changed,
      figure: true,
      labelled: true,
      sort: { name: 'changed', by: ({ changed }) => changed },
      cell: ({ changed }) => changed,
    },
    {
      title: sheets.ordered,
      figure: true,
      labelled: true,
      sort: { name: 'ordered', by: ({ ordered }) => ordered },
      cell: ({ ordered }) => ordered,
    },
    {
      title: sheets.withdrawn,
      figure: true,
      labelled: true,
      sort: { name: 'withdrawn', by: ({ withdrawn }) => withdrawn },
      cell: ({ withdrawn }) => withdrawn,
    },
    {
      title: '',
      tight: true,
      cell: (row) => (
        <Button
          icon="undo"
          reason={withdrawable(row) + row.restorable === 0 ? sheets.nothingToUndo : undefined}
          onClick={() => setUndoing(row)}
        >
          {sheets.undo}
        </Button>
      ),
    },
  ];
  const inOrder = useInOrder(columns);
  return (
    <section class="panel" aria-label={sheets.past}>
      <div class="panel-head">
        <h2>{sheets.past}</h2>
        {rowsOf(imports)?.length !== 0 && <ImportsExport rows={inOrder(rowsOf(imports) ?? [])} />}
      </div>
      <Listing of={imports} empty={<EmptyState icon="products" title={sheets.pastEmpty} next={sheets.templateHint} />}>
        {(rows) => <Table caption={sheets.past} columns={columns} rows={rows} keyOf={({ id }) => id} />}
      </Listing>
      {undoing !== undefined && <UndoImport of={undoing} onClose={() => setUndoing(undefined)} />}
    </section>
  );
}

function ImportsExport({ rows }: { rows: readonly ImportRow[] }) {
  const { sheets } = useMessages();
  const columns: readonly ExportColumn<ImportRow>[] = [
    { title: sheets.when, kind: 'text', width: 18, value: ({ at }) => momentText(at) },
    { title: sheets.by, value: ({ byName }) => byName },
    { title: sheets.products, kind: 'number', value: ({ products }) => products },
    { title: sheets.changed, kind: 'number', value: ({ changed }) => changed },
    { title: sheets.ordered, kind: 'number', value: ({ ordered }) => ordered },
    { title: sheets.withdrawn, kind: 'number', value: ({ withdrawn }) => withdrawn },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return <ExportList name={sheets.past} columns={columns} pages={() => [rows]} />;
}

/** How many of its products an undone import would take off the catalogue. */
function withdrawable({ products, ordered, withdrawn }: ImportRow): number {
  return Math.max(0, products - ordered - withdrawn);
}

/** What undoing an import says: new products are withdrawn where nobody ordered them, old ones get their terms back. */
function undoing(importId: string, products: readonly ImportedProduct[]): readonly Envelope[] {
  return products.flatMap(({ id, importId: broughtBy, ordered, withdrawn, termsOfImport }) => {
    if (broughtBy === importId)
      return ordered || withdrawn ? [] : [prepare('withdraw-product', { product: id, onlyIfNeverOrdered: true })];
    return termsOfImport === 'restorable' ? [prepare('restore-product-terms', { product: id, importId })] : [];
  });
}

/** Withdraws what an import brought and nobody has ordered, puts back the terms it changed; says what stays, and why. */
function UndoImport({ of, onClose }: { of: ImportRow; onClose: () => void }) {
  const messages = useMessages();
  const { sheets, shell } = messages;
  const county = useCountyCode();
  const say = useProblemText();
  const now = useNow();
  const [progress, send] = useMany(county, 'product');
  const [brought, setBrought] = useState<readonly ImportedProduct[]>([]);
  const [sent, setSent] = useState<readonly Envelope[]>([]);
  const [failure, setFailure] = useState<unknown>();
  const undo = () => {
    productsOfImport(county, of.id).then((products) => {
      setBrought(products);
      const envelopes = undoing(of.id, products);
      setSent(envelopes);
      send(envelopes);
    }, setFailure);
  };
  const stays = brought.filter(({ importId, ordered, withdrawn }) => importId === of.id && ordered && !withdrawn);
  const changedSince = brought.filter(({ termsOfImport }) => termsOfImport === 'changed-since');
  const done = (type: string) =>
    sent.filter(
      (one) =>
        one.type === type && !progress.refused.some(({ id }) => id === one.id) && !progress.waiting.includes(one.id),
    ).length;
  return (
    <Dialog title={sheets.undoOf(sayMoment(of.at, now, messages))} onClose={onClose}>
      <div class="fields">
        {progress.is === 'idle' && <p>{sheets.undoHint(withdrawable(of), of.ordered, of.restorable)}</p>}
        {progress.is === 'sending' && <p role="status">{sheets.undoingNow(progress.done, sent.length)}</p>}
        {progress.is === 'done' && (
          <Notice>{sheets.undone(done('withdraw-product'), done('restore-product-terms'))}</Notice>
        )}
        <StillWaiting count={progress.waiting.length} />
        {progress.refused.map(({ id, problem }) => (
          <span key={id}>{say(problem)}</span>
        ))}
        {progress.is === 'done' && stays.length > 0 && <p>{sheets.stays(stays.map(({ name }) => name))}</p>}
        {progress.is === 'done' && changedSince.length > 0 && (
          <p>{sheets.keepsTerms(changedSince.map(({ name }) => name))}</p>
        )}
        {(failure ?? progress.failure) !== undefined && <FailureNote error={failure ?? progress.failure} />}
        <DialogActions>
          <Button onClick={onClose}>{progress.is === 'done' ? shell.done : shell.cancel}</Button>
          {progress.is !== 'done' && (
            <Button kind="danger" busy={progress.is === 'sending'} onClick={undo}>
              {sheets.undo}
            </Button>
          )}
        </DialogActions>
      </div>
    </Dialog>
  );
}
