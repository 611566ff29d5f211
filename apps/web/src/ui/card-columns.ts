/**
 * Which of a row's cells stand on the right where it is a card of two columns: they come side by side in their order, and
 * one that has a line of its own begins the next line anew.
 */
export function onTheRight(columns: readonly { readonly wide?: boolean }[]): readonly boolean[] {
  let half = false;
  return columns.map(({ wide = false }) => {
    const right = half && !wide;
    half = !half && !wide;
    return right;
  });
}
