const STORED = 'yangui.undo-seconds';

/** How long what was done can be taken back, as a person may choose it on this device. */
export const undoSeconds = [0, 5, 10] as const;
export type UndoSeconds = (typeof undoSeconds)[number];

/** As chosen on this device; five seconds where nothing was. */
export function chosenUndoSeconds(): UndoSeconds {
  const stored = localStorage.getItem(STORED);
  return undoSeconds.find((one) => String(one) === stored) ?? 5;
}

export function chooseUndoSeconds(seconds: UndoSeconds): void {
  localStorage.setItem(STORED, String(seconds));
}
