import { useEffect, useRef, useState } from 'preact/hooks';
import { useStanding } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { FailureNote } from '../shell/sending-note.tsx';
import { Notice } from '../ui/refusal-note.tsx';
import { noteExport } from '../sync/session.ts';
import { download } from './download.ts';
import { csvWriter } from './write-csv.ts';
import type { SheetColumn } from './writer.ts';

/** A column of an exported list: its heading with the unit, and a row's value. Money in yuan, moments as local time. */
export interface ExportColumn<R> extends SheetColumn {
  readonly value: (row: R) => string | number | null;
}

interface ExportListProps<R> {
  /** What the list is called: the file's name begins with it. */
  readonly name: string;
  readonly columns: readonly ExportColumn<R>[];
  /** Every row that the filters on screen show, page by page. */
  readonly pages: (signal: AbortSignal) => AsyncIterable<readonly R[]> | Iterable<readonly R[]>;
}

type State =
  | { readonly is: 'asking' }
  | { readonly is: 'reading'; readonly rows: number }
  | { readonly is: 'done'; readonly rows: number; readonly cut: boolean }
  | { readonly is: 'failed'; readonly failure: unknown };

/** The button by which a list goes into a file: everything its filters show, as Excel or CSV, however long. */
export function ExportList<R>(props: ExportListProps<R>) {
  const { sheets } = useMessages();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="download" label={sheets.exportTo(props.name)} onClick={() => setOpen(true)}>
        {sheets.export}
      </Button>
      {open && <ExportDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function ExportDialog<R>({ name, columns, pages, onClose }: ExportListProps<R> & { onClose: () => void }) {
  const { sheets, shell } = useMessages();
  const { county } = useStanding();
  const [state, setState] = useState<State>({ is: 'asking' });
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);

  const write = async (kind: 'xlsx' | 'csv') => {
    const writer = kind === 'csv' ? csvWriter(columns) : (await import('./write-xlsx.ts')).xlsxWriter(name, columns);
    let rows = 0;
    let cut = false;
    for await (const page of pages(stop.current.signal)) {
      const written = writer.write(page.map((row) => columns.map(({ value }) => value(row))));
      rows += written;
      setState({ is: 'reading', rows });
      cut = written < page.length;
      if (cut) break;
    }
    // First on record, then in the person's hands.
    await noteExport(county.county, name, rows);
    download(writer.end(), `${name} ${county.name} ${today()}.${kind}`);
    setState({ is: 'done', rows, cut });
  };
  const begin = (kind: 'xlsx' | 'csv') => {
    setState({ is: 'reading', rows: 0 });
    write(kind).catch((failure: unknown) => {
      if (!stop.current.signal.aborted) setState({ is: 'failed', failure });
    });
  };
  return (
    <Dialog title={sheets.exportTo(name)} onClose={onClose}>
      <div class="fields">
        {state.is === 'asking' && <p>{sheets.exportAll}</p>}
        {state.is === 'reading' && <p role="status">{sheets.exporting(state.rows)}</p>}
        {state.is === 'done' && <Notice>{sheets.exported(state.rows)}</Notice>}
        {state.is === 'done' && state.cut && <p>{sheets.cutOff(state.rows)}</p>}
        {state.is === 'failed' && <FailureNote error={state.failure} again={() => setState({ is: 'asking' })} />}
        <DialogActions>
          <Button onClick={onClose}>
            {state.is === 'done' ? shell.done : state.is === 'reading' ? sheets.stop : shell.cancel}
          </Button>
          {state.is === 'asking' && <Button onClick={() => begin('csv')}>{sheets.asCsv}</Button>}
          {state.is === 'asking' && (
            <Button kind="primary" onClick={() => begin('xlsx')}>
              {sheets.asXlsx}
            </Button>
          )}
        </DialogActions>
      </div>
    </Dialog>
  );
}

/** A moment as a spreadsheet's text in China's time: `2026-11-21 14:05`. */
export function momentText(at: number | null): string | null {
  return at === null ? null : new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** Fen as yuan: a number that can be added up. */
export function yuanOf(fen: number): number {
  return fen / 100;
}

function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}
