/** What somebody began on the screen that the server drew, before the program was there. */
export interface Begun {
  readonly name: string;
  readonly password: string;
  /** The button was pressed. */
  readonly pressed: boolean;
  /** Where the cursor stood. */
  readonly at: 'name' | 'password';
}

export const NOTHING_BEGUN: Begun = { name: '', password: '', pressed: false, at: 'name' };

/**
 * Takes the place of the screen that the server drew, in the same frame, with all that was begun on it.
 * @returns {@link NOTHING_BEGUN} where none was drawn
 */
export function takeOver(): Begun {
  const drawn = document.getElementById('drawn');
  if (drawn === null) return NOTHING_BEGUN;
  const field = (purpose: string) => drawn.querySelector<HTMLInputElement>(`input[autocomplete=${purpose}]`);
  const password = field('current-password');
  const begun: Begun = {
    name: field('username')?.value ?? '',
    password: password?.value ?? '',
    pressed: drawn.dataset['pressed'] !== undefined,
    at: password !== null && password === document.activeElement ? 'password' : 'name',
  };
  drawn.remove();
  return begun;
}
