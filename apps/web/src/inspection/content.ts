/** A content as standards write it, in mg/kg: 300,000 ng/kg are `0.3`. */
export function contentFigure(ngPerKg: number): string {
  return (ngPerKg / 1_000_000).toLocaleString('en', { maximumFractionDigits: 6 });
}
