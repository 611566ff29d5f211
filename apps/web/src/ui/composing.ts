/**
 * Whether a key belongs to an input method, which is still composing: an Enter then confirms what was composed and
 * chooses nothing. Safari ends the composition before the Enter that confirmed it: its key bears the code 229 all the same.
 */
export function isComposing(event: { readonly isComposing: boolean; readonly keyCode: number }): boolean {
  return event.isComposing || event.keyCode === IN_COMPOSITION;
}

/** The code that a key has which an input method has taken (UI Events, "legacy key attributes"). */
export const IN_COMPOSITION = 229;
