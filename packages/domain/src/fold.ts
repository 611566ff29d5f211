/** A text as it is compared with what somebody typed: no wide letters or digits, no capitals, no blanks around. */
export function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
