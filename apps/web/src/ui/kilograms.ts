const ONE_DECIMAL = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

/** Grams as kilograms with one decimal, their thousands apart. */
export function kilogramsText(grams: number): string {
  return (grams / 1_000).toLocaleString('en', ONE_DECIMAL);
}

/** The same as whole kilograms; below ten with one decimal. */
export function roundKilogramsText(grams: number): string {
  return grams < 10_000 ? kilogramsText(grams) : Math.round(grams / 1_000).toLocaleString('en');
}
