import { createContext, type ComponentChildren, type RefObject } from 'preact';
import { useCallback, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from './button.tsx';
import './dialog.css';
import { useUiWords } from './words.ts';

/** The window that something is drawn in; none on the page itself. */
export const WindowContext = createContext<RefObject<HTMLElement> | undefined>(undefined);

interface DialogProps {
  readonly title: string;
  /** Hangs from the top on a wide screen: what it holds comes and goes while somebody types, and the line stays where it is. */
  readonly fromTop?: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A window over the page on a wide screen, a sheet from below on a phone. Escape closes it. */
export function Dialog(props: DialogProps) {
  const words = useUiWords();
  const element = useRef<HTMLDialogElement | null>(null);
  const titleId = useId();
  // Refs come before all layout effects: it is open before a field in it takes the cursor.
  const opened = useCallback((dialog: HTMLDialogElement | null) => {
    if (dialog === null) element.current?.close();
    else if (!dialog.open) dialog.showModal();
    element.current = dialog;
  }, []);
  useClosedByBack(props.onClose, element);
  return (
    <dialog
      ref={opened}
      class={props.fromTop === true ? 'dialog dialog-from-top' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onMouseDown={(event) => {
        if (event.target === event.currentTarget) props.onClose();
      }}
    >
      <div class="dialog-head">
        <h2 id={titleId}>{props.title}</h2>
        <IconButton icon="close" label={words.close} onClick={props.onClose} />
      </div>
      <div class="dialog-body">
        <WindowContext.Provider value={element}>{props.children}</WindowContext.Provider>
      </div>
    </dialog>
  );
}

/** Which window stands in front, of those that are open. */
let front = 0;

/** Whether the entry of a window that was closed is still being taken out of the history, which takes a moment. */
let leaving = false;

function leave(): void {
  leaving = true;
  addEventListener('popstate', () => (leaving = false), { once: true });
  history.back();
}

/**
 * Going back closes the window in front and leaves the page where it is: a window has an entry of its own in the
 * history while it is open. Closed otherwise, it takes its entry along, unless another page was gone to meanwhile.
 * The entry is there as soon as the window is drawn; one opened while that of another is being taken out waits for it.
 */
function useClosedByBack(onClose: () => void, element: RefObject<HTMLElement>): void {
  const close = useRef(onClose);
  useLayoutEffect(() => {
    close.current = onClose;
  });
  useLayoutEffect(() => {
    const window = (front += 1);
    element.current?.setAttribute('data-front', String(window));
    const isHere = () => {
      const state: unknown = history.state;
      return typeof state === 'object' && state !== null && 'window' in state && Number(state.window) >= window;
    };
    const enter = () => history.pushState({ window }, '');
    let entered = !leaving;
    if (entered) enter();
    const moved = () => {
      if (!entered) {
        entered = true;
        enter();
      } else if (!isHere()) close.current();
    };
    addEventListener('popstate', moved);
    return () => {
      removeEventListener('popstate', moved);
      front -= 1;
      if (entered && isHere()) leave();
    };
  }, []);
}

/** The row of buttons that ends a dialog: the one that does it last. */
export function DialogActions({ children }: { children: ComponentChildren }) {
  return <div class="dialog-actions">{children}</div>;
}
