import type { RefObject } from 'preact';
import { useContext, useLayoutEffect, useRef } from 'preact/hooks';
import { WindowContext } from '../ui/dialog.tsx';

/** What becomes of a scan on a screen, or in a window over it. */
export interface ScanTaker {
  /** Takes what was scanned; answers in words where it cannot be taken now. `ended`: the scanner sent Enter or Tab after it. */
  readonly take: (text: string, ended: boolean) => string | void;
  /** Whether it is on the list here: among several that take scans, whoever knows it takes it. */
  readonly knows?: ((text: string) => boolean) | undefined;
  /** Its own line to write in, where it has one: with the cursor there, it comes before the others. */
  readonly field?: RefObject<HTMLElement> | undefined;
}

interface Standing {
  readonly window: RefObject<HTMLElement> | undefined;
  readonly taker: RefObject<ScanTaker>;
}

const standing: Standing[] = [];

/** Takes the scans of this screen, or of the window that this stands in, wherever the cursor is. */
export function useScan(taker: ScanTaker): void {
  const window = useContext(WindowContext);
  const latest = useRef(taker);
  useLayoutEffect(() => {
    latest.current = taker;
  });
  useLayoutEffect(() => {
    const here = { window, taker: latest };
    standing.push(here);
    return () => void standing.splice(standing.indexOf(here), 1);
  }, []);
}

/** Those who take scans in the window that stands in front, or on the page where none is open. */
export function takersIn(front: HTMLElement | undefined): readonly ScanTaker[] {
  return standing
    .filter(({ window }) => window?.current === front || (window === undefined && front === undefined))
    .flatMap(({ taker }) => taker.current ?? []);
}
