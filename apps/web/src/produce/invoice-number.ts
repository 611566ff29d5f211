/** The number of a purchase invoice as it is written: the year, and its place in the year's series. */
export function invoiceNumber({ month, number }: { readonly month: string; readonly number: number }): string {
  return `${month.slice(0, 4)}-${String(number).padStart(5, '0')}`;
}
