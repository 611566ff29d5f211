let hear: ((text: string) => void) | undefined;

/** Hears what is scanned by other means than the keyboard. Answers how to stop. */
export function hearScanned(by: (text: string) => void): () => void {
  hear = by;
  return () => {
    if (hear === by) hear = undefined;
  };
}

/** Something was scanned. */
export function scanned(text: string): void {
  hear?.(text);
}
