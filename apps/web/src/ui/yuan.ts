/** Fen as yuan with two decimals and thousands apart: `1,234.50`. */
export function yuanText(fen: number): string {
  const whole = Math.floor(Math.abs(fen) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '−' : ''}${whole}.${(Math.abs(fen) % 100).toString().padStart(2, '0')}`;
}
