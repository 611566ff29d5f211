/** Fen as yuan with two decimals and thousands apart: `1,234.50`. */
export function yuanText(fen: number): string {
  const whole = Math.floor(Math.abs(fen) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '−' : ''}${whole}.${(Math.abs(fen) % 100).toString().padStart(2, '0')}`;
}

/** What a person typed as yuan, in fen; undefined when it is no amount. */
export function fenOf(text: string): number | undefined {
  const match = /^\s*(\d{1,9})(?:[.。](\d{1,2}))?\s*$/.exec(text.replace(/,/g, ''));
  if (match === null) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
