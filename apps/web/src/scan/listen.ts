import { isComposing } from '../ui/composing.ts';
import { goesOn, letterOf, MOST_GAP_MS, scanEndedBy, scanWithoutEnd, withLetter, type Burst } from './burst.ts';
import { fieldBefore, type FieldBefore } from './field-before.ts';

/** Keys that other keys are pressed with: a scanner sends them before capitals. */
const modifiers = new Set(['Shift', 'CapsLock', 'Control', 'Alt', 'AltGraph', 'Meta', 'NumLock']);
/** Keys by which Firefox opens its own search, where nobody writes. */
const browserSearch = new Set(['/', "'"]);

declare global {
  interface Navigator {
    /** Chromium alone can say whether keys wait to be heard. */
    readonly scheduling?: { readonly isInputPending: () => boolean };
  }
}

interface Hearing {
  /** Something was scanned: nothing of it is left where it was typed, and no key of it did anything. */
  readonly onScan: (text: string, ended: boolean) => void;
  /** Somebody pressed a key that is part of no scan. */
  readonly onKey: () => void;
  /** Does something a little later; says how to leave it. Given, so that a test needs no clock. */
  readonly later: (does: () => void, ms: number) => () => void;
}

/**
 * Tells scans from keys, for the whole window and before anything else hears them. Keys outside of fields wait the
 * moment it takes to know that no other follows as fast as a scanner's: until then they open no door and enter no PIN.
 * What stands in a field is put back when a burst turns out to be a scan. Answers how to stop.
 */
export function listenForScans({ onScan, onKey, later }: Hearing): () => void {
  let burst: Burst | undefined;
  let before: FieldBefore | undefined;
  let held: KeyboardEvent[] = [];
  let leave = () => {};
  const released = new WeakSet<Event>();

  const release = () => {
    leave();
    const waiting = held;
    held = [];
    for (const event of waiting) {
      const again = new KeyboardEvent(event.type, event);
      released.add(again);
      const target = event.target instanceof Element && event.target.isConnected ? event.target : document.body;
      target.dispatchEvent(again);
    }
    if (waiting.length > 0) onKey();
  };
  const scanned = (text: string, { composing, ended }: { composing: boolean; ended: boolean }) => {
    leave();
    held = [];
    burst = undefined;
    before?.restore(composing);
    // Once what was put back is drawn: who takes the scan judges by what the screen shows.
    later(() => onScan(text, ended), 0);
  };
  const quiet = () => {
    // What was pressed meanwhile and not heard yet may belong to it.
    if (isInputPending()) return wait();
    const text = scanWithoutEnd(burst);
    if (text === undefined) release();
    else scanned(text, { composing: false, ended: false });
  };
  const wait = () => {
    leave();
    leave = later(quiet, MOST_GAP_MS + 5);
  };
  const hear = (event: KeyboardEvent) => {
    if (released.has(event) || modifiers.has(event.key)) return;
    const text = scanEndedBy(burst, event);
    if (text !== undefined) {
      swallow(event);
      event.preventDefault();
      return scanned(text, { composing: isComposing(event), ended: true });
    }
    const letter = isAboutSignIn(event.target) ? undefined : letterOf(event);
    if (letter === undefined || !goesOn(burst, event)) {
      release();
      before = fieldBefore();
    }
    burst = letter === undefined ? undefined : withLetter(burst, letter, event);
    if (letter !== undefined) wait();
    if (letter === undefined || isWriting(event.target)) return onKey();
    swallow(event);
    if (browserSearch.has(event.key)) event.preventDefault();
    held.push(event);
  };
  window.addEventListener('keydown', hear, { capture: true });
  document.documentElement.dataset['scans'] = 'heard';
  return () => {
    release();
    window.removeEventListener('keydown', hear, { capture: true });
  };
}

function swallow(event: Event): void {
  event.stopImmediatePropagation();
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, select, textarea');
}

/** A password's form is filled by programs too, as fast as by a scanner: what is typed there is nobody's scan. */
function isAboutSignIn(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement &&
    (target.form ?? target.parentElement)?.querySelector('[type=password]') != null
  );
}

function isInputPending(): boolean {
  return navigator.scheduling?.isInputPending() === true;
}
