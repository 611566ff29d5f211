import type { ComponentChildren } from 'preact';
import { createPortal } from 'preact/compat';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useMessages } from '../i18n/index.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { SelectField } from '../ui/field.tsx';
import './paper.css';

/** The rolls that small printers take, in millimetres. */
export const paperWidths = ['58', '80'] as const;
export type PaperWidth = (typeof paperWidths)[number];

const STORED = 'yangui.paper-width';
const MILLIMETRES_PER_PIXEL = 25.4 / 96;
/** Beyond the last line, so that the cutter does not take it. */
const TAIL_MILLIMETRES = 4;

interface PaperDialogProps {
  readonly title: string;
  readonly hint?: string;
  /** What is shown on the screen: the first sheet, as it will come out. */
  readonly preview: (width: PaperWidth) => ComponentChildren;
  /** All that is printed; as the preview where there is only that. */
  readonly sheets?: (width: PaperWidth) => ComponentChildren;
  /** How long a sheet is. As long as the preview where it is not said: a roll has no pages. */
  readonly lengthMillimetres?: number;
  readonly children?: ComponentChildren;
  readonly onClose: () => void;
}

/**
 * Prints on a 58 or 80 mm roll by the browser's own print, whatever printer it knows: the sheet stands beside the
 * page, and only the sheet is printed.
 */
export function PaperDialog({
  title,
  hint,
  preview,
  sheets = preview,
  lengthMillimetres,
  children,
  onClose,
}: PaperDialogProps) {
  const { shell } = useMessages();
  const [width, setWidth] = useState<PaperWidth>(localStorage.getItem(STORED) === '80' ? '80' : '58');
  const shown = useRef<HTMLDivElement>(null);
  const measured = useLength(shown);
  usePageSize(width, lengthMillimetres ?? measured);
  const choose = (chosen: PaperWidth | '') => {
    if (chosen === '') return;
    localStorage.setItem(STORED, chosen);
    setWidth(chosen);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <SelectField
        label={shell.paper.width}
        value={width}
        onChange={choose}
        options={paperWidths.map((value) => ({ value, label: shell.paper.millimetres(value) }))}
        {...(hint !== undefined && { hint })}
      />
      {children}
      <div class="paper-preview">
        <div ref={shown} class="paper">
          {preview(width)}
        </div>
      </div>
      {createPortal(
        <div class="paper-sheet" aria-hidden="true">
          {sheets(width)}
        </div>,
        document.body,
      )}
      <div class="paper-actions">
        <DialogActions>
          <Button onClick={onClose}>{shell.close}</Button>
          <Button kind="primary" icon="print" first onClick={() => window.print()}>
            {shell.print}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}

function useLength(of: { readonly current: HTMLElement | null }): number {
  const [length, setLength] = useState(100);
  useEffect(() => {
    const element = of.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      // Nothing of the dialog is laid out while it prints.
      if (element.offsetHeight > 0)
        setLength(Math.ceil(element.offsetHeight * MILLIMETRES_PER_PIXEL) + TAIL_MILLIMETRES);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return length;
}

/** Tells the printer the size of a sheet while the dialog is open. */
function usePageSize(width: PaperWidth, lengthMillimetres: number): void {
  useLayoutEffect(() => {
    const style = document.createElement('style');
    style.textContent = `@page { size: ${width}mm ${lengthMillimetres}mm; margin: 0; }`;
    document.head.append(style);
    return () => style.remove();
  }, [width, lengthMillimetres]);
}
