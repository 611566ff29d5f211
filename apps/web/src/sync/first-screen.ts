/** What can wait longer than this for a first screen need not wait for it. */
const AT_MOST_MS = 8_000;

let tell: () => void = () => undefined;

/** The first screen is drawn: the line and the processor are free for what comes after it. */
export const firstScreen: Promise<void> = new Promise((resolve) => {
  tell = resolve;
  setTimeout(resolve, AT_MOST_MS);
});

/** Says that it is drawn. */
export function firstScreenDrawn(): void {
  tell();
}
