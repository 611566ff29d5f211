import { createPortal } from 'preact/compat';
import { useLayoutEffect, useState } from 'preact/hooks';
import { useMessages } from '../i18n/index.tsx';
import { Icon } from '../ui/icon.tsx';
import { write } from './field-before.ts';
import { listenForScans } from './listen.ts';
import { hearScanned } from './scanned.ts';
import { takersIn } from './takers.ts';
import './scans.css';

/** What nobody took: said in front of whatever the person looks at. */
interface Refused {
  readonly text: string;
  /** Why, in the words of whoever could not take it now. */
  readonly why: string | undefined;
  readonly window: HTMLElement | undefined;
}

/**
 * Hears the hand scanner and the camera for the whole app. A scan goes to whoever knows it on the screen, to a field made for it that
 * has the cursor, to the screen’s taker, to its search line, in this order, and where a window is open, to those in it
 * alone; one that nobody takes is refused in words.
 */
export function Scans() {
  const { scans: say } = useMessages();
  const [refused, setRefused] = useState<Refused>();
  useLayoutEffect(() => {
    const deaf = hearScanned((text) => setRefused(handOn(text, true)));
    const stop = listenForScans({
      onScan: (text, ended) => setRefused(handOn(text, ended)),
      onKey: () => setRefused(undefined),
      later(does, ms) {
        const timer = setTimeout(does, ms);
        return () => clearTimeout(timer);
      },
    });
    return () => {
      deaf();
      stop();
    };
  }, []);
  if (refused === undefined) return null;
  const { text, why, window } = refused;
  const short = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return createPortal(
    <div class="scan-refused" role="alert" onClick={() => setRefused(undefined)}>
      <Icon name="alert" />
      <span>{why ?? (window === undefined ? say.notOnPage(short) : say.notInWindow(short))}</span>
    </div>,
    window ?? document.body,
  );
}

/** How much of a code is shown: a QR code may hold a page of it. */
const SHOWN = 24;

/** Gives a scan to who takes it; answers what to say where nobody does. */
function handOn(text: string, ended: boolean): Refused | undefined {
  const window = frontWindow();
  const takers = takersIn(window);
  const { activeElement } = document;
  const knowing = takers.find((one) => one.knows?.(text) === true);
  if (knowing === undefined && activeElement instanceof HTMLInputElement && activeElement.matches('[data-scan]')) {
    write(activeElement, text);
    return undefined;
  }
  const taker = knowing ?? takers.find(({ field }) => field?.current === activeElement) ?? takers[0];
  if (taker !== undefined) {
    const why = taker.take(text, ended);
    return typeof why === 'string' ? { text, why, window } : undefined;
  }
  const lines = [...(window ?? document).querySelectorAll<HTMLInputElement>('input[data-search]:enabled')];
  const line = lines.find((one) => one === activeElement) ?? lines[0];
  if (line === undefined) return { text, why: undefined, window };
  line.focus();
  write(line, text);
  return undefined;
}

/** The window that stands in front of all others. */
function frontWindow(): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('dialog[open]')]
    .toSorted((one, other) => Number(one.dataset['front'] ?? 0) - Number(other.dataset['front'] ?? 0))
    .at(-1);
}
