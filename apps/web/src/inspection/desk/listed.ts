/** What is written in one line with commas between. */
export function listed(typed: string): string[] {
  return typed
    .normalize('NFKC')
    .split(/[,;、]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
