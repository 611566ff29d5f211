/** A field as it was before a burst of keys began, and how to put it back. */
export interface FieldBefore {
  readonly restore: (composing: boolean) => void;
}

/** Remembers the field that has the cursor; undefined where nothing can be written. */
export function fieldBefore(): FieldBefore | undefined {
  const field = document.activeElement;
  if (field instanceof HTMLSelectElement) {
    const chosen = field.selectedIndex;
    return {
      restore() {
        if (field.selectedIndex === chosen) return;
        field.selectedIndex = chosen;
        field.dispatchEvent(new Event('change', { bubbles: true }));
      },
    };
  }
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return undefined;
  const { value, selectionStart, selectionEnd } = field;
  return {
    restore(composing) {
      // What an input method is composing is committed first, or it would be written after all.
      if (composing) field.blur();
      if (field.value !== value) write(field, value);
      if (composing) field.focus();
      if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
    },
  };
}

/** Writes a whole value into a field as if it had been typed. */
export function write(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
